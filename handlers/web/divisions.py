"""The divisions: the four figures, what is missing, what was promised, and their groups."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, abort, render_template

from bot.clock import bangkok_day
from bot.service.board import boards
from bot.service.matrix import kind_of, total_of
from handlers.web.access import Access, open_to, visitor
from handlers.web.choosing import chosen_or_404
from handlers.web.desk import Desk
from handlers.web.signs import SIGNS

ADDRESS = "/board/divisions"


def division_pages(desk: Desk) -> Blueprint:
    """The list of divisions, and one by itself."""
    blueprint = Blueprint("divisions", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page() -> str:
        office = visitor().office
        with desk.store.reading() as books:
            shown = chosen_or_404(books, desk)
            found = boards(books, office, office.divisions, shown.collection, desk.clock.now())
            chats = books.chats.of_office(office.id)
        return render_template(
            "divisions.html",
            shown=shown,
            boards=found,
            total=total_of(found),
            groups=Counter(division for chat in chats for division in chat.division_ids),
        )

    @blueprint.get(f"{ADDRESS}/<int:division_id>")
    @open_to(Access.BOARD)
    def one(division_id: int) -> str:
        office, now = visitor().office, desk.clock.now()
        division = next((one for one in office.divisions if one.id == division_id), None) or abort(404)
        with desk.store.reading() as books:
            shown = chosen_or_404(books, desk)
            (board,) = boards(books, office, [division], shown.collection, now)
            chats = [one for one in books.chats.of_office(office.id) if division.id in one.division_ids]
        is_over = bangkok_day(now) > shown.collection.round.reply_deadline
        return render_template(
            "division.html",
            shown=shown,
            board=board,
            lines=[(line, kind_of(line, is_over=is_over)) for line in board.lines],
            signs=SIGNS,
            groups=len(chats),
        )

    return blueprint
