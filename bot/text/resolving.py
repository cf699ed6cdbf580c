"""Which measure of the plan a reference means; never a number the plan does not have.

Rules: thai-language.md, section 8, step 9. An exact ref wins unless a question code with the same
number (printed ๒๐, code I20) belongs to the speaker's division and the exact one does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.text.matching import Copy, canon
from bot.text.patterns import lazily
from bot.text.problems import Problem, ProblemKind
from bot.text.references import Mention
from bot.text.titles import shares_words

if TYPE_CHECKING:
    from bot.domain.plan import Measure, Plan

_CODE = lazily(r"([A-Z]{1,3})([0-9]+)")
_NUMBER_OR_CODE = lazily(r"[0-9A-Za-z]")
_NEARBY = 4
_FEW_LETTERS, _MORE_LETTERS = 2, 5  # groups of three letters words share with a measure they are about


class Resolved(NamedTuple):
    """The measures a reference means, in plan order, or the problem with it.

    `step` is the step of the measure that was named instead of it, if it was one.
    """

    measures: tuple[Measure, ...] = ()
    problem: Problem | None = None
    step: str | None = None


class _Names(NamedTuple):
    """Where the measures of a plan stand in it, by the names people use for them."""

    place: dict[str, int]
    by_ref: dict[str, int]
    by_code: dict[str, list[int]]
    by_number: dict[str, list[int]]
    keys: tuple[str, ...]
    parts: tuple[tuple[str, float], ...]
    beside_numbers: frozenset[str]


@lru_cache(maxsize=64)
def _names(named: tuple[tuple[str, str | None, str | None], ...]) -> _Names:
    """The names of a plan; one plan is asked about with every message."""
    keys = tuple(_key(ref) for ref, _, _ in named)
    names = _Names(
        {},
        {},
        defaultdict(list),
        defaultdict(list),
        keys,
        tuple(map(_parts, keys)),
        frozenset(ref for ref, _, _ in named if not ref.isdecimal()),
    )
    for place, (ref, number, question_code) in enumerate(named):
        names.place[ref] = place
        names.by_ref.setdefault(_key(ref), place)
        if number:
            names.by_number[_key(number)].append(place)
        for name in {_key(ref), _key(question_code or "")}:
            code = _CODE.fullmatch(name)
            if code:
                names.by_code[name].append(place)
                names.by_code[code[2]].append(place)
    return names


class Resolver:
    """The refs of one plan as one speaker's chat uses them."""

    def __init__(self, plan: Plan, speaks_for: Collection[str]) -> None:
        self._measures = tuple(plan.measures())
        self._speaks_for = frozenset(speaks_for)
        self._names = _names(
            tuple((measure.ref, measure.number, measure.question_code) for measure in self._measures)
        )

    def has_ref(self, key: str) -> bool:
        """Whether the number or code is itself the ref of a measure."""
        return key in self._names.by_ref

    def is_about(self, key: str, words: str) -> bool:
        """Whether words before a number are of the measure it names: the "สมุดรถ" of "สมุดรถข้อ 4.3"."""
        place = self._names.by_ref.get(key)
        least = _FEW_LETTERS if "." in key else _MORE_LETTERS
        return place is not None and shares_words(words, self._measures[place], least)

    @property
    def refs_beside_numbers(self) -> frozenset[str]:
        """The refs that are no whole numbers: dotted ones, and codes."""
        return self._names.beside_numbers

    @property
    def has_codes(self) -> bool:
        """Whether the measures of the plan are questions with codes."""
        return bool(self._names.by_code)

    def has_codes_like(self, key: str) -> bool:
        """Whether the plan asks questions with the same code letter."""
        letter = key.rstrip("0123456789")
        return any(name.startswith(letter) for name in self._names.by_code if name[0].isalpha())

    def resolve(self, mention: Mention, copy: Copy) -> Resolved:
        """The measures a mention on a matching copy means; what is wrong with it is said as typed."""
        found = self._meant(mention)
        if found.problem is None:
            return found
        return found._replace(problem=found.problem._replace(said=_typed(mention, copy)))

    def _meant(self, mention: Mention) -> Resolved:
        if mention.last is None:
            return self._one(mention.first)
        first, last = (self._one(key, in_range=True) for key in (mention.first, mention.last))
        if first.problem or last.problem:
            return Resolved(problem=first.problem or last.problem)
        places = [self._names.place[measure.ref] for found in (first, last) for measure in found.measures]
        if places[0] > places[-1] and f"{mention.first}.{mention.last}" in self._names.by_ref:
            return Resolved(problem=self._not_meant(mention.first, mention.last))
        return Resolved(self._measures[min(places) : max(places) + 1])

    def all_of(self, mentions: Sequence[Mention]) -> Problem | None:
        """What is wrong with a list of mentions as a whole: "4,1" was meant as 4.1."""
        for one, other in pairwise(mentions):
            is_close = other.start - one.end == 1 and not (one.last or other.last)
            joined = f"{one.first}.{other.first}"
            if is_close and not self.has_ref(one.first) and self.has_ref(joined):
                return self._not_meant(one.first, other.first)._replace(said=joined)
        return None

    def _not_meant(self, first: str, last: str) -> Problem:
        """The problem with "4-1" and "4,1" where the plan has 4.1 and the range runs backwards."""
        meant = self._measures[self._names.by_ref[f"{first}.{last}"]]
        return Problem(ProblemKind.UNKNOWN_MEASURE, "", (meant.ref,))

    def children(self, key: str) -> tuple[Measure, ...]:
        """The measures numbered below a number: 2.1 and 2.2 below 2."""
        places = (place for place, name in enumerate(self._names.keys) if name.startswith(f"{key}."))
        return tuple(self._measures[place] for place in places)

    def _one(self, key: str, *, in_range: bool = False) -> Resolved:
        """What one number or code means; as the end of a range a parent stands for its children."""
        names = self._names
        first = names.by_ref.get(key)
        places = [] if first is None else [first]
        places += [place for place in names.by_code.get(key, ()) if place != first]
        candidates = [self._measures[place] for place in places or names.by_number.get(key, [])]
        exact = None if first is None else self._measures[first]
        if not candidates:
            return self._not_a_ref(key, in_range=in_range)
        mine = [found for found in candidates if self._is_mine(found)]
        for only in (candidates, mine):
            if len(only) == 1:
                return Resolved(tuple(only))
        if exact in mine:
            return Resolved((candidates[0],))
        return Resolved(problem=Problem(ProblemKind.AMBIGUOUS_MEASURE, "", self._refs(mine or candidates)))

    def _not_a_ref(self, key: str, *, in_range: bool) -> Resolved:
        children = self.children(key)
        if children and in_range:
            return Resolved(children)
        if children:
            return Resolved(problem=Problem(ProblemKind.PARENT_MEASURE, "", self._refs(children)))
        found = self._measure_with_step(key)
        if found:
            return Resolved((found[0],), step=found[0].steps[found[1] - 1])
        return Resolved(problem=Problem(ProblemKind.UNKNOWN_MEASURE, "", self._near(key)))

    def _measure_with_step(self, key: str) -> tuple[Measure, int] | None:
        """The measure and step that is meant: 2.2 of a plan with measure 2 and no 2.1, 2.2 of its own."""
        head, dot, tail = key.rpartition(".")
        while dot:
            place = self._names.by_ref.get(head)
            if place is not None:
                measure = self._measures[place]
                step = int(tail.split(".")[0])
                has_step = 2 <= len(measure.steps) >= step >= 1
                return (measure, step) if has_step and not self.children(head) else None
            head, dot, part = head.rpartition(".")
            tail = f"{part}.{tail}"
        return None

    def _is_mine(self, measure: Measure) -> bool:
        return measure.responsible.is_any_of(self._speaks_for)

    def _near(self, key: str) -> tuple[str, ...]:
        """The refs closest to a number the plan does not have: same letter, nearest number."""
        letter, number = _parts(key)
        parts = self._names.parts
        alike = [place for place in self._names.by_ref.values() if parts[place][0] == letter]
        alike.sort(key=lambda place: abs(parts[place][1] - number))
        return self._refs([self._measures[place] for place in alike[:_NEARBY]])

    def _refs(self, measures: Collection[Measure]) -> tuple[str, ...]:
        refs = {measure.ref for measure in measures}
        return tuple(sorted(refs, key=self._names.place.__getitem__))


@lru_cache(maxsize=2048)
def _key(ref: str) -> str:
    """A ref as references are keyed: Arabic digits, large letters, no spaces, no last dot."""
    return canon(ref).replace(" ", "").upper().rstrip(".")


def _parts(key: str) -> tuple[str, float]:
    letter = key.rstrip("0123456789.")
    whole, _, part = key.removeprefix(letter).partition(".")
    fraction = part.partition(".")[0]
    return letter, int(whole or 0) + int(fraction or 0) / 1000


def _typed(mention: Mention, copy: Copy) -> str:
    """The number or code as typed, without the word before it."""
    number = _NUMBER_OR_CODE.search(copy.text, mention.start)
    return copy.cut(number.start() if number else mention.start, mention.end)
