"""The two units LINE counts in (D:text-character-count)."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_JOINERS = _JOINER + "\u200c"
_THAI_AND_LAO_AM = "\u0e33\u0eb3"


def utf16_units(text: str) -> int:
    """Length in UTF-16 code units: message texts, altText, data."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Length in grapheme clusters, as people see characters: labels, displayText, template texts.

    Covers what the simulator meets: combining marks, Thai ำ, CR LF, joined and toned emoji, flags.
    """
    count = 0
    previous = ""
    flag_halves = 0
    for character in text:
        flag_halves = flag_halves + 1 if _is_flag_half(character) else 0
        if not previous or not _continues(previous, character, flag_halves):
            count += 1
        previous = character
    return count


def _continues(previous: str, character: str, flag_halves: int) -> bool:
    if unicodedata.category(previous) == "Cc":
        return previous == "\r" and character == "\n"
    if _is_flag_half(character):
        return flag_halves % 2 == 0
    return _is_extending(character) or (previous == _JOINER and ord(character) >= 0x2190)


def _is_extending(character: str) -> bool:
    """Marks, joiners, skin tones and tags: never a character of their own."""
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character in _THAI_AND_LAO_AM + _JOINERS
        or 0x1F3FB <= ord(character) <= 0x1F3FF
        or 0xE0020 <= ord(character) <= 0xE007F
    )


def _is_flag_half(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF
