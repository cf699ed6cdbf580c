"""What follows a command word: many of them are ordinary words too, and only what follows tells.

"สรุป" alone asks for the board; "สรุป บ่ายโมงนะคะ" is talk between people.
"""

from __future__ import annotations

import re

from bot.text.divisions import Divisions
from bot.text.heads import head_at
from bot.text.matching import copy_of
from bot.text.message import message_of
from bot.text.particles import without_particles

_ENTRY_NUMBER = re.compile(r"[\s:]*[#＃]\s*[0-9๐-๙]")
_COURTESY = re.compile(r"หน่อย|ด้วย|ที(?![ก-๎])|ขอ(?=$|\s)")
_LETTER = re.compile(r"[^\W_]")


def plain_words(words: str) -> str:
    """The words as typed without polite particles."""
    copy = copy_of(words)
    return without_particles(copy, 0, len(copy.text))


def says_nothing(words: str) -> bool:
    """Whether the words are no more than politeness and signs."""
    return not _LETTER.search(_COURTESY.sub("", plain_words(words)))


def names_measure(words: str) -> bool:
    """Whether the words begin with a measure or the number of an entry, of this plan or not."""
    if _ENTRY_NUMBER.match(words):
        return True
    message = message_of(words)
    span = next((span for span in message.lines() if span[0] < span[1]), (0, 0))
    return head_at(message, span, Divisions(()), is_first=True, after_numbers=False).named is not None
