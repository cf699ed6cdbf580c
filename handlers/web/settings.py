"""The settings of the office: the words of its documents; its layout and numerals to be seen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from flask import Blueprint, Response, abort, render_template, request

from bot.domain.office_text import NAMES_PEOPLE, OfficeText
from bot.errors import Refusal
from bot.reports.layout import BUILT_IN_LAYOUTS
from bot.reports.paper_texts import usual_texts
from bot.reports.titling import PLACEHOLDERS
from bot.service.office_texts import LONGEST_TEXT, hang_emblem, word_text
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import act, field
from handlers.web.desk import Desk

ADDRESS = "/board/settings"
_LARGEST_EMBLEM = 5 * 1024 * 1024
_WORDED = tuple(key for key in OfficeText if key is not OfficeText.EMBLEM)
_ROOMS = ("memo", "report", "annex", "summary", "ita")


def setting_pages(desk: Desk) -> Blueprint:
    """The page with a form for each text."""
    blueprint = Blueprint("settings", __name__)

    def show(problem: str = "") -> str:
        return _page(desk, problem)

    @blueprint.get(ADDRESS)
    @open_to(Access.COORDINATOR)
    def page() -> str:
        return show()

    @blueprint.post(f"{ADDRESS}/texts/<key>")
    @open_to(Access.COORDINATOR)
    def keep(key: str) -> Response:
        if key not in list(OfficeText) or (key == OfficeText.EMBLEM and not _clears()):
            abort(404)

        def do(books: Books, now: datetime) -> None:
            text = None if _clears() else field("text").replace("\r\n", "\n")
            if text == "":
                raise Refusal("web.settings.empty")
            word_text(books, visitor(), OfficeText(key), text, now)

        return act(desk, do, f"{ADDRESS}#{key}", show)

    @blueprint.post(f"{ADDRESS}/emblem")
    @open_to(Access.COORDINATOR)
    def emblem() -> Response:
        upload = request.files.get("picture")
        data = upload.read(_LARGEST_EMBLEM + 1) if upload is not None else b""

        def do(books: Books, now: datetime) -> None:
            if not data or len(data) > _LARGEST_EMBLEM:
                raise Refusal("web.settings.no_picture")
            hang_emblem(books, desk.files, visitor(), data, now)

        return act(desk, do, f"{ADDRESS}#{OfficeText.EMBLEM}", show)

    return blueprint


def _clears() -> bool:
    return field("usual") == "yes"


def _page(desk: Desk, problem: str) -> str:
    office = visitor().office
    with desk.store.reading() as books:
        own = books.office_texts.at(office.id, desk.clock.now())
    is_built_in = office.layout in BUILT_IN_LAYOUTS
    return render_template(
        "settings.html",
        office=office,
        rooms=[(room, [key for key in _WORDED if key.startswith(f"{room}.")]) for room in _ROOMS],
        own=own,
        usual=usual_texts(),
        people=NAMES_PEOPLE,
        placeholders=PLACEHOLDERS,
        longest=LONGEST_TEXT,
        emblem=OfficeText.EMBLEM,
        layout_key=office.layout if is_built_in else None,
        layout_name=office.layout if is_built_in else Path(office.layout).stem,
        problem=problem,
        typed=(request.form.get("text"), request.path) if problem else None,
    )
