"""What every answer carries so that browsers do nothing we did not ask for, and pages for what went wrong."""

from __future__ import annotations

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
_EXPLAINED = frozenset({400, 401, 403, 404, 405, 410, 413, 429})
LARGEST_FORM_BYTES = 20 * 1024 * 1024


def make_safe(app: Flask) -> None:
    """Limit what may be sent, set the headers, and explain refusals in words."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM_BYTES

    @app.after_request
    def headers(answer: Response) -> Response:
        answer.headers.setdefault("Content-Security-Policy", _POLICY)
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
        answer.headers.setdefault("Referrer-Policy", "no-referrer")
        if g.get("visitor") is not None:
            answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    @app.errorhandler(HTTPException)
    def explain(error: HTTPException) -> HTTPException | tuple[str, int]:
        code = error.code or 500
        if error.response is not None or request.path == "/callback":
            return error
        return render_template("refused.html", code=code if code in _EXPLAINED else 500), code
