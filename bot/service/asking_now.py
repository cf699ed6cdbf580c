"""Asking now: a coordinator has groups reminded; first it is said what that costs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.notice import Cause
from bot.domain.office import Division, Office
from bot.domain.quota import Quota
from bot.errors import Refusal
from bot.service.forecasting import planned_pushes
from bot.service.group_asks import GroupAsk, spoken_ask
from bot.service.situation import Situation
from bot.service.spending import current_quota
from bot.service.surveying import situations
from bot.store.store import Books

JUST_ASKED = timedelta(hours=1)
"""How long a group is not asked again: a button that is pressed twice is meant once."""


@dataclass(frozen=True)
class Estimate:
    """What reminding these divisions now would mean.

    `groups` would hear, `resting` have promised a day for all they owe, `unreachable` owe something and
    have no group. `planned` is what the rest of the month still needs.
    """

    groups: tuple[GroupAsk, ...]
    resting: tuple[Division, ...]
    unreachable: tuple[Division, ...]
    quota: Quota | None
    planned: int

    @property
    def cost(self) -> int:
        """LINE messages the reminder counts."""
        return sum(ask.situation.cost(ask.chat_id) for ask in self.groups)

    @property
    def short(self) -> int:
        """How many LINE messages the plans of the month would lack afterwards."""
        remaining = self.quota.remaining if self.quota is not None else None
        return 0 if remaining is None else max(0, self.planned + self.cost - remaining)


def estimate(books: Books, office: Office, divisions: Collection[Division], now: datetime) -> Estimate:
    """What it would mean to remind the groups of these divisions now.

    Refuses when no plan is being reported, or when the divisions owe nothing.
    """
    situation = _situation(books, office, now)
    wanted = {division.id for division in divisions}
    owing = [division for division in situation.missing if division.id in wanted]
    if not owing:
        raise Refusal("remind.complete", divisions=" ".join(division.name for division in divisions))
    asks = [
        ask
        for chat in situation.groups
        if wanted & set(chat.division_ids) and (ask := spoken_ask(situation, chat)) is not None
    ]
    reached = {division_id for ask in asks for division_id in ask.chat.division_ids}
    at_rest = {one.id for ask in asks if ask.cause is Cause.PROMISE for one in ask.divisions}
    return Estimate(
        groups=tuple(sorted((ask for ask in asks if ask.cause is None), key=_place)),
        resting=tuple(division for division in owing if division.id in at_rest),
        unreachable=tuple(division for division in owing if division.id not in reached),
        quota=current_quota(books, now),
        planned=sum(push.cost for push in planned_pushes(situation)),
    )


def ask_now(books: Books, office: Office, divisions: Collection[Division], now: datetime) -> Estimate:
    """Have the groups of these divisions reminded at the next tick.

    Refuses what `estimate` refuses, what the quota does not pay, and groups that were just asked.
    """
    found = estimate(books, office, divisions, now)
    remaining = found.quota.remaining if found.quota is not None else None
    if remaining is not None and found.cost > remaining:
        raise Refusal("remind.too_dear", cost=found.cost, remaining=remaining)
    just_asked = {one.chat_id for one in books.asked_reminders.since([office.id], now - JUST_ASKED)}
    fresh = [ask.chat_id for ask in found.groups if ask.chat_id not in just_asked]
    if not fresh:
        raise Refusal("remind.just_asked" if found.groups else "remind.nobody")
    books.asked_reminders.ask(office.id, fresh, now)
    books.office_looks.forget(office.id)
    return found


def _place(ask: GroupAsk) -> int:
    return min(division.position for division in ask.divisions)


def _situation(books: Books, office: Office, now: datetime) -> Situation:
    found = situations(books, [office.id], now)
    if not found:
        raise Refusal("remind.no_round")
    return found[0]
