"""An executive's turn on the board: the report that waits, an opinion in words, approving and returning it.

The same acts as the buttons of the card in LINE; whoever signs chooses where.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, abort, render_template

from bot.errors import OperatorError
from bot.service import signing
from bot.service.previewing import Previewed, signed_file
from bot.service.sign_cards import summary_of
from bot.service.signing_rounds import version_of
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import act, field
from handlers.web.desk import Desk
from handlers.web.shown_documents import shown

ADDRESS = "/board/sign-off/<int:snapshot_id>"


def signing_pages(desk: Desk) -> Blueprint:
    """The page of a version with its forms, and the report to read on it."""
    blueprint = Blueprint("signing", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page(snapshot_id: int) -> str:
        return _page(desk, snapshot_id)

    @blueprint.get(f"{ADDRESS}/read")
    @open_to(Access.BOARD)
    def read(snapshot_id: int) -> Response:
        try:
            file = signed_file(desk.store, desk.files, Previewed(visitor().office.id, snapshot_id, "html"))
        except OperatorError:
            abort(404)
        return abort(404) if file is None else shown(file)

    _add_deciding(blueprint, desk)
    return blueprint


def turns_of(books: Books) -> list[signing.Turn]:
    """What of this office waits for the visitor."""
    if not visitor().is_executive:
        return []
    turns = signing.open_turns(books, visitor().line_user_id)
    return [turn for turn in turns if turn.office.id == visitor().office.id]


def _add_deciding(blueprint: Blueprint, desk: Desk) -> None:
    """POST …/opinion, …/approve, …/return"""

    @blueprint.post(f"{ADDRESS}/opinion")
    @open_to(Access.EXECUTIVE)
    def say(snapshot_id: int) -> Response:
        return _decide(
            desk, snapshot_id, lambda books, turn, now: signing.give_opinion(books, turn, _typed(), now)
        )

    @blueprint.post(f"{ADDRESS}/approve")
    @open_to(Access.EXECUTIVE)
    def approve(snapshot_id: int) -> Response:
        def do(books: Books, turn: signing.Turn, now: datetime) -> None:
            if _typed():
                signing.give_opinion(books, turn, _typed(), now)
            signing.approve(books, turn, now)

        return _decide(desk, snapshot_id, do)

    @blueprint.post(f"{ADDRESS}/return")
    @open_to(Access.EXECUTIVE)
    def send_back(snapshot_id: int) -> Response:
        return _decide(
            desk, snapshot_id, lambda books, turn, now: signing.send_back(books, turn, _typed(), now)
        )


def _decide(desk: Desk, snapshot_id: int, do: Callable[[Books, signing.Turn, datetime], object]) -> Response:
    def decide(books: Books, now: datetime) -> None:
        if books.snapshots.get(visitor().office.id, snapshot_id) is None:
            abort(404)
        do(books, signing.turn_of(books, visitor().line_user_id, snapshot_id), now)

    back = f"/board/sign-off/{snapshot_id}"
    return act(desk, decide, back, lambda problem: _page(desk, snapshot_id, problem))


def _typed() -> str:
    return field("words").replace("\r\n", "\n")


def _page(desk: Desk, snapshot_id: int, problem: str = "") -> str:
    with desk.store.reading() as books:
        snapshot = books.snapshots.get(visitor().office.id, snapshot_id) or abort(404)
        waiting = turns_of(books)
        version = version_of(books, snapshot)
        summary = summary_of(books, visitor().office, snapshot)
    return render_template(
        "signing.html",
        version=version,
        snapshot=snapshot,
        summary=summary,
        turn=next((one for one in waiting if one.snapshot.id == snapshot_id), None),
        problem=problem,
        typed=_typed() if problem else "",
        longest=signing.LONGEST_WORDS,
    )
