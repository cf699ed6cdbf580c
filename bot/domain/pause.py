"""Pauses: while one lasts, an office or one of its divisions is not reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Pause:
    """No reminders from `first` to `last`, both included, or without end; `division_id` None is everybody."""

    id: int
    office_id: int
    division_id: int | None
    first: date
    last: date | None

    def covers(self, day: date, division_id: int) -> bool:
        """Whether the division rests on that day."""
        is_meant = self.division_id is None or self.division_id == division_id
        return is_meant and self.first <= day and (self.last is None or day <= self.last)
