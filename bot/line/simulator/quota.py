"""The monthly quota: messages counted by who receives them (D:pricing)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from bot.line.simulator.refusals import ApiRefusal

LINE_ZONE = timezone(timedelta(hours=9))
"""LINE counts days in UTC+9; that the month turns there too is assumed."""

FREE_THAI_PLAN = 300


@dataclass
class Quota:
    """`limit` is in recipients a month; None is a plan without a limit."""

    limit: int | None = FREE_THAI_PLAN
    _used: Counter[str] = field(default_factory=Counter)

    def used(self, at: datetime) -> int:
        return self._used[_month(at)]

    def spend(self, recipients: int, at: datetime) -> None:
        """Counts a message to so many people; raises 429 and counts nothing when it does not fit."""
        if self.limit is not None and self.used(at) + recipients > self.limit:
            raise ApiRefusal(429, "You have reached your monthly limit.")
        self._used[_month(at)] += recipients

    def set_used(self, recipients: int, at: datetime) -> None:
        """Sets the month's count, as messages sent from the account manager would."""
        self._used[_month(at)] = recipients


def _month(at: datetime) -> str:
    return at.astimezone(LINE_ZONE).strftime("%Y-%m")
