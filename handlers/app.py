"""create_app: puts the web door together. Wiring only."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Flask, Response, jsonify

from bot.clock import Clock
from bot.store.store import Store
from handlers.metrics import metrics
from handlers.webhook import webhook


def create_app(
    store: Store,
    clock: Clock,
    channel_secret: str,
    nudge: Callable[[], None] = lambda: None,
    pages: tuple[Blueprint, ...] = (),
) -> Flask:
    """The web application: the webhook, the health pages, and whatever further pages are passed in.

    `nudge` tells a worker in the same process that something came in.
    """
    app = Flask("tamngan", static_folder=None)
    app.register_blueprint(webhook(store, clock, channel_secret, nudge))
    app.register_blueprint(_health(store))
    app.register_blueprint(metrics(store, clock))
    for page in pages:
        app.register_blueprint(page)
    return app


def _health(store: Store) -> Blueprint:
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz() -> Response:
        """The process is alive."""
        return Response("OK", mimetype="text/plain")

    @blueprint.get("/readyz")
    def readyz() -> tuple[Response, int]:
        """The database answers; also says how much waits in the inbox."""
        try:
            with store.reading() as books:
                backlog = books.inbox.backlog()
        except Exception:  # noqa: BLE001  (not ready, whatever the reason)
            return jsonify({"ready": False}), 503
        return jsonify({"ready": True, "waiting": backlog.waiting, "failed": backlog.failed}), 200

    return blueprint
