"""Sign-off on the board: proposing, where each version is, its documents, and publishing it."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, abort, render_template

from bot.domain.calendar import FiscalYear
from bot.errors import Refusal
from bot.service.own_addresses import set_own_address
from bot.service.previewing import kept_file
from bot.service.proposing import prepare, propose
from bot.service.publishing import publish
from bot.service.signing_rounds import round_desks
from bot.store.snapshots import APPROVED, FROZEN
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import act, field
from handlers.web.desk import Desk
from handlers.web.shown_documents import shown
from handlers.web.signing import turns_of
from handlers.web.speaking import t
from handlers.web.years import chosen_year

ADDRESS = "/board/sign-off"


def sign_off_pages(desk: Desk) -> Blueprint:
    """The page with its forms, and the documents of each version."""
    blueprint = Blueprint("sign_off", __name__)

    def show(problem: str = "") -> str:
        return _page(desk, problem)

    @blueprint.get(ADDRESS)
    @open_to(Access.BOARD)
    def page() -> str:
        return show()

    @blueprint.post(f"{ADDRESS}/<int(min=2500, max=2700):year>/<int(min=1, max=2):number>/propose")
    @open_to(Access.COORDINATOR)
    def freeze(year: int, number: int) -> Response:
        return act(
            desk, lambda books, now: _propose(books, year, number, now), f"{ADDRESS}?year={year}", show
        )

    @blueprint.post(f"{ADDRESS}/<int:snapshot_id>/publish")
    @open_to(Access.COORDINATOR)
    def make_public(snapshot_id: int) -> Response:
        def do(books: Books, now: datetime) -> None:
            confirmed = field("confirmed") == "yes"
            publish(books, desk.files, visitor().office, visitor().actor, snapshot_id, confirmed, now)

        return act(desk, do, ADDRESS, show)

    @blueprint.post(f"{ADDRESS}/<int(min=2500, max=2700):year>/<int(min=1, max=2):number>/address")
    @open_to(Access.COORDINATOR)
    def own_address(year: int, number: int) -> Response:
        def do(books: Books, now: datetime) -> None:
            set_own_address(books, visitor().office, visitor().actor, year, number, field("address"), now)

        return act(desk, do, f"{ADDRESS}?year={year}", show)

    _add_documents(blueprint, desk)
    return blueprint


def _add_documents(blueprint: Blueprint, desk: Desk) -> None:
    """GET …/<snapshot>/<stage>/<format>: a document of a version as it is kept."""

    @blueprint.get(f"{ADDRESS}/<int:snapshot_id>/<any({FROZEN}, {APPROVED}):stage>/<format_key>")
    @open_to(Access.BOARD)
    def document(snapshot_id: int, stage: str, format_key: str) -> Response:
        with desk.store.reading() as books:
            snapshot = books.snapshots.get(visitor().office.id, snapshot_id)
            kept = books.snapshots.files_of(snapshot_id) if snapshot else []
        file = kept_file(desk.files, [one for one in kept if one.stage == stage], format_key)
        if file is None:
            abort(404)
        return shown(file)


def _propose(books: Books, year: int, number: int, now: datetime) -> None:
    office = visitor().office
    found = prepare(books, office, FiscalYear(year), number)
    if found.unanswered and field("confirmed") != "yes":
        names = " ".join(division.name for division in found.unanswered)
        raise Refusal("web.sign_off.unconfirmed", divisions=names)
    propose(books, office, visitor().actor, FiscalYear(year), number, now)


def _page(desk: Desk, problem: str) -> str:
    office = visitor().office
    with desk.store.reading() as books:
        planned = books.plans.years(office.id)
        year = chosen_year(desk, planned)
        rounds = round_desks(books, desk.files, office, year, desk.clock.now()) if year in planned else []
        waiting = {turn.snapshot.id for turn in turns_of(books)}
    return render_template(
        "sign_off.html",
        office=office,
        year=year,
        years=sorted(planned, reverse=True),
        rounds=rounds,
        waiting=waiting,
        problem=problem,
        faults=lambda fault: t(f"sign_off.fault.{fault}"),
    )
