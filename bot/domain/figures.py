"""The four figures of routine reporting: expected, received, reporting rate, on-time rate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.clock import bangkok_day
from bot.domain.entry import Entry, EntryField
from bot.domain.standing import Standing


@dataclass(frozen=True)
class Figures:
    """How many answers were expected, how many came, and how many of these by the reply deadline.

    Rates are whole per cent of the expected, never rounded up to all; 100 where nothing is expected.
    """

    expected: int
    received: int
    on_time: int

    @property
    def reporting_rate(self) -> int:
        return _rate(self.received, self.expected)

    @property
    def on_time_rate(self) -> int:
        return _rate(self.on_time, self.expected)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.expected + other.expected, self.received + other.received, self.on_time + other.on_time
        )


def figures(standing: Standing, entries: Iterable[Entry], reply_deadline: date) -> Figures:
    """The figures of one division's standing; a late correction does not make an answer late."""
    in_time = {
        entry.measure_id
        for entry in entries
        if entry.division_id == standing.division.id
        and entry.field is EntryField.RESULTS
        and entry.withdrawn_at is None
        and bangkok_day(entry.event_at) <= reply_deadline
    }
    on_time = sum(measure.id in in_time for measure in standing.answered)
    return Figures(standing.expected, len(standing.answered), on_time)


def _rate(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 100
