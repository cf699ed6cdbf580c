"""The words a report is made of: which letters of a text they leave over.

The list is vocabulary.toml; words of the measure itself count as well. Of all ways to cut a run of letters
into words the one that leaves the fewest letters over is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from bot.text.lexicon import any_of
from bot.text.matching import canon
from bot.text.message import Span
from bot.text.patterns import lazily
from bot.text.reviewed import reviewed

_LETTERS = lazily(r"[ก-๎A-Za-z]+(?:\.[ก-๎A-Za-z]+)*\.?")
_NO_LETTER = lazily(r"[^ก-๎a-z]+")
_HANGING = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
_LEADING = frozenset("เแโใไ")
_OPENINGS = "openings"
_NOWHERE: tuple[int, ...] = ()
_KEY = 2
_PIECE = 4  # letters in a row that make a stretch one of the title
_PER_WORD = 0.01  # of two ways to explain as much, the one with fewer words


@cache
def known_words(*, is_open: bool) -> dict[str, tuple[str, ...]]:
    """The reviewed words by their first two letters, the longest first.

    With `is_open` those too that only stand beside work that is said to be open.
    """
    words: dict[str, set[str]] = {}
    for row in reviewed("vocabulary.toml")["words"]:
        for written in row["words"] if is_open or row["role"] != _OPENINGS else ():
            word = canon(written).lower()
            words.setdefault(word[:_KEY], set()).add(word)
    short = {key: some for key, some in words.items() if len(key) < _KEY}
    return {
        key: tuple(sorted(some | short.get(key[:1], set()), key=lambda word: (-len(word), word)))
        for key, some in words.items()
    }


def unexplained(
    text: str,
    read: Sequence[Span] = (),
    said: Sequence[int] = (),
    titles: str = "",
    *,
    is_open: bool = False,
) -> list[str]:
    """The stretches of a text, in order, that are no reviewed word and no part of the titles."""
    lower = text.lower()
    return [lower[slice(*span)] for span in unexplained_at(text, read, said, titles, is_open=is_open)]


def unexplained_at(
    text: str, read: Sequence[Span], said: Sequence[int], titles: str, *, is_open: bool
) -> list[Span]:
    """Where the stretches begin and end that are no reviewed word and no part of the titles.

    What was `read` elsewhere counts as explained; `said` is where statuses begin.
    """
    runs = list(_LETTERS.finditer(text.lower()))
    ends = [run.end() for run in runs]
    inside: list[list[Span]] = [[] for _ in runs]
    begins: list[list[int]] = [[] for _ in runs]
    for first, last in read:
        for number in range(bisect_right(ends, first), len(runs)):
            begin = runs[number].start()
            if begin >= last:
                break
            inside[number].append((max(first, begin) - begin, min(last, ends[number]) - begin))
    for place in said:
        number = bisect_right(ends, place)
        if number < len(runs) and runs[number].start() < place:
            begins[number].append(place - runs[number].start())
    left: list[Span] = []
    for run, spans, places in zip(runs, inside, begins, strict=True):
        found = _left_over(run[0], tuple(spans), tuple(places), titles, is_open)
        left += [(run.start() + first, run.start() + last) for first, last in found]
    return left


@lru_cache(maxsize=64)
def _pieces(titles: str) -> frozenset[str]:
    """All stretches of a few letters of some titles, by which longer ones are found."""
    return frozenset(titles[place : place + _PIECE] for place in range(len(titles) - _PIECE + 1))


@lru_cache(maxsize=1024)
def _left_over(
    run: str, read: tuple[Span, ...], said: tuple[int, ...], titles: str, is_open: bool
) -> tuple[Span, ...]:
    """The letters of a run without spaces that the fewest words leave over.

    Where a status was `said` a word must begin: the รอ of การออนไลน์ says nothing of waiting.
    """
    words, pieces = known_words(is_open=is_open), _pieces(titles)
    ends: dict[int, list[int]] = {}
    for first, last in read:
        ends.setdefault(first, []).append(last)
    if run.isascii():
        key = run.rstrip(".")
        return () if ends.get(0) or key in words.get(key[:_KEY], ()) or key in titles else ((0, len(run)),)
    size = len(run)
    may_end = _may_end(run)
    cost, step, wall = [0.0] * (size + 1), [0] * size, size
    for place in range(size - 1, -1, -1):
        least, best = cost[place + 1] + 1, 0
        stops = ends.get(place, _NOWHERE)
        if run[place] not in _HANGING:
            near = words.get(run[place : place + _KEY]) or words.get(run[place], ())
            stops = [*stops, *(place + len(word) for word in near if run.startswith(word, place))]
            if run[place : place + _PIECE] in pieces:
                stops += _stretches(run, place, titles)
        for stop in stops:
            if (
                stop <= wall
                and cost[stop] + _PER_WORD < least
                and (may_end[stop] or stop in ends.get(place, _NOWHERE))
            ):
                least, best = cost[stop] + _PER_WORD, stop
        cost[place], step[place] = least, best
        if place in said:
            wall = place
    return tuple(_runs(size, step))


def is_harmless(left: str) -> bool:
    """Whether a stretch that was left over may stand in the tale of somebody's own work.

    Nobody can list what work is about; what denies, asks or doubts can be listed.
    """
    if left.isascii():
        return left.strip(".") not in _doubtful_latin()
    return _doubtful().search(left) is None


def may_be_asked_about(left: str) -> bool:
    """Whether a stretch that was left over leaves it likely that somebody reports, though not certain.

    "Not", "still" and "wait" doubt what is reported; a question, a joke or another office reports nothing.
    """
    return is_harmless(left if left.isascii() else _asked().sub(" ", left))


@cache
def _asked() -> re.Pattern[str]:
    words = reviewed("vocabulary.toml")["doubtful"]["asked_about"]
    return re.compile(any_of(tuple(canon(word) for word in words)))


@cache
def _doubtful_latin() -> frozenset[str]:
    return frozenset(reviewed("vocabulary.toml")["doubtful"]["latin"])


@cache
def _doubtful() -> re.Pattern[str]:
    return re.compile(any_of(tuple(canon(word) for word in reviewed("vocabulary.toml")["doubtful"]["words"])))


def _may_end(run: str) -> list[bool]:
    """Before which letters of a run a word can end: before no mark, and behind no vowel written first."""
    inner = [letter not in _HANGING and before not in _LEADING for before, letter in pairwise(run)]
    return [True, *inner, True]


def _stretches(run: str, place: int, titles: str) -> list[int]:
    """Where stretches of the titles that begin at a place may end: at their longest, or a little before."""
    stop = place + _PIECE
    while stop < len(run) and run[place : stop + 1] in titles:
        stop += 1
    return list(range(stop, place + _PIECE - 1, -1))[:_PIECE]


def _runs(size: int, step: list[int]) -> Iterator[Span]:
    """What lies between the words of the cheapest way through a run."""
    place = begin = 0
    while place < size:
        if step[place]:
            if begin < place:
                yield begin, place
            place = begin = step[place]
        else:
            place += 1
    if begin < place:
        yield begin, place


@lru_cache(maxsize=64)
def letters_of(texts: tuple[str, ...]) -> str:
    """Titles and steps as one run of letters each."""
    return "|".join(_NO_LETTER.sub("", canon(text).lower()) for text in texts)


@lru_cache(maxsize=64)
def own_names(office: str, mine: tuple[str, ...]) -> str:
    """What the office and the divisions that speak are called."""
    return canon(" ".join((office, *mine))).lower()
