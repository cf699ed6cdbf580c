"""The first page of the board: every measure of the round against every division."""

from __future__ import annotations

from flask import Blueprint, render_template

from bot.service.matrix import matrix
from handlers.web.access import Access, open_to, visitor
from handlers.web.choosing import chosen
from handlers.web.desk import Desk
from handlers.web.signing import turns_of
from handlers.web.signs import LEGEND, SIGNS

ADDRESS = "/board"


def matrix_pages(desk: Desk) -> Blueprint:
    """The page people land on after signing in."""
    blueprint = Blueprint("matrix", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page() -> str:
        office = visitor().office
        with desk.store.reading() as books:
            shown = chosen(books, desk)
            board = matrix(books, office, shown.collection, desk.clock.now()) if shown else None
            waiting = turns_of(books)
        if shown is None:
            return render_template("no_plan.html", office=office)
        return render_template(
            "matrix.html",
            office=office,
            shown=shown,
            board=board,
            waiting=waiting,
            signs=SIGNS,
            legend=LEGEND,
        )

    return blueprint
