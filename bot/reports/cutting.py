"""Cutting: a text made to fit where there is little room."""

from __future__ import annotations

from unicodedata import category

_ELLIPSIS = "…"
_BELONGS_TO_THE_LETTER_BEFORE = frozenset("ะาำๅๆฯ")


def cut(text: str, longest: int) -> str:
    """The text in at most so many characters, never cut between a letter and its vowel or tone."""
    if len(text) <= longest:
        return text
    end = longest - len(_ELLIPSIS)
    while end and (category(text[end]) == "Mn" or text[end] in _BELONGS_TO_THE_LETTER_BEFORE):
        end -= 1
    return text[:end].rstrip() + _ELLIPSIS
