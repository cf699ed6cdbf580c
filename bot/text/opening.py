"""Which command word opens a message."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.text.matching import canon, copy_of
from bot.text.patterns import lazily

_BEFORE = lazily(r"\s*(?:@(?:ตามงาน|tamngan)(?![ก-๎A-Za-z0-9])\s*)*", re.IGNORECASE)
_NAMED = lazily(r"@(?:ตามงาน|tamngan)(?![ก-๎A-Za-z0-9])", re.IGNORECASE)
_AFTER = lazily(
    r"$|[\s:,#?!.]|[0-9]|(?:ข้อ|มาตรการ)(?: ?ที่)? ?[0-9]|มาตรการข้อ|ม\. ?[0-9]|[A-Za-z]{1,2}[0-9]"
    r"|(?:หน่อย|ด้วย)?(?:นะ|น้ะ|น่ะ)?(?:ครับผม|ครับ|คับ|คร้าบ|ค้าบ|ค่ะ|คะ|จ้า|จ้ะ|จ๊ะ|ฮะ)(?![ก-๎])|(?:หน่อย|ด้วย|นะ)(?=$|\s)"
)


class Opening(NamedTuple):
    """The command word a message opens with, as it was asked for, and the rest as typed."""

    word: str
    rest: str


def names_us(spoken: str) -> bool:
    """Whether somebody typed our name as a mention; LINE for PC cannot mention an account properly."""
    return bool(_NAMED.search(canon(spoken)))


def without_our_name(spoken: str) -> str:
    """The words with our typed name blanked by spaces, length kept."""
    return _NAMED.sub(lambda name: " " * len(name[0]), spoken)


def opening(spoken: str, verbatim: str, words: Iterable[str]) -> Opening | None:
    """The longest of the words that opens the message and stands as a word of its own.

    `spoken` is the message with mentions blanked by spaces, as long as `verbatim`; a mention in
    front, real or typed as "@ตามงาน", is skipped. "รายงานการประชุม…" is no command.
    """
    copy = copy_of(spoken)
    before = _BEFORE.match(copy.text)
    start = before.end() if before else 0
    for word in sorted(words, key=len, reverse=True):
        wanted = canon(word)
        end = start + len(wanted)
        if copy.text[start:end].lower() != wanted.lower() or not wanted:
            continue
        if _AFTER.match(copy.text, end):
            return Opening(word, verbatim[copy.ends[end - 1] :])
    return None
