"""Which measure somebody means who uses the words of its title instead of its number.

Characters rank: groups of three letters, the rarer in the plan the heavier, on text without spaces and
status words (thai-language.md, section 6). Words of a dictionary are only a second opinion where two
titles are close, and never decide alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from bot.text.matching import canon
from bot.text.patterns import lazily
from bot.text.words import words_of

if TYPE_CHECKING:
    from bot.domain.plan import Measure

_SPACE = lazily(r"[^ก-๎a-z&]+")
_LONGEST = 160  # letters of a query; a title is named at the beginning of what is said about it
_LEAST_GROUPS = 4  # "อบรม" alone is everyday talk
_SHARED = 3
_CLOSE = 0.15
_OPINION = 0.25


class Match(NamedTuple):
    """How well a title fits: the share of a query found in it, and of it found in the query.

    `fit` and `cover` are those of the query it fits best, the `whole_` ones those of the longest.
    """

    measure: Measure
    fit: float
    cover: float
    whole_fit: float
    whole_cover: float


class TitleIndex:
    """The titles of one plan, ready to be searched."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._titles = [_groups(_squeezed(title)) for title in titles]
        counts = Counter(group for groups in self._titles for group in groups)
        self._weights = {group: log(1 + len(titles) / count) for group, count in counts.items()}
        self._unknown = log(1 + 2 * len(titles))
        self._heaviness = [sum(self._weights[group] for group in groups) or 1.0 for groups in self._titles]

    def scores(self, query: str) -> list[tuple[float, float]]:
        """For each title, how much of the query it holds and how much of it the query holds."""
        asked = _groups(_squeezed(query[:_LONGEST]))
        if len(asked) < _LEAST_GROUPS:
            return [(0.0, 0.0)] * len(self._titles)
        total = sum(self._weights.get(group, self._unknown) for group in asked)
        found: list[tuple[float, float]] = []
        for groups, heaviness in zip(self._titles, self._heaviness, strict=True):
            shared = sum(self._weights[group] for group in asked & groups)
            found.append((shared / total, shared / heaviness))
        return found


def matches(queries: Sequence[str], measures: Sequence[Measure]) -> list[Match]:
    """The measures by how well their title fits the best of some growing queries, best first."""
    index = _index(tuple(measure.title for measure in measures))
    scores = [index.scores(query) for query in queries]
    found = [
        Match(measure, *max((of_query[place] for of_query in scores), key=_worth), *scores[-1][place])
        for place, measure in enumerate(measures)
    ]
    return sorted(found, key=lambda match: -_worth((match.fit, match.cover)))


def _worth(score: tuple[float, float]) -> float:
    fit, cover = score
    return fit + cover / 2


def rivals(found: Sequence[Match], query: str) -> list[Match]:
    """The best match, and those so close to it that one cannot tell; words may settle a close call."""
    best = found[0]
    close = [match for match in found if match.fit >= best.fit - _CLOSE and match.fit > 0]
    if len(close) == 1 or best.fit - close[1].fit <= 0.02:
        return close
    ahead = _overlap(query, best.measure) - max(_overlap(query, other.measure) for other in close[1:])
    return close[:1] if ahead >= _OPINION else close


def _overlap(query: str, measure: Measure) -> float:
    said, title = words_of(query), words_of(canon(measure.title))
    return len(said & title) / max(1, len(said))


def alike(text: str, title: str) -> bool:
    """Whether a text on the matching copy and a title or step share more than a word everybody uses."""
    return len(_of_title(title).intersection(_pieces(_SPACE.sub("", text.lower())))) >= _SHARED


@lru_cache(maxsize=512)
def _of_title(title: str) -> frozenset[str]:
    return _groups(_squeezed(title))


@lru_cache(maxsize=512)
def _worded(title: str, steps: tuple[str, ...]) -> frozenset[str]:
    return _of_title(title).union(*map(_of_title, steps))


def relates(text: str, measure: Measure) -> bool:
    """Whether a text on the matching copy shares more than a word with a measure, its steps included."""
    known = _worded(measure.title, measure.steps)
    return len(known.intersection(_pieces(_SPACE.sub("", text.lower())))) >= _SHARED


def shares_words(words: str, measure: Measure, least: int) -> bool:
    """Whether a few words share at least so many groups of letters with a measure, its steps included."""
    return len(_worded(measure.title, measure.steps).intersection(_pieces(_SPACE.sub("", words)))) >= least


def _squeezed(text: str) -> str:
    return _SPACE.sub("", canon(text).lower())


def _groups(text: str) -> frozenset[str]:
    return frozenset(_pieces(text))


def _pieces(text: str) -> list[str]:
    return [text[place : place + 3] for place in range(len(text) - 2)]


@lru_cache(maxsize=16)
def _index(titles: tuple[str, ...]) -> TitleIndex:
    return TitleIndex(titles)
