"""/verify: whether a document is exactly one that was approved. What is sent is not kept."""

from __future__ import annotations

import re

from flask import Blueprint, render_template, request

from bot.service.verifying import Verified, hash_of, verify
from handlers.web.access import Access, open_to
from handlers.web.acting import REFUSED, field
from handlers.web.desk import Desk
from handlers.web.speaking import t

ADDRESS = "/verify"

_HASH = re.compile("[0-9a-f]{64}")
_CHUNK = 256 * 1024


def verify_pages(desk: Desk) -> Blueprint:
    """The page with its form, and what it found."""
    blueprint = Blueprint("verify", __name__)

    def show(found: Verified | None = None, problem: str = "") -> str:
        return render_template("verify.html", found=found, problem=problem)

    @blueprint.get(ADDRESS)
    @open_to(Access.PUBLIC)
    def page() -> str:
        return show()

    @blueprint.post(ADDRESS)
    @open_to(Access.PUBLIC)
    def check() -> tuple[str, int]:
        sha256 = _asked_hash()
        if sha256 is None:
            return show(problem=t("verify.nothing")), REFUSED
        with desk.store.reading() as books:
            return show(verify(books, sha256)), 200

    return blueprint


def _asked_hash() -> str | None:
    """The hash of the file sent, else the one typed; None for neither."""
    sent = request.files.get("file")
    if sent is not None and sent.filename:
        return hash_of(iter(lambda: sent.stream.read(_CHUNK), b""))
    typed = field("hash").lower().replace(" ", "")
    return typed if _HASH.fullmatch(typed) else None
