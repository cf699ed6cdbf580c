"""What a piece of talk is about, told by long pieces it shares with one title and with no other.

"แผนจัดซื้อจัดจ้างลงเว็บแล้ว" says most of one title and nothing beside it but who did it, where and how; in
"จัดซื้อจัดจ้างกระดาษแล้ว" a word is left over, so it is about something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.text.lexicon import any_of, lexicon
from bot.text.matching import canon
from bot.text.patterns import lazily
from bot.text.reviewed import reviewed

if TYPE_CHECKING:
    from bot.domain.plan import Measure

_NO_LETTER = lazily(r"[^ก-๎a-z&]+")
_LONGEST = 160  # letters looked at
_LEAST_THING = 3
_PIECE = 4  # letters two texts must share in a row to share a piece
_THINGS = frozenset({"things", "people", "places", "numbers"})
_FIGURE = lazily(r"[0-9%]")
_NO_THINGS = frozenset({"courtesy", "time", "people", "places", "qualities"})
_TOPIC = 6  # letters of a piece that is a topic by itself


Worded = tuple[str, tuple[str, ...]]
"""The title and the steps of a measure."""


class Topic(NamedTuple):
    """How much of a text and of one title are the same; all counted in letters.

    `place` is that of the title, `length` its length; `own` are the letters of the text that are in it,
    `longest` the longest piece of them, `beside` further ones of its steps, `left` those that are in
    neither and are no word of acting. `rival` is the most that another title shares, `rival_piece` the
    longest piece of another.
    """

    place: int
    own: int
    longest: int
    beside: int
    left: int
    length: int
    rival: int
    rival_piece: int


class TopicIndex:
    """The titles and steps of some measures, ready to be compared with talk."""

    def __init__(self, worded: Sequence[Worded]) -> None:
        self._titles = [_squeezed(title) for title, _ in worded]
        self._in_titles = [_groups(title) for title in self._titles]
        self._in_steps = [_groups(_squeezed(" ".join(steps))) for _, steps in worded]
        self._known = frozenset().union(*self._in_titles)

    def topic(self, text: str) -> Topic | None:
        """What a text is about, or None when it shares no long piece with any title."""
        plain = canon(text).lower()
        said = _NO_LETTER.sub("", plain[:_LONGEST])
        groups = [said[place : place + 3] for place in range(len(said) - 2)]
        if sum(group in self._known for group in groups) < _TOPIC - 2:
            return None
        shared = [_covered(groups, known) for known in self._in_titles]
        found = [(max(pieces, default=0), sum(pieces)) for pieces in shared]
        best = max(range(len(found)), key=lambda place: (*found[place], -len(self._titles[place])))
        if not found[best][0]:
            return None
        others = [both for place, both in enumerate(found) if place != best]
        in_title, longest = _places(groups, self._in_titles[best])
        in_steps, _ = _places(groups, self._in_steps[best])
        return Topic(
            best,
            len(in_title),
            longest,
            len(in_steps - in_title),
            _left(said, in_title | in_steps),
            len(self._titles[best]),
            max((count for _, count in others), default=0),
            max((piece for piece, _ in others), default=0),
        )


def _covered(groups: Sequence[str], known: frozenset[str]) -> list[int]:
    """The lengths of the pieces of a text that are known."""
    pieces: list[int] = []
    run = 0
    for group in (*groups, ""):
        if group in known and group:
            run += 1
            continue
        if run + 2 >= _PIECE and run:
            pieces.append(run + 2)
        run = 0
    return pieces


def _places(groups: Sequence[str], known: frozenset[str]) -> tuple[frozenset[int], int]:
    """Which letters of a text belong to known pieces, and the length of the longest piece."""
    found: set[int] = set()
    longest = begin = 0
    for place, group in enumerate((*groups, "")):
        if group in known and group:
            continue
        if place > begin and place - begin + 2 >= _PIECE:
            found.update(range(begin, place + 2))
            longest = max(longest, place - begin + 2)
        begin = place + 1
    return frozenset(found), longest


def _left(said: str, covered: frozenset[int]) -> int:
    """The letters that say something else: in no piece, and no word of acting, of place or of politeness."""
    rest = "".join("|" if place in covered else letter for place, letter in enumerate(said))
    return len(_beside().sub("", _no_matter().sub("|", rest)).replace("|", ""))


@cache
def _beside() -> re.Pattern[str]:
    """When, where, by whom and how well something was done; the thing itself is none of these."""
    rows = reviewed("vocabulary.toml")["words"]
    words = (word for row in rows if row["role"] in _NO_THINGS for word in row["words"])
    return re.compile(any_of(tuple(filter(None, (_NO_LETTER.sub("", canon(word)) for word in words)))))


def says_more_than_work(line: str) -> bool:
    """Whether a line names a thing beside what was done, by whom and where."""
    return len(_no_matter().sub("", _NO_LETTER.sub("|", line.lower())).replace("|", "")) > _LEAST_THING


def names_only_things(line: str) -> bool:
    """Whether a line names a thing, how many there are not, and nothing that was done with it."""
    if _FIGURE.search(line) or not _things().match(line):
        return False
    words = lexicon()
    return re.search(any_of(words.acts.words), _things().sub("|", line)) is None


@cache
def _things() -> re.Pattern[str]:
    rows = reviewed("vocabulary.toml")["words"]
    return re.compile(
        any_of(tuple(canon(word) for row in rows if row["role"] in _THINGS for word in row["words"]))
    )


@cache
def _no_matter() -> re.Pattern[str]:
    words = lexicon()
    polite = (*words.particles.endings, *words.particles.softeners)
    return re.compile(any_of((*words.acts.words, *words.actors.words, *words.fillings, *polite)))


def _squeezed(text: str) -> str:
    return _NO_LETTER.sub("", canon(text).lower())


def _groups(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 3] for place in range(len(text) - 2))


@lru_cache(maxsize=16)
def _index(worded: tuple[Worded, ...]) -> TopicIndex:
    return TopicIndex(worded)


def worded(measures: Iterable[Measure]) -> list[Worded]:
    """The titles and steps of some measures."""
    return [(measure.title, measure.steps) for measure in measures]


def topic_of(text: str, worded: Sequence[Worded]) -> Topic | None:
    """What a text is about, of some measures; their index is made once for each plan."""
    return _index(tuple(worded)).topic(text)
