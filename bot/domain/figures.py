"""The four figures of routine reporting: expected, received, reporting rate, on-time rate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.clock import bangkok_day
from bot.domain.answer import Saying
from bot.domain.entry import EntryField
from bot.domain.office import Division
from bot.domain.plan import Measure, Plan
from bot.domain.rounds import Round
from bot.domain.standing import Standing, standing


@dataclass(frozen=True)
class Figures:
    """How many measures were to be answered, how many were, and how many of these by the reply deadline."""

    expected: int
    received: int
    on_time: int

    @property
    def reporting_rate(self) -> int:
        """Received of expected, in whole per cent."""
        return per_cent(self.received, self.expected)

    @property
    def on_time_rate(self) -> int:
        """Received by the reply deadline of expected, in whole per cent."""
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


def figures(standing: Standing, entries: Iterable[Saying], reply_deadline: date) -> Figures:
    """The figures of a division, given the entries of the round.

    A measure was answered on time when anything said about its results by the end of that day in
    Thailand still stands; correcting it later does not make it late.
    """
    return DivisionFigures(standing, _late(standing, entries, reply_deadline)).figures


def division_figures(
    division: Division, plan: Plan, round_: Round, entries: Sequence[Saying]
) -> DivisionFigures:
    """The same with the measures that came late; `entries` are all that were said in the round."""
    owed = standing(division, plan, entries)
    return DivisionFigures(owed, _late(owed, entries, round_.reply_deadline))


def _late(owed: Standing, entries: Iterable[Saying], reply_deadline: date) -> tuple[Measure, ...]:
    in_time = {
        entry.measure_id
        for entry in entries
        if entry.division_id == owed.division.id
        and entry.field is EntryField.RESULTS
        and entry.withdrawn_at is None
        and bangkok_day(entry.event_at) <= reply_deadline
    }
    return tuple(measure for measure in owed.answered if measure.id not in in_time)


def per_cent(part: int, whole: int) -> int:
    """Part of the whole, never rounded up to all; 100 where there is nothing to be part of."""
    return 100 * part // whole if whole else 100
