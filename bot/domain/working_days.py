"""Working days: the days an office is at work, by the list of its days off and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain.calendar import WEEKDAYS

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class DayOff:
    """A line of an office's own list. With `is_off` False the office works that day, whatever others do."""

    day: date
    name: str
    is_off: bool = True


@dataclass(frozen=True)
class WorkingDays:
    """The calendar of an office: `days_off` are its holidays with their names; weekends are always off."""

    days_off: Mapping[date, str] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether the office is at work that day."""
        return day.weekday() < _SATURDAY and day not in self.days_off

    def why_off(self, day: date) -> str:
        """What keeps the office closed that day (วันสงกรานต์, วันเสาร์); empty on a working day."""
        if day in self.days_off:
            return self.days_off[day]
        return "" if self.is_working(day) else WEEKDAYS[day.weekday()]

    def on_or_before(self, day: date) -> date:
        """The day itself when it is worked, else the last working day before it."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself when it is worked, else the first working day after it."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The working day so many working days after that day."""
        for _ in range(count):
            day = self.on_or_after(day + _ONE_DAY)
        return day
