"""Explaining: why a reminder falls on its day, in the words of a coordinator."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import repeat

from bot.domain.calendar import weekday_date
from bot.domain.ladder import LATE_OCCASIONS, RUNGS, Occasion, PlannedDay, Rung
from bot.domain.working_days import WorkingDays
from bot.wording.say import say


def explained(planned: PlannedDay, working_days: WorkingDays) -> str:
    """วันศุกร์ที่ 3 เม.ย. 69 (7 วันก่อนกำหนด): the day, and every rung that meets on it."""
    return _explained(planned, tuple(working_days.days_off.get(rung.nominal) for rung in planned.rungs))


@lru_cache(maxsize=1_000)
def _explained(planned: PlannedDay, holidays: tuple[str | None, ...]) -> str:
    reasons = map(_reason, planned.rungs, repeat(planned.day), holidays)
    return say("ladder.day", day=weekday_date(planned.day), reasons=", ".join(reasons))


def occasion_words(occasion: Occasion) -> str:
    """An occasion of the ladder as people call it: 7 วันก่อนกำหนด."""
    if occasion is Occasion.OPENING:
        return say("ladder.opening")
    if occasion is Occasion.DEADLINE:
        return say("ladder.deadline")
    return say("ladder.late" if occasion in LATE_OCCASIONS else "ladder.before", days=abs(RUNGS[occasion]))


def when_words(room: str, deadline: date, today: date) -> str:
    """How far the deadline is, worded by the `before`, `today` and `late` of a part of th.toml."""
    days = (deadline - today).days
    if days == 0:
        return say(f"{room}.today")
    return say(f"{room}.{'before' if days > 0 else 'late'}", days=abs(days))


def _reason(rung: Rung, day: date, holiday: str | None) -> str:
    occasion = occasion_words(rung.occasion)
    if rung.nominal == day:
        return occasion
    nominal = weekday_date(rung.nominal)
    if holiday is None:
        return say("ladder.moved", occasion=occasion, nominal=nominal)
    return say("ladder.moved_holiday", occasion=occasion, nominal=nominal, holiday=holiday)
