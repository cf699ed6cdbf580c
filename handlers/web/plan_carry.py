"""Carrying a plan into the year after it: what would stand there beside last year's results, then the act."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, make_response, render_template

from bot.domain.calendar import FiscalYear
from bot.errors import Refusal
from bot.service.carrying import Carrying, carry_plan, foreseen_carrying
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import REFUSED, act, refusal_words
from handlers.web.desk import Desk
from handlers.web.plan import ADDRESS, show_plan
from handlers.web.signs import SIGNS
from handlers.web.years import chosen_year, year_of_form


def plan_carry_pages(desk: Desk) -> Blueprint:
    """The preview of next year's plan, and the button that makes it."""
    blueprint = Blueprint("plan_carry", __name__)

    @blueprint.get(f"{ADDRESS}/carry")
    @open_to(Access.COORDINATOR)
    def page() -> Response:
        office = visitor().office
        try:
            with desk.store.reading() as books:
                source = chosen_year(desk, books.plans.years(office.id))
                carrying = foreseen_carrying(books, office, source, _year_after(source))
        except Refusal as refusal:
            return make_response(show_plan(desk, refusal_words(refusal)), REFUSED)
        return make_response(_preview(carrying))

    @blueprint.post(f"{ADDRESS}/carry")
    @open_to(Access.COORDINATOR)
    def carry() -> Response:
        source = year_of_form()

        def do(books: Books, now: datetime) -> None:
            if source is None:
                raise Refusal("web.plan.no_year")
            carry_plan(books, visitor().office, visitor().actor, source, _year_after(source), now)

        back = f"{ADDRESS}?year={_year_after(source)}" if source else ADDRESS
        return act(desk, do, back, lambda problem: show_plan(desk, problem))

    return blueprint


def _year_after(year: FiscalYear) -> FiscalYear:
    return FiscalYear(year.number + 1)


def _preview(carrying: Carrying) -> str:
    old = {measure.ref: measure for measure in carrying.source.measures()}
    return render_template(
        "plan_carry.html",
        carrying=carrying,
        source=carrying.source.fiscal_year.number,
        target=carrying.carried.plan.fiscal_year.number,
        rows=[
            (measure, old[measure.ref], carrying.results.get(measure.ref, ()))
            for measure in carrying.carried.plan.measures()
        ],
        divisions={one.id: one.name for one in visitor().office.divisions},
        signs=SIGNS,
    )
