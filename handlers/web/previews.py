"""GET /sign/<token>: the report that waits for a signature, for whoever got its link in LINE."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from bot.errors import OperatorError
from bot.links import LinkProblem
from bot.service.previewing import PREVIEWS_PATH, previewed, signed_file
from handlers.web.access import Access, open_to
from handlers.web.desk import Desk
from handlers.web.shown_documents import shown

_STATUS = {LinkProblem.FORGED: 404, LinkProblem.EXPIRED: 410}
_GUARDS = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


def preview_pages(desk: Desk) -> Blueprint:
    """The blueprint of the previews. Whoever holds a link may open it; nobody can make one."""
    blueprint = Blueprint("previews", __name__)

    @blueprint.get(f"{PREVIEWS_PATH}/<token>")
    @open_to(Access.PUBLIC)
    def document(token: str) -> Response:
        wanted = previewed(desk.links, token, desk.clock.now())
        if isinstance(wanted, LinkProblem):
            abort(_STATUS[wanted])
        try:
            file = signed_file(desk.store, desk.files, wanted)
        except OperatorError:
            abort(404)
        if file is None:
            abort(404)
        answer = shown(file)
        answer.headers.update(_GUARDS)
        return answer

    return blueprint
