"""create_app: puts the web door together. Wiring only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flask import Blueprint, Flask, Response, jsonify

from bot.clock import Clock
from bot.store.store import Store
from handlers.metrics import metrics
from handlers.web.access import Access, open_to
from handlers.web.board import open_board
from handlers.web.desk import Desk
from handlers.web.finding import open_front_door
from handlers.web.telling import tell_failure, tell_requests
from handlers.webhook import Webhook

_TEMPLATES = Path(__file__).parent / "web" / "templates"


class _App(Flask):
    def log_exception(self, exc_info: object) -> None:
        """Flask's own line has the path, and a path may be a one-time link."""
        tell_failure(exc_info)


def create_app(
    desk: Desk,
    channel_secret: str,
    nudge: Callable[[], None] = lambda: None,
    pages: tuple[Blueprint, ...] = (),
) -> Flask:
    """The web application: the webhook, the health pages, the board, and what further pages are passed in.

    `nudge` tells a worker in the same process that something came in.
    """
    app = _App("tamngan", static_folder=None, template_folder=str(_TEMPLATES))
    tell_requests(app)
    open_board(app, desk)
    app.register_blueprint(_health(desk.store, desk.clock))
    app.register_blueprint(metrics(desk.store, desk.clock))
    for page in pages:
        app.register_blueprint(page)
    open_front_door(app)
    door = Webhook(app.wsgi_app, desk.store, desk.clock, channel_secret, nudge)
    app.wsgi_app = door  # type: ignore[method-assign, assignment]
    return app


def _health(store: Store, clock: Clock) -> Blueprint:
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    @open_to(Access.PUBLIC)
    def healthz() -> Response:
        """The process is alive."""
        return Response("OK", mimetype="text/plain")

    @blueprint.get("/readyz")
    @open_to(Access.PUBLIC)
    def readyz() -> tuple[Response, int]:
        """The database answers; also says how much waits in the inbox, since when, and what failed."""
        try:
            with store.reading() as books:
                backlog = books.inbox.backlog()
        except Exception:  # noqa: BLE001  (not ready, whatever the reason)
            return jsonify({"ready": False}), 503
        oldest = backlog.oldest_received_at
        age = max((clock.now() - oldest).total_seconds(), 0.0) if oldest else 0.0
        facts = {"waiting": backlog.waiting, "oldest_seconds": round(age, 3), "failed": backlog.failed}
        return jsonify({"ready": True, **facts}), 200

    return blueprint
