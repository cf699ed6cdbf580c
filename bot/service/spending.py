"""Spending: how much of the month's quota is gone, what waits to be pushed included."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from bot.clock import BANGKOK, bangkok_day
from bot.domain.quota import Quota
from bot.store.store import Books


def month_start(now: datetime) -> datetime:
    """When the month of the quota began. LINE may turn it two hours earlier, at night, when we are silent."""
    return datetime.combine(bangkok_day(now).replace(day=1), time(), BANGKOK)


def current_quota(books: Books, now: datetime) -> Quota | None:
    """What LINE last said, with everything claimed since; None as long as LINE has said nothing.

    Never less than what we know to have sent this month: LINE's own count may lag behind. A reading
    of another month tells the limit only.
    """
    reading = books.quota_readings.newest()
    if reading is None:
        return None
    begun = month_start(now)
    ours = books.delivery_figures.cost_since(begun)
    counted = 0
    if begun <= reading.read_at:
        counted = reading.used + books.delivery_figures.cost_since(reading.read_at)
    return replace(reading, used=max(ours, counted) + books.delivery_figures.cost_waiting())
