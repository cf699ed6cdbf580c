"""The plan of a fiscal year as it is stored."""

from __future__ import annotations

from flask import Blueprint, render_template

from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from bot.reports.layout import BUILT_IN_LAYOUTS
from handlers.web.access import Access, open_to, visitor
from handlers.web.desk import Desk
from handlers.web.years import chosen_year

ADDRESS = "/board/plan"


def plan_pages(desk: Desk) -> Blueprint:
    """The plan, and the form that hands in a file."""
    blueprint = Blueprint("plan", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page() -> str:
        return show_plan(desk)

    return blueprint


def show_plan(desk: Desk, problem: str = "") -> str:
    """The page, with what was wrong with the file handed in, if anything."""
    office = visitor().office
    with desk.store.reading() as books:
        planned = books.plans.years(office.id)
        year = chosen_year(desk, planned)
        plan = books.plans.get(office.id, year)
    present = FiscalYear.of(bangkok_day(desk.clock.now())).number
    importable = {present - 1, present, present + 1, year.number, *(one.number for one in planned)}
    return render_template(
        "plan.html",
        plan=plan,
        year=year.number,
        can_carry=plan is not None and FiscalYear(year.number + 1) not in planned,
        planned=sorted((one.number for one in planned), reverse=True),
        importable=sorted(importable, reverse=True),
        present=present,
        layouts=BUILT_IN_LAYOUTS,
        problem=problem,
    )
