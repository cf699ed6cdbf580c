"""The round the demo's clock stands in."""

from __future__ import annotations

from datetime import datetime

from bot.domain.office import Office
from bot.errors import Refusal
from bot.service.collecting import Collection, collection_at
from bot.store.store import Books


def collection_shown(books: Books, office: Office, now: datetime) -> Collection | None:
    """The round being collected now, or the last of the newest plan when none is; None without a plan."""
    try:
        return collection_at(books, office, now)
    except Refusal:
        years = books.plans.years(office.id)
    plan = books.plans.get(office.id, max(years)) if years else None
    return Collection(plan, books.rounds.of_year(office.id, plan.fiscal_year)[-1]) if plan else None
