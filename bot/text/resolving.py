"""Which measure of the plan a reference means; never a number the plan does not have.

Rules: thai-language.md, section 8, step 9. An exact ref wins unless a question code with the same
number (printed ๒๐, code I20) belongs to the speaker's division and the exact one does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from bot.domain.plan import Measure, Plan, Scope
from bot.text.matching import canon
from bot.text.patterns import lazily
from bot.text.problems import Problem, ProblemKind
from bot.text.references import Mention

_CODE = lazily(r"([A-Z]{1,3})([0-9]+)")
_NEARBY = 4


class Resolved(NamedTuple):
    """The measures a reference means, in plan order, or the problem with it."""

    measures: tuple[Measure, ...] = ()
    problem: Problem | None = None


class Resolver:
    """The refs of one plan as one speaker's chat uses them."""

    def __init__(self, plan: Plan, speaks_for: Collection[str]) -> None:
        self._measures = tuple(plan.measures())
        self._speaks_for = frozenset(speaks_for)
        self._place = {measure.ref: place for place, measure in enumerate(self._measures)}
        self._nearby: dict[str, tuple[str, ...]] = {}
        self._by_ref: dict[str, Measure] = {}
        self._by_code: dict[str, list[Measure]] = defaultdict(list)
        self._by_number: dict[str, list[Measure]] = defaultdict(list)
        for measure in self._measures:
            self._by_ref.setdefault(_key(measure.ref), measure)
            if measure.number:
                self._by_number[_key(measure.number)].append(measure)
            for name in {_key(measure.ref), _key(measure.question_code or "")}:
                code = _CODE.fullmatch(name)
                if code:
                    self._by_code[name].append(measure)
                    self._by_code[code[2]].append(measure)

    def has_ref(self, key: str) -> bool:
        """Whether the number or code is itself the ref of a measure."""
        return key in self._by_ref

    @property
    def has_codes(self) -> bool:
        """Whether the measures of the plan are questions with codes."""
        return bool(self._by_code)

    def has_codes_like(self, key: str) -> bool:
        """Whether the plan asks questions with the same code letter."""
        letter = key.rstrip("0123456789")
        return any(name.startswith(letter) for name in self._by_code if name[0].isalpha())

    def resolve(self, mention: Mention, said: str) -> Resolved:
        """The measures a mention means; `said` is the mention as typed, for the problem."""
        if mention.last is None:
            return self._one(mention.first, said)
        first, last = (self._one(key, said, in_range=True) for key in (mention.first, mention.last))
        if first.problem or last.problem:
            return Resolved(problem=first.problem or last.problem)
        places = [self._place[measure.ref] for found in (first, last) for measure in found.measures]
        return Resolved(self._measures[min(places) : max(places) + 1])

    def children(self, key: str) -> tuple[Measure, ...]:
        """The measures numbered below a number: 2.1 and 2.2 below 2."""
        return tuple(measure for measure in self._measures if _key(measure.ref).startswith(key + "."))

    def _one(self, key: str, said: str, *, in_range: bool = False) -> Resolved:
        """What one number or code means; as the end of a range a parent stands for its children."""
        exact = self._by_ref.get(key)
        candidates = [exact] if exact else []
        candidates += [found for found in self._by_code.get(key, ()) if found is not exact]
        candidates = candidates or self._by_number.get(key, [])
        if not candidates:
            return self._not_a_ref(key, said, in_range=in_range)
        mine = [found for found in candidates if self._is_mine(found)]
        for only in (candidates, mine):
            if len(only) == 1:
                return Resolved(tuple(only))
        if exact in mine:
            return Resolved((candidates[0],))
        return Resolved(problem=Problem(ProblemKind.AMBIGUOUS_MEASURE, said, self._refs(mine or candidates)))

    def _not_a_ref(self, key: str, said: str, *, in_range: bool) -> Resolved:
        children = self.children(key)
        if children and in_range:
            return Resolved(children)
        if children:
            return Resolved(problem=Problem(ProblemKind.PARENT_MEASURE, said, self._refs(children)))
        step_of = self._measure_with_step(key)
        if step_of:
            return Resolved((step_of,))
        return Resolved(problem=Problem(ProblemKind.UNKNOWN_MEASURE, said, self._near(key)))

    def _measure_with_step(self, key: str) -> Measure | None:
        """The measure whose step is meant: 2.2 of a plan with measure 2 and no 2.1, 2.2 of its own."""
        head, dot, tail = key.rpartition(".")
        while dot:
            measure = self._by_ref.get(head)
            if measure:
                step = int(tail.split(".")[0])
                has_step = 2 <= len(measure.steps) >= step
                return measure if has_step and not self.children(head) else None
            head, dot, part = head.rpartition(".")
            tail = f"{part}.{tail}"
        return None

    def _is_mine(self, measure: Measure) -> bool:
        responsible = measure.responsible
        return responsible.scope is Scope.ALL or not self._speaks_for.isdisjoint(responsible.divisions)

    def _near(self, key: str) -> tuple[str, ...]:
        """The refs closest to a number the plan does not have: same letter, nearest number."""
        if key not in self._nearby:
            letter, number = _parts(key)
            alike = [measure for ref, measure in self._by_ref.items() if _parts(ref)[0] == letter]
            alike.sort(key=lambda measure: abs(_parts(_key(measure.ref))[1] - number))
            self._nearby[key] = self._refs(alike[:_NEARBY])
        return self._nearby[key]

    def _refs(self, measures: Collection[Measure]) -> tuple[str, ...]:
        refs = {measure.ref for measure in measures}
        return tuple(sorted(refs, key=self._place.__getitem__))


@lru_cache(maxsize=2048)
def _key(ref: str) -> str:
    """A ref as references are keyed: Arabic digits, large letters, no spaces, no last dot."""
    return canon(ref).replace(" ", "").upper().rstrip(".")


def _parts(key: str) -> tuple[str, float]:
    letter = key.rstrip("0123456789.")
    whole, _, part = key.removeprefix(letter).partition(".")
    fraction = part.partition(".")[0]
    return letter, int(whole or 0) + int(fraction or 0) / 1000
