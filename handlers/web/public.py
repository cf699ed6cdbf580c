"""/p: what offices have published, for everybody: stable addresses, exactly the approved bytes."""

from __future__ import annotations

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request

from bot.reports.exporting import ReportFile
from bot.service.data_describing import described
from bot.service.publishing import Published, published, published_offices
from handlers.web.access import Access, open_to
from handlers.web.desk import Desk
from handlers.web.shown_documents import POLICY, shown
from handlers.web.verify import ADDRESS as VERIFY

ADDRESS = "/p"
FORMATS = ("html", "pdf", "docx", "xlsx", "csv", "json")
"""In the order people want them."""

OPEN_DATA: tuple[str, ...] = ("csv", "json")

_FRESH_SECONDS = 300
_ROUND = f"{ADDRESS}/<int:office_id>/<int(min=2500, max=2700):year>/<int(min=1, max=2):number>"


def public_pages(desk: Desk) -> Blueprint:
    """The index, the page of an office, that of a round, and its documents."""
    blueprint = Blueprint("public", __name__)

    @blueprint.get(ADDRESS)
    @open_to(Access.PUBLIC)
    def index() -> Response:
        with desk.store.reading() as books:
            offices = published_offices(books)
        return _cached(render_template("public_index.html", offices=offices, base=_base(desk)))

    @blueprint.get(f"{ADDRESS}/<int:office_id>")
    @blueprint.get(f"{ADDRESS}/<int:office_id>-<slug>")
    @open_to(Access.PUBLIC)
    def office(office_id: int, slug: str = "") -> Response:
        with desk.store.reading() as books:
            found = next((one for one in published_offices(books) if one[0].id == office_id), None)
        if found is None:
            abort(404)
        if slug:
            return make_response(redirect(f"{ADDRESS}/{office_id}", 301))
        page = render_template("public_office.html", office=found[0], publications=found[1], base=_base(desk))
        return _cached(page)

    _add_round(blueprint, desk)
    _add_documents(blueprint, desk)
    return blueprint


def _add_round(blueprint: Blueprint, desk: Desk) -> None:
    """GET /p/<office>/<year>/<round>: the report to read, its files, and who approved it."""

    @blueprint.get(_ROUND)
    @open_to(Access.PUBLIC)
    def round_page(office_id: int, year: int, number: int) -> Response:
        found = _found(desk, office_id, year, number)
        sizes = {key: len(_data(desk, found, key)) for key in FORMATS if key in found.files}
        page = render_template(
            "public_round.html",
            found=found,
            sizes=sizes,
            folder=f"{ADDRESS}/{office_id}/{year}/{number}",
            base=_base(desk),
            verify=VERIFY,
        )
        return _cached(page)


def _add_documents(blueprint: Blueprint, desk: Desk) -> None:
    """GET …/report.<format> and …/datapackage.json: the files themselves."""

    @blueprint.get(f"{_ROUND}/report.<format_key>")
    @open_to(Access.PUBLIC)
    def document(office_id: int, year: int, number: int, format_key: str) -> Response:
        found = _found(desk, office_id, year, number)
        kept = found.files.get(format_key)
        if kept is None:
            abort(404)
        file = ReportFile(kept.file_name, kept.media_type, _data(desk, found, format_key))
        return _tagged(shown(file), kept.sha256)

    @blueprint.get(f"{_ROUND}/datapackage.json")
    @open_to(Access.PUBLIC)
    def description(office_id: int, year: int, number: int) -> Response:
        found = _found(desk, office_id, year, number)
        data = {key: _data(desk, found, key) for key in OPEN_DATA if key in found.files}
        folder = f"{_base(desk)}{ADDRESS}/{office_id}/{year}/{number}"
        answer = Response(described(found, data, folder), mimetype="application/json")
        answer.headers["Content-Security-Policy"] = POLICY
        answer.add_etag()
        return _tagged(answer, None)


def _found(desk: Desk, office_id: int, year: int, number: int) -> Published:
    with desk.store.reading() as books:
        found = published(books, office_id, year, number)
    if found is None:
        abort(404)
    return found


def _data(desk: Desk, found: Published, format_key: str) -> bytes:
    data = desk.files.read(found.files[format_key].sha256)
    if data is None:
        abort(404)
    return data


def _base(desk: Desk) -> str:
    return desk.links.public_url or ""


def _tagged(answer: Response, sha256: str | None) -> Response:
    """The same document is not sent twice: its tag is its own content."""
    if sha256 is not None:
        answer.set_etag(sha256)
    answer.headers["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}, must-revalidate"
    answer.make_conditional(request)
    return answer


def _cached(page: str) -> Response:
    """A page that may be kept a while, unless it greets somebody who is signed in."""
    answer = make_response(page)
    answer.add_etag()
    answer.vary.add("Cookie")
    if "Cookie" in request.headers:
        answer.headers["Cache-Control"] = "private, no-cache"
        answer.make_conditional(request)
        return answer
    return _tagged(answer, None)
