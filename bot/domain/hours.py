"""Quiet hours: when we may write to people unasked.

Groups hear on working days, from 09:00 until the offices close; a single person who waits for a word
(the last division has answered, the reminder asked for) may hear on any day, but never at night.
"""

from __future__ import annotations

from datetime import datetime, time

from bot.clock import BANGKOK
from bot.domain.working_days import WorkingDays

OPENS, CLOSES = time(9, 0), time(16, 30)
DAY_BEGINS, DAY_ENDS = time(8, 0), time(18, 0)


def is_daytime(now: datetime) -> bool:
    """Whether anybody at all may be written to."""
    return DAY_BEGINS <= now.astimezone(BANGKOK).time() < DAY_ENDS


def has_begun(now: datetime) -> bool:
    """Whether the hour has come at which offices begin to hear; on days off it comes all the same."""
    return now.astimezone(BANGKOK).time() >= OPENS


def is_office_time(now: datetime, working_days: WorkingDays) -> bool:
    """Whether the office is at work."""
    local = now.astimezone(BANGKOK)
    return OPENS <= local.time() < CLOSES and working_days.is_working(local.date())


def last_boundary(now: datetime) -> datetime:
    """The latest moment up to now from which on something new may be said: the day or the office begins."""
    local = now.astimezone(BANGKOK)
    begun = OPENS if local.time() >= OPENS else DAY_BEGINS
    return datetime.combine(local.date(), begun, BANGKOK)
