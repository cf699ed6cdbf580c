"""Days off: each office's own list, begun from the government's; it alone decides."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from bot.domain.working_days import DayOff, WorkingDays
from bot.service.thai_holidays import government_days_off
from bot.store.store import Books

AROUND = timedelta(days=200)
"""How far a round reaches to either side of any of its days, with room for dates an office moves."""


def working_days_between(
    books: Books, office_ids: Collection[int], first: date, last: date
) -> dict[int, WorkingDays]:
    """The calendars of these offices, good for the days from first to last.

    A year an office's list does not speak of yet is the government's. Offices that agree share one.
    """
    lists = books.office_days.between(office_ids, first, last)
    shared: dict[tuple[DayOff, ...], WorkingDays] = {}
    found = {}
    for office_id in office_ids:
        own = tuple(lists.get(office_id, ()))
        if own not in shared:
            shared[own] = _calendar(own, range(first.year, last.year + 1))
        found[office_id] = shared[own]
    return found


def working_days_of_year(books: Books, office_id: int, first: date, last: date) -> WorkingDays:
    """The calendar of one office, with whole years around the days from first to last."""
    whole = date(first.year, 1, 1), date(last.year, 12, 31)
    return working_days_between(books, [office_id], *whole)[office_id]


def begin_year(books: Books, office_id: int, year: int) -> None:
    """Put the government's days of a Gregorian year on the office's list, unless the year is begun.

    From then on neither a newer `holidays` package nor we move the office's reminders.
    """
    if not books.office_days.between([office_id], date(year, 1, 1), date(year, 12, 31))[office_id]:
        days = government_days_off(year)
        books.office_days.begin(office_id, [DayOff(day, name) for day, name in days.items()])


def set_day(books: Books, office_id: int, day: DayOff) -> None:
    """Make a day of the office a day off, or one it works."""
    begin_year(books, office_id, day.day.year)
    books.office_days.set(office_id, day)
    books.office_looks.forget(office_id)


def days_off_of_year(books: Books, office_id: int, year: int) -> list[DayOff]:
    """The office's list of a Gregorian year in order, the days it works though others do not included."""
    listed = books.office_days.between([office_id], date(year, 1, 1), date(year, 12, 31))[office_id]
    return listed or [DayOff(day, name) for day, name in government_days_off(year).items()]


def _calendar(own: Iterable[DayOff], years: Iterable[int]) -> WorkingDays:
    listed = list(own)
    begun = {one.day.year for one in listed}
    days: dict[date, str] = {one.day: one.name for one in listed if one.is_off}
    for year in set(years) - begun:
        government: Mapping[date, str] = government_days_off(year)
        days |= government
    return WorkingDays(days)
