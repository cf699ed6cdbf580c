"""Handing in a plan file: first what was understood of it, then, once that was agreed to, the import.

Between the two the file waits among the evidence files under its hash, referred to by nothing: when it is
not agreed to, the sweep takes it away.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from flask import Blueprint, Response, make_response, render_template, request

from bot.domain.calendar import FiscalYear
from bot.errors import OperatorError, Refusal
from bot.plan.importing import ImportedPlan
from bot.plan.problems import UnreadableFile
from bot.reports.layout import BUILT_IN_LAYOUTS
from bot.service.plan_uploads import foreseen, keep_upload
from bot.service.planning import PlanFile, read_file
from bot.store.store import Books
from handlers.web.access import Access, open_to, visitor
from handlers.web.acting import REFUSED, act, field, refusal_words
from handlers.web.desk import Desk
from handlers.web.plan import ADDRESS, show_plan
from handlers.web.sealing import sealed, unsealed
from handlers.web.speaking import t
from handlers.web.years import year_of_form

_LONGEST_NAME = 120
_SEALED = ("content", "file_name", "year", "layout")


def plan_import_pages(desk: Desk) -> Blueprint:
    """The preview and the import."""
    blueprint = Blueprint("plan_import", __name__)

    @blueprint.post(f"{ADDRESS}/preview")
    @open_to(Access.COORDINATOR)
    def preview() -> Response:
        try:
            year, file = _handed_in()
            imported = _read(file, year)
            with desk.files.staged(file.data) as staged:
                staged.keep()
            fields = {
                "content": staged.name,
                "file_name": file.name,
                "year": str(year),
                "layout": file.layout or "",
            }
            return make_response(_preview(desk, imported, file.name, fields))
        except Refusal as refusal:
            return make_response(show_plan(desk, refusal_words(refusal)), REFUSED)

    @blueprint.post(f"{ADDRESS}/import")
    @open_to(Access.COORDINATOR)
    def keep() -> Response:
        fields = unsealed(desk, *_SEALED)
        year = FiscalYear(int(fields["year"]))
        try:
            imported = _read(_kept(desk, fields), year)
        except Refusal as refusal:
            return make_response(show_plan(desk, refusal_words(refusal)), REFUSED)
        skip = field("skip") == "yes"

        def do(books: Books, now: datetime) -> None:
            keep_upload(books, visitor(), imported, now, skip_bad_rows=skip)

        def again(problem: str) -> str:
            return _preview(desk, imported, fields["file_name"], fields, problem)

        return act(desk, do, f"{ADDRESS}?year={year}", again)

    return blueprint


def _handed_in() -> tuple[FiscalYear, PlanFile]:
    """The file of the form with the year it is for."""
    year = year_of_form()
    if year is None:
        raise Refusal("web.plan.no_year")
    upload = request.files.get("file")
    data = upload.read() if upload is not None else b""
    if upload is None or not data:
        raise Refusal("web.plan.no_file")
    layout = field("layout") or None
    if layout is not None and layout not in BUILT_IN_LAYOUTS:
        raise Refusal("web.plan.no_layout")
    name = PurePath((upload.filename or "").replace("\\", "/")).name.strip()[-_LONGEST_NAME:].strip()
    return year, PlanFile(data, name or "plan", layout)


def _kept(desk: Desk, fields: dict[str, str]) -> PlanFile:
    data = desk.files.read(fields["content"])
    if data is None:
        raise Refusal("web.plan.gone")
    return PlanFile(data, fields["file_name"], fields["layout"] or None)


def _read(file: PlanFile, year: FiscalYear) -> ImportedPlan:
    """What the file says, or the refusal that tells why nothing can be read from it."""
    try:
        return read_file(visitor().office, file, year)
    except UnreadableFile as error:
        raise Refusal(f"web.plan_file.{error.kind.value}", name=file.name) from error
    except OperatorError as error:
        raise Refusal("web.plan_file.damaged", name=file.name) from error


def _preview(
    desk: Desk, imported: ImportedPlan, file_name: str, fields: dict[str, str], problem: str = ""
) -> str:
    with desk.store.reading() as books:
        preview = foreseen(books, visitor().office, imported, desk.clock.now())
    return render_template(
        "plan_preview.html",
        preview=preview,
        plan=imported.plan,
        problems=[(one.row, _told(one.why.kind.value, one.why.said)) for one in imported.problems],
        file_name=file_name,
        hidden=sealed(desk, fields),
        problem=problem,
    )


def _told(kind: str, said: str) -> str:
    """A problem of a row in the words of the page."""
    column = t(f"plan_columns.{said}") if kind == "empty_cell" else ""
    return t(f"plan_problems.{kind}", said=said, column=column)
