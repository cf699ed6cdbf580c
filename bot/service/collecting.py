"""Which plan and round a moment belongs to, and what has been said in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.domain.plan import Plan
from bot.domain.rounds import Round, RoundKey, round_on
from bot.errors import Refusal
from bot.store.store import Books

_PLANS_AND_ROUNDS = frozenset({"plans", "sections", "measures", "rounds"})

LATE_ANSWER = timedelta(days=92)
"""How long after its report deadline a round still takes answers while no newer plan is there."""


@dataclass(frozen=True)
class Collection:
    """The plan and the round answers are being collected for."""

    plan: Plan
    round: Round


def collection_at(books: Books, office: Office, instant: datetime) -> Collection:
    """What an answer given at that instant belongs to.

    Refuses when the office has no plan for that time.
    """
    day = bangkok_day(instant)
    return books.memory.recall(
        ("collection", office.id, day), lambda: _collection_on(books, office, day), _PLANS_AND_ROUNDS
    )


def _collection_on(books: Books, office: Office, day: date) -> Collection:
    this_year = FiscalYear.of(day)
    years = [year for year in books.plans.years(office.id) if year <= this_year]
    rounds = [item for year in years for item in books.rounds.of_year(office.id, year)]
    chosen = round_on(day, rounds) or _late_round(day, rounds)
    plan = books.plans.get(office.id, chosen.fiscal_year) if chosen else None
    if chosen is None or plan is None:
        raise Refusal("refusal.no_plan", year=this_year.number)
    return Collection(plan, chosen)


def entries_of(books: Books, office: Office, collection: Collection) -> list[Entry]:
    """Everything said in the round, oldest first."""
    return books.entries.of_round(office.id, collection.round.fiscal_year, collection.round.number)


def collection_shown(books: Books, office: Office, now: datetime) -> Collection | None:
    """The round being collected now, or the last of the newest plan when none is; None without a plan."""
    try:
        return collection_at(books, office, now)
    except Refusal:
        years = books.plans.years(office.id)
    plan = books.plans.get(office.id, max(years)) if years else None
    return Collection(plan, books.rounds.of_year(office.id, plan.fiscal_year)[-1]) if plan else None


def collection_of(books: Books, office: Office, round_: RoundKey) -> Collection | None:
    """The office's plan and dates of that round; None without a plan."""
    plan = books.plans.get(office.id, round_.fiscal_year)
    if plan is None:
        return None
    dates = books.rounds.of_year(office.id, round_.fiscal_year)
    return next((Collection(plan, one) for one in dates if one.key == round_), None)


def _late_round(day: date, rounds: list[Round]) -> Round | None:
    recent = [item for item in rounds if item.report_deadline + LATE_ANSWER >= day]
    return max(recent, key=lambda item: item.report_deadline, default=None)
