"""Texts that hold more than anybody types into a group or reports at once."""

from __future__ import annotations

from functools import lru_cache

from bot.text.lexicon import Saying
from bot.text.matching import Copy
from bot.text.patterns import lazily
from bot.text.status import sayings

READ_AT_ONCE = 40
"""So many reports in one message are always read; of more without a command none is."""

LONG_TALK = 1_000
"""Letters of a message without a command; a longer one is heard when it lists measures and all is clear."""

LONGEST_TALK = 2_200
"""Letters of a message without a command: more was copied from somewhere."""

_MOST_REPORTS = 80  # twice as many as plans have measures
_MOST_SAID = 160  # reports and statuses together
_LONG_TEXT = 1_000
_MOST_NUMBERS = 150
_REFERENCE = lazily(r"(?:ข้อ|ขอ้|มาตรการ)(?: ?ที่)? ?[0-9]")
_LISTED = lazily(
    r"\s*(?:[-•*✅✔☑❌⏳🔄] ?)?(?:(?:ข้อ|มาตรการ)(?: ?ที่)?|ม\.|[A-Za-z])?"
    r" ?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?(?![0-9๐-๙])"
)
_LONG_LINE = 300  # letters; a list says as much of a measure
_NUMBER = lazily(r"[0-9]+")
_MOST_ADDED = 1_000  # letters: one sign can stand for eighteen, and no words are written in such signs


def lists_measures(text: str) -> bool:
    """Whether a text has lines, and most of them begin with the number of a measure."""
    lines = [line for line in text.split("\n") if line.strip()]
    listed = sum(_LISTED.match(line) is not None for line in lines)
    return 2 * listed > len(lines) and len(text) <= _LONG_LINE * len(lines)


def names_too_many(text: str) -> bool:
    """Whether a text names more measures than any report does, each counted as often as it is named."""
    return len(_REFERENCE.findall(text)) > _MOST_REPORTS


@lru_cache(maxsize=4)
def most_reports(text: str) -> int:
    """How many reports under one command are read; of those that say much fewer."""
    return max(READ_AT_ONCE, min(_MOST_REPORTS, _MOST_SAID - _stated(text)))


def says_too_much(text: str) -> bool:
    """Whether a text holds more statuses than anybody reports at once."""
    return len(text) > _MOST_SAID and _stated(text) > _MOST_SAID


def _stated(text: str) -> int:
    return sum(saying is not Saying.NOTHING for line in text.split("\n") for saying, _, _ in sayings(line))


def is_flood(text: str) -> bool:
    """Whether a text holds more numbers than anybody reports at once."""
    return len(text) > _LONG_TEXT and len(_NUMBER.findall(text)) > _MOST_NUMBERS


def is_expanded(copy: Copy) -> bool:
    """Whether the matching copy of a text is so much longer than the text that it may not be whole."""
    return len(copy.text) > len(copy.original) + _MOST_ADDED
