"""The ladder: on which days of a round something is said unasked, and why on these.

Rungs before the deadline move to the working day before when they fall on a day off, so that nobody
hears too late; those after it, and the opening, to the working day after. Rungs that meet on one day
become one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property

from bot.clock import BANGKOK
from bot.domain.rounds import Round
from bot.domain.working_days import WorkingDays


class Occasion(StrEnum):
    """What an office can switch on and off: the rungs of the ladder, and who else hears."""

    OPENING = "opening"
    BEFORE_30 = "before_30"
    BEFORE_14 = "before_14"
    BEFORE_7 = "before_7"
    BEFORE_3 = "before_3"
    BEFORE_1 = "before_1"
    DEADLINE = "deadline"
    LATE_1 = "late_1"
    LATE_3 = "late_3"
    LATE_7 = "late_7"
    DIGEST = "digest"
    HEAD = "head"
    EXECUTIVE = "executive"
    COMPLETE = "complete"
    READY = "ready"


RUNGS = {
    Occasion.BEFORE_30: -30,
    Occasion.BEFORE_14: -14,
    Occasion.BEFORE_7: -7,
    Occasion.BEFORE_3: -3,
    Occasion.BEFORE_1: -1,
    Occasion.DEADLINE: 0,
    Occasion.LATE_1: 1,
    Occasion.LATE_3: 3,
    Occasion.LATE_7: 7,
}
"""Days from the reply deadline, as product.md has them."""

LATE_OCCASIONS = frozenset({Occasion.LATE_1, Occasion.LATE_3, Occasion.LATE_7})
LAST_OCCASION = Occasion.LATE_7

SPEAKING_TIME = time(9, 0)
"""When a day's reminders go out, in Thailand."""


@dataclass(frozen=True)
class Rung:
    """An occasion and the day it would be on if every day were worked."""

    occasion: Occasion
    nominal: date


@dataclass(frozen=True)
class PlannedDay:
    """A day on which a round speaks; `rungs` are those that meet on it, the most urgent last."""

    day: date
    rungs: tuple[Rung, ...]

    @property
    def occasion(self) -> Occasion:
        """The occasion it speaks as: the opening, else the one nearest to the end."""
        return self.rungs[0].occasion if self.is_opening else self.rungs[-1].occasion

    @property
    def is_opening(self) -> bool:
        return self.rungs[0].occasion is Occasion.OPENING

    @property
    def is_late(self) -> bool:
        return self.occasion in LATE_OCCASIONS

    @cached_property
    def moment(self) -> datetime:
        """From when on the day's messages are due."""
        return datetime.combine(self.day, SPEAKING_TIME, BANGKOK)


def ladder(
    round_: Round, working_days: WorkingDays, switched_off: Collection[Occasion] = ()
) -> tuple[PlannedDay, ...]:
    """Every day the round speaks, in order; rungs that fall before the round opens are left out."""
    opens = working_days.on_or_after(round_.opens_on)
    by_day: dict[date, list[Rung]] = {}
    if Occasion.OPENING not in switched_off:
        by_day[opens] = [Rung(Occasion.OPENING, round_.opens_on)]
    for occasion, offset in RUNGS.items():
        nominal = round_.reply_deadline + timedelta(days=offset)
        move: Callable[[date], date] = (
            working_days.on_or_after if occasion in LATE_OCCASIONS else working_days.on_or_before
        )
        day = move(nominal)
        if occasion not in switched_off and day >= opens:
            by_day.setdefault(day, []).append(Rung(occasion, nominal))
    return tuple(PlannedDay(day, tuple(by_day[day])) for day in sorted(by_day))
