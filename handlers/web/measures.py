"""A measure's page: the whole story, and the final wording of what will be printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for

from bot.domain.entry import EntryField
from bot.domain.plan import ALL_DIVISIONS, Measure, Scope
from bot.domain.rounds import Round
from bot.service.lineage import earlier_years
from bot.service.story import story
from bot.service.wording_final import unword_cell, word_cell
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import act, field
from handlers.web.choosing import chosen_or_404
from handlers.web.desk import Desk
from handlers.web.signs import SIGNS

ADDRESS = "/board/measures/<ref>"


def measure_pages(desk: Desk) -> Blueprint:
    """The page with its forms."""
    blueprint = Blueprint("measures", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page(ref: str) -> str:
        return _page(desk, ref)

    @blueprint.post(f"{ADDRESS}/wording")
    @open_to(Access.COORDINATOR)
    def word(ref: str) -> Response:
        typed = request.form.get("text", "").replace("\r\n", "\n")

        def do(books: Books, measure: Measure, round_: Round, now: datetime) -> None:
            word_cell(books, visitor(), measure, (round_, _entry_field()), typed, now)

        return _change(desk, ref, do, {field("field"): typed})

    @blueprint.post(f"{ADDRESS}/wording/clear")
    @open_to(Access.COORDINATOR)
    def unword(ref: str) -> Response:
        def do(books: Books, measure: Measure, round_: Round, now: datetime) -> None:
            unword_cell(books, visitor(), measure, (round_, _entry_field()), now)

        return _change(desk, ref, do, {})

    return blueprint


def _page(desk: Desk, ref: str, problem: str = "", typed: dict[str, str] | None = None) -> str:
    """`typed` is what a refused form held, by its field."""
    office = visitor().office
    with desk.store.reading() as books:
        shown = chosen_or_404(books, desk)
        measure = shown.measure(ref)
        told = story(books, office, shown.collection, measure, desk.clock.now())
        earlier = earlier_years(books, office, measure.id)
    return render_template(
        "measure.html",
        shown=shown,
        story=told,
        earlier=earlier,
        divisions={one.id: one.name for one in office.divisions},
        measure=measure,
        responsible=responsible_words(measure),
        signs=SIGNS,
        problem=problem,
        typed=typed or {},
    )


def responsible_words(measure: Measure) -> str:
    """Who answers for the measure, in words."""
    if measure.responsible.scope is Scope.ALL:
        return ALL_DIVISIONS
    return " ".join(measure.responsible.divisions)


def _change(
    desk: Desk,
    ref: str,
    do: Callable[[Books, Measure, Round, datetime], None],
    typed: dict[str, str],
) -> Response:
    def change(books: Books, now: datetime) -> None:
        shown = chosen_or_404(books, desk)
        do(books, shown.measure(ref), shown.collection.round, now)

    at: dict[str, Any] = {name: request.args[name] for name in ("year", "round") if name in request.args}
    back = url_for("measures.page", ref=ref, **at, _anchor="wording")
    return act(desk, change, back, lambda problem: _page(desk, ref, problem, typed))


def _entry_field() -> EntryField:
    asked = field("field")
    if asked not in list(EntryField):
        abort(400)
    return EntryField(asked)
