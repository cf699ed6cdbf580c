"""One pass over a text for many patterns at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Generic, TypeVar

_Meaning = TypeVar("_Meaning")
_NO_LETTER = frozenset("\\[](){}.^$|?*+")
_QUANTIFIERS = frozenset("?*+{|")


class Scanner(Generic[_Meaning]):
    """Patterns with a meaning each, tried in their order wherever one of them can begin.

    Every pattern begins with a plain letter and has no alternatives outside brackets: patterns with
    the same first letters share one branch, so that what no pattern begins with costs next to nothing.
    """

    def __init__(self, patterns: Iterable[tuple[str, _Meaning]]) -> None:
        rows = list(patterns)
        for pattern, _ in rows:
            if not plain_beginning(pattern):
                raise ValueError(f"a pattern must begin with a plain letter: {pattern}")
        self._meanings: list[_Meaning] = []
        self._pattern = re.compile(self._branches(rows))

    def _branches(self, rows: Sequence[tuple[str, _Meaning]]) -> str:
        """The patterns as alternatives; those that go on with the same plain letter share it.

        They may change places with those that go on with another one, never with one that goes on
        with anything else.
        """
        branches: list[str] = []
        for is_plain, stretch in groupby(rows, key=lambda row: bool(_plain_letter(row))):
            if not is_plain:
                branches += map(self._branch, stretch)
                continue
            for letter, group in groupby(sorted(stretch, key=_plain_letter), key=_plain_letter):
                same = list(group)
                if len(same) == 1:
                    branches.append(self._branch(same[0]))
                else:
                    rest = [(pattern[1:], meaning) for pattern, meaning in same]
                    branches.append(f"{letter}(?:{self._branches(rest)})")
        return "|".join(branches)

    def _branch(self, row: tuple[str, _Meaning]) -> str:
        pattern, meaning = row
        self._meanings.append(meaning)
        return f"{pattern}()"

    def finds_any(self, text: str, start: int, end: int) -> bool:
        """Whether anything is found between two places of a text."""
        return self._pattern.search(text, start, end) is not None

    def find(self, text: str, start: int, end: int) -> list[tuple[_Meaning, int, int]]:
        """What is found between two places of a text, in order: its meaning, begin and end."""
        return [
            (self._meanings[found.lastindex - 1], *found.span())
            for found in self._pattern.finditer(text, start, end)
            if found.lastindex
        ]


def _plain_letter(row: tuple[str, object]) -> str:
    return plain_beginning(row[0])[:1]


def plain_beginning(pattern: str) -> str:
    """The letters a pattern begins with that stand for themselves."""
    end = next((place for place, sign in enumerate(pattern) if sign in _NO_LETTER), len(pattern))
    return (
        pattern[: end - 1] if pattern[end : end + 1] in _QUANTIFIERS and end < len(pattern) else pattern[:end]
    )
