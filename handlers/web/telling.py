"""Telling the log what was asked for and how long it took: by endpoint, because paths may hold tokens."""

from __future__ import annotations

import logging
from time import perf_counter

from flask import Flask, Response, g, request

from bot.errors import place_of
from bot.service.signing_in import Visitor

log = logging.getLogger("tamngan.web")

_UNTOLD = frozenset({"health.healthz", "health.readyz", "metrics.figures", "assets.file"})
"""What comes so often that a line each would say nothing; what goes wrong in them is told."""


def tell_requests(app: Flask) -> None:
    """Have one line written for each page."""

    @app.before_request
    def begin() -> None:
        g.began = perf_counter()

    @app.after_request
    def tell(answer: Response) -> Response:
        if request.endpoint not in _UNTOLD or answer.status_code >= 500:
            log.info("page", extra=_facts(answer))
        return answer


def tell_failure(exc_info: object) -> None:
    """A fault of ours in a page: its kind and place."""
    error = exc_info[1] if isinstance(exc_info, tuple) else None
    where = place_of(error) if isinstance(error, BaseException) else "unknown"
    log.error("page %s failed: %s", request.endpoint, where)


def _facts(answer: Response) -> dict[str, object]:
    visitor = g.get("visitor")
    return {
        "endpoint": request.endpoint,
        "status": answer.status_code,
        "office": visitor.office.id if isinstance(visitor, Visitor) else None,
        "milliseconds": round((perf_counter() - g.began) * 1000, 1),
    }
