"""The year's reminders: when, why on that day, at what cost; and what keeps them quiet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, abort, render_template

from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.ladder import Occasion
from bot.domain.pause import Pause
from bot.domain.quota import FREE_THAI_PLAN
from bot.domain.working_days import DayOff
from bot.service.calendar import CalendarDay, YearCost, everybody_in_groups, planned, year_cost
from bot.service.days_off import days_off_of_year
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.attachments import attachment
from handlers.web.desk import Desk
from handlers.web.years import NUMBERS, chosen_year

ADDRESS = "/board/calendar"


@dataclass(frozen=True)
class CalendarView:
    """What the page shows of a fiscal year; `limit` is the month's quota, None for one without end."""

    year: FiscalYear
    planned_years: list[FiscalYear]
    days: list[CalendarDay]
    cost: YearCost
    limit: int | None
    days_off: list[DayOff]
    pauses: list[Pause]
    switched_off: set[Occasion]


def calendar_pages(desk: Desk) -> Blueprint:
    """The page and the file for a calendar program."""
    blueprint = Blueprint("calendar", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page() -> str:
        return show_calendar(desk)

    @blueprint.get(f"{ADDRESS}/<int:number>/reminders.ics")
    @open_to(Access.BOARD)
    def file(number: int) -> Response:
        from bot.service.calendar_file import calendar_file  # noqa: PLC0415  (only this needs icalendar)

        if number not in NUMBERS:
            abort(404)
        now = desk.clock.now()
        with desk.store.reading() as books:
            days = planned(books, visitor().office, FiscalYear(number), now)
        if not days:
            abort(404)
        name = f"ปฏิทินแจ้งเตือน-{visitor().office.name}-{number}.ics"
        headers = {"Content-Disposition": attachment(name)}
        return Response(calendar_file(visitor().office, days, now), mimetype="text/calendar", headers=headers)

    return blueprint


def show_calendar(desk: Desk, problem: str = "") -> str:
    """The page, with what a form was refused for, if anything."""
    with desk.store.reading() as books:
        view = _view(desk, books)
    return render_template(
        "calendar.html",
        view=view,
        months={date.fromisoformat(f"{month}-01"): used for month, used in view.cost.within.items()},
        division_names={division.id: division.name for division in visitor().office.divisions},
        occasions=list(Occasion),
        today=bangkok_day(desk.clock.now()),
        problem=problem,
    )


def _view(desk: Desk, books: Books) -> CalendarView:
    office, now = visitor().office, desk.clock.now()
    years = books.plans.years(office.id)
    year = chosen_year(desk, years)
    days = planned(books, office, year, now)
    quota = books.quota_readings.newest()
    limit = quota.limit if quota is not None else FREE_THAI_PLAN
    listed = [
        one
        for calendar_year in (year.start.year, year.end.year)
        for one in days_off_of_year(books, office.id, calendar_year)
        if year.start <= one.day <= year.end
    ]
    return CalendarView(
        year=year,
        planned_years=sorted(years, reverse=True),
        days=days,
        cost=year_cost(days, everybody_in_groups(books, office), limit),
        limit=limit,
        days_off=listed,
        pauses=books.pauses.of_offices([office.id], bangkok_day(now)),
        switched_off=books.switched_off_occasions.of_offices([office.id])[office.id],
    )
