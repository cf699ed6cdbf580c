"""What looks like a number or a date and is none: addresses, phone and order numbers, hours, amounts.

Masking fills a stretch of the matching copy with a sign that matches nothing, so positions stay.
Order of masks: thai-language.md, section 8, step 4.
"""

from __future__ import annotations

import re
from functools import cache

from bot.text.lexicon import any_of, lexicon
from bot.text.patterns import lazily

FILLER = "\ufffc"

_FIGURE = lazily("[0-9]")
_ENDS = "ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|แล้ว|นะ"
_DOT_IN_LATIN = lazily(r"\.[a-z]", re.IGNORECASE)
_SPACE = lazily(r"\s")
_OF_AN_ADDRESS = lazily(r"@|://|\.[a-z]|www\.", re.IGNORECASE)  # no address is without, and none has a space
_ADDRESSES = lazily(
    r"(?:https?://|www\.)\S+"
    r"|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,40}\.){1,4}"
    r"(?:com|org|net|info|me|go\.th|in\.th|or\.th|ac\.th|co\.th|th|ly|gl|page|link|io)(?![A-Za-z])(?:/\S*)?"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,80}",
    re.IGNORECASE,
)
# What they begin with stands first, so that the search skips to it.
_NUMBERS = lazily(
    r"[0-9มห](?:(?<=[0-9])(?<![0-9][0-9])(?:"
    r"(?<=0)[0-9]{1,2}[- ]?[0-9]{3}[- ]?[0-9]{3,4}(?![0-9])"  # a phone number
    r"|(?<!\.[0-9])[0-9]?[.:][0-9]{2} ?(?:- ?[0-9]{1,2}[.:][0-9]{2} ?)?(?:น\.|นาฬิกา|น(?![ก-๎]))"  # hours
    r"|[0-9]?:[0-9]{2}(?![0-9])"
    r"|(?<!/[0-9])[0-9]{0,4}/[0-9]{4}(?![0-9/])"  # an order, a document
    r"|(?<!,[0-9])[0-9]{0,2}(?:,[0-9]{3}){1,4}(?![0-9]|,[0-9])(?:\.[0-9]{1,2})?)"  # thousands
    r"|(?<=ม)\. ?[0-9]{1,2}(?= ?(?:บ้าน|ต\.(?!ค)|ตำบล))|(?<=ห)มู่(?:ที่)? ?[0-9]{1,2})"  # a village
)


def without_addresses(text: str) -> str:
    """The copy with web and mail addresses, phone and document numbers, hours and sums filled over."""
    if "@" in text or "://" in text or _DOT_IN_LATIN.search(text):
        text = _filled_addresses(text)
    return _fill(_NUMBERS, text) if _FIGURE.search(text) else text


def _filled_addresses(text: str) -> str:
    """The copy with its addresses filled over, looked for only in words that can be one."""
    pieces: list[str] = []
    done = 0
    for sign in _OF_AN_ADDRESS.finditer(text):
        if sign.start() < done:
            continue
        begin = 1 + max(done - 1, text.rfind(" ", done, sign.start()), text.rfind("\n", done, sign.start()))
        space = _SPACE.search(text, sign.end())
        stop = space.start() if space else len(text)
        pieces += (text[done:begin], _fill(_ADDRESSES, text[begin:stop]))
        done = stop
    return "".join([*pieces, text[done:]])


def without_amounts(text: str) -> str:
    """The copy with counted things ("30 คน", "6 เดือน") and percentages filled over as well."""
    return _fill(_amounts(), text) if _FIGURE.search(text) else text


@cache
def _amounts() -> re.Pattern[str]:
    units = any_of(lexicon().counts.words)
    return re.compile(
        r"[0-9](?<![0-9][0-9])[0-9]{0,2}(?:\.[0-9]{1,2})?"
        rf"(?:(?: ?- ?[0-9]{{1,3}})? ?(?:{units})(?:(?![ก-๎])|(?={_ENDS}))| ?%)"
    )


def _fill(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: FILLER * len(match[0]), text)
