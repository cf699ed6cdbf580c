"""The year's calendar: every day a round speaks, why on that day, and what it costs if all stay silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.calendar import FiscalYear
from bot.domain.ladder import PlannedDay
from bot.domain.office import Office
from bot.domain.quota import USUAL_GROUP, Push, affordable
from bot.domain.rounds import Round
from bot.service.explaining import explained
from bot.service.forecasting import day_pushes
from bot.service.surveying import situation_of_round
from bot.store.store import Books


@dataclass(frozen=True)
class CalendarDay:
    """A day on which reminders go out.

    `why` is a sentence with the day and its occasions; `pushes` is what it takes if nobody answers more
    until then, and `cost` that in LINE messages.
    """

    round: Round
    planned: PlannedDay
    why: str
    pushes: tuple[Push, ...]

    @property
    def cost(self) -> int:
        return sum(push.cost for push in self.pushes)


@dataclass(frozen=True)
class YearCost:
    """What a year of reminders costs in LINE messages.

    `naive` sends every occasion to every group, merged with nothing and whoever has answered; `silent` is
    our calendar if nobody ever answers; `within` what of it goes out in the months of a quota.
    """

    naive: int
    silent: int
    within: dict[str, int]


def planned(books: Books, office: Office, fiscal_year: FiscalYear, now: datetime) -> list[CalendarDay]:
    """Both rounds of the year, in order; empty when the office has no plan for it."""
    days = []
    for round_ in books.rounds.of_year(office.id, fiscal_year):
        situation = situation_of_round(books, office, round_, now)
        if situation is None:
            return []
        days += [
            CalendarDay(
                round_, one, explained(one, situation.working_days), tuple(day_pushes(situation, one))
            )
            for one in situation.days
        ]
    return sorted(days, key=lambda one: one.planned.day)


def year_cost(days: Iterable[CalendarDay], everybody: int, limit: int | None) -> YearCost:
    """What the calendar costs; `everybody` is how many people all groups have together."""
    listed = list(days)
    occasions = sum(len(one.planned.rungs) for one in listed)
    by_month: defaultdict[str, list[CalendarDay]] = defaultdict(list)
    for one in listed:
        by_month[f"{one.planned.day:%Y-%m}"].append(one)
    return YearCost(
        naive=occasions * everybody,
        silent=sum(one.cost for one in listed),
        within={month: _within(of_month, limit) for month, of_month in by_month.items()},
    )


def _within(days: list[CalendarDay], limit: int | None) -> int:
    """What a month's days cost when each is decided as it would be on the day."""
    used = 0
    for place, one in enumerate(days):
        later = [push for coming in days[place + 1 :] for push in coming.pushes]
        remaining = None if limit is None else limit - used
        allowed = affordable(one.pushes, later, remaining)
        used += sum(push.cost for push, may_go in zip(one.pushes, allowed, strict=True) if may_go)
    return used


def everybody_in_groups(books: Books, office: Office) -> int:
    """How many people the office's groups have together, those in two groups counted twice."""
    sizes = books.chat_sizes.of_offices([office.id])
    return sum(
        sizes.get(chat.chat_id, USUAL_GROUP) for chat in books.chats.of_office(office.id) if chat.division_ids
    )
