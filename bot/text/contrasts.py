"""What a clause begins with before it says anything: bullets, list numbers, words of contrast."""

from __future__ import annotations

import re
from functools import cache

from bot.text.lexicon import lexicon
from bot.text.patterns import lazily, rarely

_BULLETS = lazily(r"[^ก-๎A-Za-z0-9(\[]*(?:[0-9]{1,2}(?:[.)] ?(?=ข้อ|ขอ้|มาตรการ|ม\.)|(?:\)|\. ) ?(?=[0-9])))?")


def behind_bullets(text: str, start: int, end: int) -> int:
    """Behind the signs and the list number a line or clause begins with."""
    bullets = _BULLETS.match(text, start, end)
    return bullets.end() if bullets else start


def behind_contrast(text: str, start: int, end: int) -> int:
    """Behind the bullets, list numbers and words of contrast a clause begins with."""
    position = behind_bullets(text, start, end)
    word = _leading_word().match(text, position, end)
    return word.end() if word else position


def begins_with_contrast(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with a word of contrast."""
    return _contrast().match(text, behind_bullets(text, start, end), end) is not None


def contrast_starts(text: str, start: int, end: int) -> list[int]:
    """Where words of contrast begin clauses between two places."""
    return [found.start() for found in _contrast().finditer(text, start, end)]


@cache
def _contrast() -> re.Pattern[str]:
    words = "|".join(lexicon().contrasts.words)
    return rarely(rf"(?:(?<= )|(?<=ค่ะ)|(?<=ครับ))(?:{words})")


@cache
def _leading_word() -> re.Pattern[str]:
    words = "|".join(lexicon().contrasts.words)
    return re.compile(rf"(?:{words}|และ|ก็|แล้วก็|แล้ว(?=ข้อ|มาตรการ|ม\.|[0-9]))?[ :]*")
