"""Forecasting: what an office's round will still cost this month if those who are silent stay silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.heads import executives_in_order, heads_of, superior
from bot.domain.ladder import LAST_OCCASION, Occasion, PlannedDay
from bot.domain.notice import Purpose
from bot.domain.quota import PERSONAL, Push, usefulness
from bot.service.owing import missing_in
from bot.service.person_asks import coordinators
from bot.service.situation import Situation


def month_end(day: date) -> date:
    """The last day of the month: LINE counts quotas by the calendar month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def planned_pushes(situation: Situation) -> list[Push]:
    """The pushes of the round's coming days until the end of the month, what is due now not included."""
    last = month_end(situation.today)
    coming = [one for one in situation.days if situation.now < one.moment and one.day <= last]
    pushes = [push for planned in coming for push in day_pushes(situation, planned)]
    return [*pushes, *_closing(situation)]


def day_pushes(situation: Situation, planned: PlannedDay) -> Iterator[Push]:
    """What a planned day costs: each group that owes anything, and the people who hear besides."""
    occasions = [rung.occasion for rung in planned.rungs]
    for chat in situation.groups:
        missing = missing_in(situation, chat)
        if missing:
            cost = situation.cost(chat.chat_id)
            purpose = Purpose.LATE if planned.is_late else Purpose.REMINDER
            yield Push(chat.chat_id, purpose, cost, usefulness(occasions), len(missing))
    for user in _people(situation, planned):
        yield Push(user, Purpose.DIGEST, 1, PERSONAL)


def _people(situation: Situation, planned: PlannedDay) -> set[str]:
    """Whoever is told of the day: coordinators, and when it is late the heads and the one above them."""
    if not situation.missing:
        return set()
    told = (
        {one.line_user_id for one in coordinators(situation)} if situation.is_on(Occasion.DIGEST) else set()
    )
    if planned.is_late and situation.is_on(Occasion.HEAD):
        for division in situation.missing:
            heads = heads_of(division, situation.office, situation.members)
            told |= {member.line_user_id for member in heads}
    if any(rung.occasion is LAST_OCCASION for rung in planned.rungs) and situation.is_on(Occasion.EXECUTIVE):
        above = superior(situation.members)
        told |= {above.line_user_id} if above is not None else set()
    return told


def _closing(situation: Situation) -> list[Push]:
    """The words on each division that completes, and on the report that is ready then."""
    count = len(situation.missing)
    told = [one.line_user_id for one in coordinators(situation)] * count
    ready = [one.line_user_id for one in executives_in_order(situation.members)] if count else []
    return [Push(user, Purpose.DIVISION_COMPLETE, 1, PERSONAL) for user in [*told, *ready]]
