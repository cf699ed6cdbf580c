"""The webhook: verify the raw body, store the raw events, commit, 200. Nothing is understood here."""

from __future__ import annotations

import logging
from collections.abc import Callable

from flask import Blueprint, Response, request

from bot.clock import Clock
from bot.line.inbound import event_key
from bot.line.signature import is_genuine
from bot.service.intake import Unreadable, take_in
from bot.store.store import Store
from handlers.web.access import Access, open_to

log = logging.getLogger("tamngan.webhook")

LARGEST_BODY = 2 * 1024 * 1024


def webhook(store: Store, clock: Clock, channel_secret: str, nudge: Callable[[], None]) -> Blueprint:
    """The blueprint for `POST /callback`; `nudge` is called after new events are durable."""
    blueprint = Blueprint("webhook", __name__)

    @blueprint.post("/callback")
    @open_to(Access.PUBLIC)
    def callback() -> Response:
        request.max_content_length = LARGEST_BODY
        body = request.get_data(cache=False)
        if not is_genuine(channel_secret, body, request.headers.get("X-Line-Signature")):
            log.warning("a webhook call with a wrong signature was refused")
            return Response("wrong signature", status=400, mimetype="text/plain")
        taken = take_in(store, body, event_key, clock.now())
        if isinstance(taken, Unreadable):
            log.warning("a signed webhook call was refused: %s", taken.reason)
            return Response(taken.reason, status=400, mimetype="text/plain")
        if taken:
            nudge()
        return Response("OK", status=200, mimetype="text/plain")

    return blueprint
