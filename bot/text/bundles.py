"""Patterns that are looked for in the same text, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.text.needs import needed
from bot.text.patterns import lazily

_TELLING = 2  # letters of a word that is worth looking for before the pattern itself


class Bundle:
    """Some patterns; which of the words they need a text holds is looked up once for all of them."""

    def __init__(self, sources: Iterable[str], flags: int = 0) -> None:
        rows = [(lazily(source, flags), needed(source, flags)) for source in sources]
        self._rows = [(pattern, words if words and _are_telling(words) else None) for pattern, words in rows]
        self._words = tuple(sorted(frozenset().union(*(words for _, words in self._rows if words))))

    def found_in(self, text: str) -> list[re.Match[str]]:
        """The matches of each pattern in order, those of the first pattern first."""
        held = frozenset([word for word in self._words if word in text])
        found: list[re.Match[str]] = []
        for pattern, words in self._rows:
            if words is None or not held.isdisjoint(words):
                found += pattern.finditer(text)
        return found


def _are_telling(words: Iterable[str]) -> bool:
    return min(map(len, words)) >= _TELLING
