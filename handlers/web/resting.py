"""What keeps the office's reminders quiet: the forms for days off, pauses and occasions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, abort, request

from bot.domain.ladder import Occasion
from bot.domain.working_days import DayOff
from bot.errors import Refusal
from bot.service.resting import begin_pause, end_pause, keep_day, switch_occasion
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import act, day_of_form, field, number
from handlers.web.calendar import ADDRESS, show_calendar
from handlers.web.desk import Desk

_LONGEST_NAME = 120


def resting_pages(desk: Desk) -> Blueprint:
    """The forms of the calendar page."""
    blueprint = Blueprint("resting", __name__)

    def keep(do: Callable[[Books, datetime], None], part: str) -> Response:
        """Do it, and go back to that part of the page of the same year."""
        year = request.args.get("year", "")
        back = f"{ADDRESS}?year={year}" if year.isascii() and year.isdecimal() else ADDRESS
        return act(desk, do, f"{back}#{part}", lambda problem: show_calendar(desk, problem))

    @blueprint.post(f"{ADDRESS}/days")
    @open_to(Access.COORDINATOR)
    def keep_day_off() -> Response:
        def do(books: Books, now: datetime) -> None:
            day = day_of_form("day", "web.calendar.no_day")
            keep_day(books, visitor(), DayOff(day, field("name")[:_LONGEST_NAME], _is_on()), now)

        return keep(do, "days-off")

    @blueprint.post(f"{ADDRESS}/pauses")
    @open_to(Access.COORDINATOR)
    def begin() -> Response:
        def do(books: Books, now: datetime) -> None:
            last = day_of_form("last", "web.calendar.no_day") if field("last") else None
            begin_pause(books, visitor(), number("division") or None, last, now)

        return keep(do, "pauses")

    @blueprint.post(f"{ADDRESS}/pauses/<int:pause_id>/end")
    @open_to(Access.COORDINATOR)
    def end(pause_id: int) -> Response:
        return keep(lambda books, now: end_pause(books, visitor(), pause_id, now), "pauses")

    @blueprint.post(f"{ADDRESS}/occasions/<name>")
    @open_to(Access.COORDINATOR)
    def switch(name: str) -> Response:
        if name not in list(Occasion):
            abort(404)
        return keep(
            lambda books, now: switch_occasion(books, visitor(), Occasion(name), now, is_on=_is_on()),
            "occasions",
        )

    return blueprint


def _is_on() -> bool:
    if field("on") not in ("yes", "no"):
        raise Refusal("web.calendar.no_choice")
    return field("on") == "yes"
