"""Grapheme clusters: what a reader takes for one character, the unit of LINE's label limits.

A Thai consonant with its marks is one cluster, and so is a family of emoji. This knows what people
write to a Thai office; where the Unicode rules (UAX #29) would join letters of other scripts, it
counts them apart, so a limit still holds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_JOINER = "\u200d"
_SPACING_VOWELS = "\u0e33\u0eb3"  # sara am: a letter to the character database, a mark to the reader


def clusters(text: str) -> Iterator[str]:
    """The text cut into clusters; joined again they are the text."""
    start = 0
    for position in range(1, len(text)):
        if not _belongs_together(text, start, position):
            yield text[start:position]
            start = position
    if text:
        yield text[start:]


def _belongs_together(text: str, start: int, position: int) -> bool:
    """Whether the character at `position` continues the cluster that opened at `start`."""
    before, character = text[position - 1], text[position]
    if before == "\r" and character == "\n":
        return True
    if _is_control(before):
        return False
    if _extends(character):
        return True
    if before == _JOINER:
        return _is_picture(text[start]) and _is_picture(character)
    return position - start == 1 and _is_flag_letter(before) and _is_flag_letter(character)


def _extends(character: str) -> bool:
    if character == _JOINER or character in _SPACING_VOWELS:
        return True
    is_skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_skin_tone or _is_tag(character) or unicodedata.category(character) in {"Mn", "Me", "Mc"}


def _is_tag(character: str) -> bool:
    """The invisible letters that spell a region behind a flag emoji."""
    return "\U000e0020" <= character <= "\U000e007f"


def _is_control(character: str) -> bool:
    if character == _JOINER or _is_tag(character):
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}


def _is_picture(character: str) -> bool:
    is_symbol = character > "\u2000" and unicodedata.category(character) == "So"
    return is_symbol and not _is_flag_letter(character)


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
