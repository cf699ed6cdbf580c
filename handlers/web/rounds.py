"""The rounds of the office: when each opens and when answers and reports are due."""

from __future__ import annotations

from datetime import date, datetime

from flask import Blueprint, Response, abort, render_template

from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.rounds import Round
from bot.errors import Refusal
from bot.service.rescheduling import reschedule
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import act, field
from handlers.web.desk import Desk

ADDRESS = "/board/rounds"


def round_pages(desk: Desk) -> Blueprint:
    """The dates of the rounds with their forms."""
    blueprint = Blueprint("rounds", __name__)

    def rounds() -> list[Round]:
        office = visitor().office
        with desk.store.reading() as books:
            years = books.plans.years(office.id) or [FiscalYear.of(bangkok_day(desk.clock.now()))]
            return [
                item for year in sorted(years, reverse=True) for item in books.rounds.of_year(office.id, year)
            ]

    def show(problem: str = "") -> str:
        return render_template("rounds.html", rounds=rounds(), problem=problem)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page() -> str:
        return show()

    @blueprint.post(f"{ADDRESS}/<int:year>/<int:number>")
    @open_to(Access.COORDINATOR)
    def change(year: int, number: int) -> Response:
        found = [one for one in rounds() if (one.fiscal_year.number, one.number) == (year, number)]
        if not found:
            abort(404)

        def do(books: Books, now: datetime) -> None:
            days = (_day("opens_on"), _day("reply_deadline"), _day("report_deadline"))
            reschedule(books, visitor(), found[0], days, now)

        return act(desk, do, ADDRESS, show)

    return blueprint


def _day(name: str) -> date:
    try:
        return date.fromisoformat(field(name))
    except ValueError as error:
        raise Refusal("web.rounds.no_day") from error
