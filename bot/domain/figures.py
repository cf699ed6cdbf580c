"""The four figures of routine reporting: expected, received, reporting rate, on-time rate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.clock import bangkok_day
from bot.domain.entry import Entry, EntryField
from bot.domain.office import Division
from bot.domain.plan import Measure, Plan
from bot.domain.rounds import Round
from bot.domain.standing import Standing, standing


@dataclass(frozen=True)
class Figures:
    """How many answers were due, came at all, and came by the deadline."""

    expected: int
    received: int
    on_time: int

    @property
    def reporting_rate(self) -> int:
        """Received of expected, in per cent."""
        return per_cent(self.received, self.expected)

    @property
    def on_time_rate(self) -> int:
        """Received by the deadline of expected, in per cent."""
        return per_cent(self.on_time, self.expected)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.expected + other.expected, self.received + other.received, self.on_time + other.on_time
        )


NOTHING_DUE = Figures(0, 0, 0)


@dataclass(frozen=True)
class DivisionFigures:
    """A division's figures with the measures behind them; `late` are answered after the deadline."""

    standing: Standing
    late: tuple[Measure, ...]

    @property
    def figures(self) -> Figures:
        answered = len(self.standing.answered)
        return Figures(self.standing.expected, answered, answered - len(self.late))


def division_figures(
    division: Division, plan: Plan, round_: Round, entries: Sequence[Entry]
) -> DivisionFigures:
    """The division's figures in a round; `entries` are all that were said in it.

    An answer counts from when it was first given: correcting it later does not make it late.
    """
    own = [entry for entry in entries if entry.division_id == division.id]
    owed = standing(division, plan, own)
    on_time = _answered_by_deadline(own, round_)
    return DivisionFigures(owed, tuple(measure for measure in owed.answered if measure.id not in on_time))


def _answered_by_deadline(entries: Iterable[Entry], round_: Round) -> set[int]:
    return {
        entry.measure_id
        for entry in entries
        if entry.field is EntryField.RESULTS
        and entry.withdrawn_at is None
        and bangkok_day(entry.event_at) <= round_.reply_deadline
    }


def per_cent(part: int, whole: int) -> int:
    """Part of the whole in per cent, never rounded up to all; 100 where there is nothing to be part of."""
    return 100 * part // whole if whole else 100
