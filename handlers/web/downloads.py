"""GET /files/<token>: the document a signed link asks for, or a page that says why there is none."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from bot.errors import OperatorError
from bot.links import LinkProblem
from bot.service.linking import FILES_PATH, ordered, ordered_file
from bot.wording.say import say
from handlers.web.access import Access, open_to
from handlers.web.attachments import attachment
from handlers.web.desk import Desk

_GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
_ANSWERS = {LinkProblem.FORGED: ("export.forged", 404), LinkProblem.EXPIRED: ("export.expired", 410)}


def downloads(desk: Desk) -> Blueprint:
    """The blueprint of the documents. Whoever holds a link may open it; nobody can make one."""
    blueprint = Blueprint("downloads", __name__)

    @blueprint.get(f"{FILES_PATH}/<token>")
    @open_to(Access.PUBLIC)
    def document(token: str) -> Response:
        order = ordered(desk.links, token, desk.clock.now())
        if isinstance(order, LinkProblem):
            return _refused(*_ANSWERS[order])
        try:
            file = ordered_file(desk.store, desk.files, order)
        except OperatorError:
            return _refused("export.not_possible", 503)
        if file is None:
            return _refused("export.forged", 404)
        headers = {**_GUARDS, "Content-Disposition": attachment(file.file_name)}
        return Response(file.data, content_type=file.media_type, headers=headers)

    return blueprint


def _refused(key: str, status: int) -> Response:
    facts = {"title": say("export.page_title"), "sentence": say(key), "way_out": say("export.way_out")}
    page = render_template("no_document.html", **facts)
    headers = {**_GUARDS, "Content-Security-Policy": _POLICY}
    return Response(page, status, mimetype="text/html", headers=headers)
