"""What happens in the demo when its clock is turned."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.cli.demo.site import Site
from bot.clock import BANGKOK
from bot.domain.rounds import Round
from handlers.web.simulator.play import MORNING
from scheduler.jobs import JOBS

REMINDER_DAYS = (-30, -14, -7, -3, -1, 0, 1, 3, 7)
"""Days from the reply deadline on which reminders are due (product.md)."""


def on_jump(site: Site) -> None:
    """Do what has become due by the demo's clock, as the clock process does."""
    for job in JOBS:
        job.run(site.store, site.clock.now())


def next_moment(site: Site, office_id: int, now: datetime) -> datetime | None:
    """The next morning on which the bot may speak unasked, None when the plan's rounds are over."""
    with site.store.reading() as books:
        years = books.plans.years(office_id)
        rounds = [item for year in years for item in books.rounds.of_year(office_id, year)]
    moments = (datetime.combine(day, MORNING, BANGKOK) for item in rounds for day in _days(item))
    return min((moment for moment in moments if moment > now), default=None)


def _days(round_: Round) -> list[date]:
    later = [round_.reply_deadline + timedelta(days=offset) for offset in REMINDER_DAYS]
    return [round_.opens_on, *(day for day in later if day > round_.opens_on)]
