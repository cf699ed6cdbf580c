"""Evidence files, for the people of their office alone.

Only pictures painted anew by us are shown in the page; whatever else people sent is to be saved, never
opened under our address.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort

from bot.domain.evidence import Evidence, EvidenceState
from bot.store.media_types import JPEG, SUFFIXES, UNKNOWN
from handlers.web.access import Access, open_to, visitor
from handlers.web.attachments import attachment
from handlers.web.desk import Desk

_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


def evidence_pages(desk: Desk) -> Blueprint:
    """The file itself, and the small picture of it."""
    blueprint = Blueprint("evidence", __name__)

    def found(evidence_id: int) -> Evidence:
        with desk.store.reading() as books:
            item = books.evidence.get(visitor().office.id, evidence_id)
        return item if item and item.state is EvidenceState.STORED else abort(404)

    @blueprint.get("/board/evidence/<int:evidence_id>")
    @open_to(Access.BOARD)
    def file(evidence_id: int) -> Response:
        item = found(evidence_id)
        return _answer(desk, item, item.content_hash, is_picture=item.thumbnail_hash is not None)

    @blueprint.get("/board/evidence/<int:evidence_id>/small")
    @open_to(Access.BOARD)
    def small(evidence_id: int) -> Response:
        item = found(evidence_id)
        return _answer(desk, item, item.thumbnail_hash, is_picture=True)

    return blueprint


def _answer(desk: Desk, item: Evidence, name: str | None, *, is_picture: bool) -> Response:
    data = desk.files.read(name) if name else None
    if data is None:
        abort(404)
    media_type = JPEG if is_picture else item.media_type or UNKNOWN
    answer = Response(data, mimetype=media_type)
    answer.headers["Content-Security-Policy"] = _POLICY
    if not is_picture:
        usual = f"evidence-{item.id}{SUFFIXES.get(media_type, '')}"
        answer.headers["Content-Disposition"] = attachment(item.file_name or usual)
    return answer
