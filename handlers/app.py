"""create_app: puts the web door together. Wiring only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flask import Blueprint, Flask, Response, jsonify

from bot.store.store import Store
from handlers.metrics import metrics
from handlers.web.access import Access, open_to
from handlers.web.board import open_board
from handlers.web.desk import Desk
from handlers.webhook import webhook

_TEMPLATES = Path(__file__).parent / "web" / "templates"


def create_app(
    desk: Desk,
    channel_secret: str,
    nudge: Callable[[], None] = lambda: None,
    pages: tuple[Blueprint, ...] = (),
) -> Flask:
    """The web application: the webhook, the health pages, the board, and what further pages are passed in.

    `nudge` tells a worker in the same process that something came in.
    """
    app = Flask("tamngan", static_folder=None, template_folder=str(_TEMPLATES))
    open_board(app, desk)
    app.register_blueprint(webhook(desk.store, desk.clock, channel_secret, nudge))
    app.register_blueprint(_health(desk.store))
    app.register_blueprint(metrics(desk.store, desk.clock))
    for page in pages:
        app.register_blueprint(page)
    return app


def _health(store: Store) -> Blueprint:
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    @open_to(Access.PUBLIC)
    def healthz() -> Response:
        """The process is alive."""
        return Response("OK", mimetype="text/plain")

    @blueprint.get("/readyz")
    @open_to(Access.PUBLIC)
    def readyz() -> tuple[Response, int]:
        """The database answers; also says how much waits in the inbox."""
        try:
            with store.reading() as books:
                backlog = books.inbox.backlog()
        except Exception:  # noqa: BLE001  (not ready, whatever the reason)
            return jsonify({"ready": False}), 503
        return jsonify({"ready": True, "waiting": backlog.waiting, "failed": backlog.failed}), 200

    return blueprint
