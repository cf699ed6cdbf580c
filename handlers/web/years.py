"""Which fiscal year a page is about: the one asked for, else the newest with a plan that has begun."""

from __future__ import annotations

from flask import abort, request

from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from handlers.web.acting import number
from handlers.web.desk import Desk

NUMBERS = range(2500, 2701)
"""The fiscal years a plan can be for, as on the command line."""


def chosen_year(desk: Desk, planned: list[FiscalYear]) -> FiscalYear:
    """The year in the address; when it names none, of those with a plan the newest that has begun.

    Where none has, the first to come; without any plan the present year.
    """
    asked = request.args.get("year", "")
    if not asked:
        present = FiscalYear.of(bangkok_day(desk.clock.now()))
        return max((year for year in planned if year <= present), default=min(planned, default=present))
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 5 and int(asked) in NUMBERS):
        abort(404)
    return FiscalYear(int(asked))


def year_of_form() -> FiscalYear | None:
    """The year a form sends in its field `year`, None when it is none."""
    return FiscalYear(number("year")) if number("year") in NUMBERS else None
