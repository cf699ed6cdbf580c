"""Words: where a line of Thai may end, because Thai writes no spaces between its words.

A word list and a shortest path through it: as few letters outside the list as possible, then as few
words as possible, then the more usual ones (ความ|โปร่งใส, not ความโปร่ง|ใส). List and counts are
PyThaiNLP's (CC0), read as files, so that its library is not loaded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

THAI_RUN = re.compile("[ก-ฺเ-๎]+")
_DEPENDENT = frozenset("ะัาำิีึืฺุู็่้๊๋์ํ๎ๅๆฯ")  # belongs to the letter before it
_LEADING_VOWELS = frozenset("เแโใไ")
_NEEDS_MORE = frozenset("ัื็")
_SILENCED = re.compile("[ก-ฮ][ิุ]?์")
_PREFIX = 2
LONGEST = 100
_WORD = 1 << 20  # the cost of a word, of which its commonness comes off
_STRANGE = 1000 * _WORD  # the cost of a letter outside the list
_COMMON = 40  # the commonness of an office's own names, above that of any word


@dataclass(frozen=True)
class WordList:
    """Known words, each with how common it is on a scale of doublings.

    `lengths` says how long those are that begin with the same two letters.
    """

    words: Mapping[str, int]
    lengths: Mapping[str, tuple[int, ...]]

    def __or__(self, other: WordList) -> WordList:
        """The words of both; quick where the other is short, and nothing to do where it is empty."""
        if not other.words:
            return self
        lengths = dict(self.lengths)
        for prefix, found in other.lengths.items():
            lengths[prefix] = tuple(sorted({*lengths.get(prefix, ()), *found}))
        return WordList({**self.words, **other.words}, lengths)

    @classmethod
    def of(cls, words: Iterable[str], counts: Mapping[str, int] | None = None) -> WordList:
        """The words among these; entries with spaces, signs or a single letter are left out.

        `counts` are how often words occur; without them every word is as common as can be.
        """
        known = {word: _COMMON for word in words if len(word) > 1 and THAI_RUN.fullmatch(word)}
        if counts is not None:
            known = {word: counts.get(word, 0).bit_length() for word in known}
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in known:
            lengths[word[:_PREFIX]].add(len(word))
        return cls(known, {prefix: tuple(sorted(found)) for prefix, found in lengths.items()})

    def split(self, run: str, longest: int = LONGEST) -> tuple[str, ...]:
        """A run of Thai letters cut into words of up to `longest`; what no word explains stays whole."""
        size = len(run)
        may_end = [_may_part(run, place) for place in range(size)] + [True]
        path = self._path(run, may_end, longest, False) or self._path(run, may_end, longest, True)
        pieces: list[str] = []
        end = size
        was_strange = False
        while end:
            start, is_strange = path[end]
            if is_strange and was_strange:
                pieces[-1] = run[start:end] + pieces[-1]
            else:
                pieces.append(run[start:end])
            end, was_strange = start, is_strange
        return tuple(reversed(pieces))

    def _path(
        self, run: str, may_end: list[bool], longest: int, allows_strange: bool
    ) -> dict[int, tuple[int, bool]]:
        """For every place of the best way: where the piece ending there begins, and whether it is strange."""
        size = len(run)
        words, lengths = self.words, self.lengths
        cost = [0] + [_STRANGE * size * 2] * size
        came: dict[int, tuple[int, bool]] = {}
        for start in range(size):
            if start and start not in came:
                continue
            after = cost[start] + _WORD
            for length in lengths.get(run[start : start + _PREFIX], ()):
                end = start + length
                if end > size or length > longest:
                    break
                common = words.get(run[start:end])
                if common is not None and after - common < cost[end] and may_end[end]:
                    cost[end] = after - common
                    came[end] = (start, False)
            if allows_strange:
                end = may_end.index(True, start + 1)
                strange = cost[start] + _STRANGE * (end - start)
                if strange < cost[end]:
                    cost[end] = strange
                    came[end] = (start, True)
        return came if size in came else {}


def _may_part(run: str, place: int) -> bool:
    """Whether the letters allow a word to begin there, whatever the list says."""
    return (
        run[place] not in _DEPENDENT
        and (not place or (run[place - 1] not in _LEADING_VOWELS and run[place - 1] not in _NEEDS_MORE))
        and not _SILENCED.match(run, place)
    )


@lru_cache(maxsize=1)
def thai_words() -> WordList:
    """The word list of the installed PyThaiNLP; about 60,000 words, read once."""
    package = find_spec("pythainlp")  # finding it runs nothing of it
    if package is None or not package.submodule_search_locations:
        return WordList.of(())
    corpus = Path(package.submodule_search_locations[0], "corpus")
    rows = (row.split("\t") for row in _rows(corpus / "tnc_freq.txt"))
    counts = {row[0]: int(row[1]) for row in rows if len(row) == 2 and row[1].isdecimal()}
    return WordList.of(_rows(corpus / "words_th.txt"), counts)


def _rows(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")
