"""What every answer carries so that browsers do nothing we did not ask for, and pages for what went wrong."""

from __future__ import annotations

from flask import Flask, Response, abort, g, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter

from handlers.web.desk import Desk

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
_EXPLAINED = frozenset({400, 401, 403, 404, 405, 410, 413, 429})
_WITH_FILES = "multipart/form-data"
_NO_SENSORS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
LARGEST_FORM_BYTES = 20 * 1024 * 1024
LARGEST_FIELDS_BYTES = 512 * 1024
"""What is typed into a form, its files aside; the longest of ours, the wording of a cell, is far below."""

MOST_FIELDS = 500


class _Id(IntegerConverter):
    """A number in an address no longer than the database's own: anything else is a page that is not there."""

    regex = r"[0-9]{1,9}"


def make_safe(app: Flask, desk: Desk) -> None:
    """Limit what may be sent, set the headers, and explain refusals in words; before any page is added."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FIELDS_BYTES
    app.config["MAX_FORM_PARTS"] = MOST_FIELDS
    app.url_map.converters["int"] = _Id

    @app.before_request
    def limit() -> None:
        """No address of ours holds a NUL, and PostgreSQL keeps none."""
        if "\0" in request.path:
            abort(400)
        if request.mimetype != _WITH_FILES:  # such a form is parsed whole, however many fields it has
            request.max_content_length = LARGEST_FIELDS_BYTES

    @app.after_request
    def headers(answer: Response) -> Response:
        answer.headers.setdefault("Content-Security-Policy", _POLICY)
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
        answer.headers.setdefault("Referrer-Policy", "no-referrer")
        answer.headers.setdefault("Permissions-Policy", _NO_SENSORS)
        answer.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if desk.is_secure:
            answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if g.get("visitor") is not None:
            answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    @app.errorhandler(HTTPException)
    def explain(error: HTTPException) -> HTTPException | tuple[str, int, dict[str, str]]:
        code = error.code or 500
        if error.response is not None:
            return error
        kept = {name: value for name, value in error.get_headers() if name == "Retry-After"}
        return render_template("refused.html", code=code if code in _EXPLAINED else 500), code, kept
