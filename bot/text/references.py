"""How people write which measures they mean: 2.1, ข้อ 3, มาตรการที่ 3, ม.3, E5, 1 และ 3, ข้อ 2-4.

Grammar only; which measure of the plan a reference names is decided in resolving.py.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from bot.text.lexicon import any_of, lexicon
from bot.text.patterns import lazily
from bot.text.spelled import SPELLED, in_figures

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}"
# "ข้อหนึ่งข้อใด", "ข้อสองแง่", "มาตรการหนึ่งที่…", "สองร้อย" name no measure.
_NO_NUMBER = r"(?!ข้อ|เดียว|ที่(?!ยัง|กำลัง)|แง่|ของ|คือ|ว่า|ทุ่ม|โมง|แสน|หมื่น|พัน|ร้อย|คน|วัน|ๆ| ?ข้อ|สิบ|มาตรการ|ประการ)"
_NO_MORE = r"(?![0-9%]|[.:][0-9]|/[0-9](?![0-9]?\.[0-9])|,[0-9]{3}(?![0-9])| ?%)"
_WRITTEN = lazily(
    rf"(?P<word>(?:ทั้ง)?(?:(?:ข้อ|ขอ้)(?:ย่อย)?|มาตรการ|มาตราการ|มาตการ)(?: ?ที่)?(?: ?ข้อ(?: ?ที่)?)?[ .:]{{0,2}}"
    rf"(?:(?P<headed>[0-9]{{1,2}} ?จุด ?[0-9]{{1,2}}|{_NUMBER}|[A-Za-z]{{1,2}}[ .-]?[0-9]{{1,3}}){_NO_MORE}"
    rf"|[(\[#](?P<bracketed>{_NUMBER})(?:[)\]]|(?![0-9.]))"
    rf"|(?P<spelled>{SPELLED}จุด{SPELLED}(?!สิบ)|{SPELLED}{_NO_NUMBER})))"
    rf"|(?P<short>ม\.? ?(?:ที่ ?)?(?P<brief>{_NUMBER}){_NO_MORE}|ม\. ?(?P<letters>{SPELLED}จุด{SPELLED}))"
    rf"|(?P<code>[A-Za-z]{{1,2}}[ .-]?[0-9]{{1,3}}){_NO_MORE}(?![A-Za-z])"
    rf"|(?P<bare>{_NUMBER}){_NO_MORE}"
    rf"|(?P<dotted>{SPELLED}จุด{SPELLED}){_NO_NUMBER}"
)
_FEW = r"[0-9]{1,2}(?:\.[0-9]{1,2})?"
_SAID = "ของ|จบ|ทั้ง|=|:|เสร็จ|เรียบร้อย|ครบ|ดำเนินการ|กำลัง|ยัง|อยู่|ทำ|แล้ว|ไม่|ส่ง|ค่ะ|ครับ"
_AND = lazily(
    r" ?(?:,|&|\+) ?(?:และ ?)?| ?(?:และก็|แล้วก็|และ|กับ|กะ(?=ข้อ| ?[0-9])) ?| ?/ ?(?=[A-Za-zขม])"
    r"|/(?=[0-9]{1,2}\.[0-9]{1,2}(?![0-9]))"
    rf"| (?=(?:{_FEW}(?: ?,| ?และ| ?กับ)? ?){{0,8}} ?{_FEW} ?(?:{_SAID}))"
    r"| (?=[0-9. ]{0,40}[0-9]\.[0-9][0-9. ]{0,40}(?:\n|$))"
)
_SLASH = lazily(r"/(?=[0-9]{1,2}(?:\.[0-9]{1,2})?(?:/|[ =:]|$))(?!(?<=[^.0-9][0-9]/)[0-9]{1,2}(?![/0-9.]))")
_POINT = lazily(r"(?<=[0-9]) ?จุด ?(?=[0-9])")
_UNTIL = lazily(r" ?(?:[-‐–—−~]|ถึง|จนถึง) ?")
_CLOSING = lazily(r"\.?[)\]]|\.(?![0-9])|(?= )|(?=[ก-๎\n:=\-–]|$)")
_AMOUNT = lazily(r" ?(?:ข้อ|ด้าน|ประการ|มาตรการ|เดือน|คน|ครั้ง|ส\.?)(?![ก-๎])")
_MOST = 60  # references in one list: more than any plan people would type one by one


class Kind(Enum):
    """How a reference was written: with ข้อ or มาตรการ, with ม., as a question code, or as a number."""

    WORD = "word"
    SHORT = "short"
    CODE = "code"
    BARE = "bare"


class Mention(NamedTuple):
    """One number or code, or a range of them, between `start` and `end` of the matching copy.

    `first` and `last` are in Arabic digits without spaces; `last` is None when it is no range.
    """

    first: str
    last: str | None
    kind: Kind
    start: int
    end: int


class Named(NamedTuple):
    """A list of mentions; `closing` is the sign behind the last: ")", "." or nothing."""

    mentions: tuple[Mention, ...]
    end: int
    closing: str

    @property
    def kind(self) -> Kind:
        return self.mentions[0].kind

    @property
    def is_dotted(self) -> bool:
        return "." in self.mentions[0].first

    @property
    def start(self) -> int:
        return self.mentions[0].start


def references_at(text: str, numbers: str, start: int, end: int) -> Named | None:
    """The references that stand at `start` of a matching copy, or None.

    `numbers` is the same copy with dates, amounts and addresses masked: a number without a word
    before it only counts where it is left there.
    """
    mentions: list[Mention] = []
    position = start
    while len(mentions) < _MOST:
        mention = _mention(text, numbers, position, end)
        if mention is None and mentions and mentions[0].kind is Kind.WORD:
            mention = _spelled(text, position, end)
        if mention is None:
            break
        mentions.append(mention)
        joint = _AND.match(text, mention.end, end)
        if joint is None and (mentions[0].kind is Kind.WORD or "." in mentions[0].first):
            joint = _SLASH.match(numbers, mention.end, end)
        if joint is None:
            break
        position = joint.end()
    if not mentions:
        return None
    last = mentions[-1].end
    closing = _CLOSING.match(text, last, end)
    sign = closing[0] if closing else ""
    return Named(tuple(mentions), last + len(sign), sign)


def _mention(text: str, numbers: str, start: int, end: int) -> Mention | None:
    found = _written(text, numbers, start, end)
    if found is None:
        return None
    kind, first, stop = found
    until = _UNTIL.match(text, stop, end)
    following = _written(text, numbers, until.end(), end) if until else None
    if until and following is None and kind is Kind.WORD:
        spelled = _spelled(text, until.end(), end)
        following = (Kind.BARE, spelled.first, spelled.end) if spelled else None
    if following is None or not _is_range(kind, following[0]):
        return Mention(_key(first), None, kind, start, stop)
    last = _key(following[1])
    if last.isdecimal() and first[0].isalpha():
        last = first[0] + last
    return Mention(_key(first), last, kind, start, following[2])


def _spelled(text: str, start: int, end: int) -> Mention | None:
    """A number in words that goes on a list: the สิบสอง of มาตรการสิบเอ็ดกับสิบสอง."""
    found = _in_words().match(text, start, end)
    return Mention(in_figures(found[1]), None, Kind.WORD, start, found.end()) if found else None


@cache
def _in_words() -> re.Pattern[str]:
    units = any_of(lexicon().counts.words)
    return re.compile(rf"({SPELLED}(?:จุด(?:{SPELLED}))?){_NO_NUMBER}(?! ?(?:{units}))")


def _is_range(first: Kind, last: Kind) -> bool:
    return last in {first, Kind.BARE, Kind.CODE}


def _written(text: str, numbers: str, start: int, end: int) -> tuple[Kind, str, int] | None:
    """One reference: how it is written, its number or code, and where it ends."""
    found = _WRITTEN.match(text, start, end)
    if found is None:
        return None
    if found["word"]:
        amount = _AMOUNT.match(text, found.end(), end) and not found["word"].startswith("ข")
        number = found["headed"] or found["bracketed"] or in_figures(found["spelled"])
        return None if amount else (Kind.WORD, number, found.end())
    if found["short"]:
        is_village = numbers[start : start + 1] != text[start : start + 1]
        number = found["brief"] or in_figures(found["letters"])
        return None if is_village else (Kind.SHORT, number, found.end())
    if found["code"]:
        return Kind.CODE, found["code"], found.end()
    if found["bare"] and numbers[start : found.end()] != found["bare"]:
        return None
    return Kind.BARE, found["bare"] or in_figures(found["dotted"]), found.end()


@lru_cache(maxsize=1024)
def _key(written: str) -> str:
    """The number or code without spaces, signs or leading zeros, letters large."""
    written = _POINT.sub(".", written)
    letters = "".join(sign for sign in written if sign.isalpha()).upper()
    digits = written.lstrip("".join(sign for sign in written if not sign.isdecimal()))
    return letters + ".".join(str(int(part)) for part in digits.split("."))


def path_of(key: str) -> tuple[int, ...]:
    """A dotted number as numbers that can be compared; what is no number is passed over."""
    return tuple(int(part) for part in key.split(".") if part.isdecimal())
