"""Time: the only place that asks the system what time it is.

Instants are aware and in UTC; days are computed in Asia/Bangkok, the zone of every Thai office.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")


class Clock(Protocol):
    """Tells the present instant; passed in wherever a rule or a record needs it."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class SetClock:
    """A clock that stands still until it is set: tests and the demo live by it."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant

    def set(self, instant: datetime) -> None:
        self.instant = aware_utc(instant)


def aware_utc(instant: datetime) -> datetime:
    """The same instant in UTC; refuses a naive one, because nobody can say which instant it is."""
    if instant.tzinfo is None:
        raise ValueError("a moment in time needs a time zone")
    return instant.astimezone(UTC)


def bangkok_day(instant: datetime) -> date:
    """The calendar day in Thailand at that instant."""
    return aware_utc(instant).astimezone(BANGKOK).date()
