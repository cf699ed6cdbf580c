"""The rounds of the office: when each opens and when answers and reports are due."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, abort, render_template

from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.rounds import Round
from bot.service.rescheduling import reschedule
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import act, day_of_form
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
            names = ("opens_on", "reply_deadline", "report_deadline")
            opens, reply, report = (day_of_form(name, "web.rounds.no_day") for name in names)
            reschedule(books, visitor(), found[0], (opens, reply, report), now)

        return act(desk, do, ADDRESS, show)

    return blueprint
