"""What happens in the demo when its clock is turned."""

from __future__ import annotations

from datetime import datetime

from bot.cli.demo.site import Site
from bot.service.answering import release_dead_replies
from bot.service.calendar import planned
from scheduler.remind import remind


def on_jump(site: Site) -> None:
    """Do what has become due by the demo's clock, as the clock process does."""
    release_dead_replies(site.store, site.clock.now())
    for _pushed_or_held in remind(site.tools):
        pass


def next_moment(site: Site, office_id: int, now: datetime) -> datetime | None:
    """The next moment at which the bot may speak unasked, None when the plan's rounds are over."""
    with site.store.reading() as books:
        office = books.offices.get(office_id)
        years = books.plans.years(office_id)
        days = [day.planned for year in years for day in planned(books, office, year, now)] if office else []
    return min((day.moment for day in days if day.moment > now), default=None)
