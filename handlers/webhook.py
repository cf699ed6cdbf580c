"""The webhook: verify the raw body, store the raw events, commit, 200. Nothing is understood here.

It stands before the web framework, which costs more than all of this: LINE's two seconds and a whole
country's groups depend on this door alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.errors import place_of
from bot.line.inbound import event_key
from bot.line.signature import is_genuine
from bot.service.intake import Unreadable, take_in
from bot.store.store import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("tamngan.webhook")

CALLBACK = "/callback"
LARGEST_BODY = 2 * 1024 * 1024
_WRONG_METHOD = ("405 Method Not Allowed", b"the webhook is posted to")
_TOO_LARGE = ("413 Content Too Large", b"larger than LINE sends")
_FORGED = ("400 Bad Request", b"wrong signature")
_TAKEN = ("200 OK", b"OK")
_TROUBLE = ("500 Internal Server Error", b"not stored; deliver it again")


class Webhook:
    """`POST /callback`, and whatever else goes on to the application behind it.

    `nudge` is called after new events are durable.
    """

    def __init__(
        self,
        behind: WSGIApplication,
        store: Store,
        clock: Clock,
        channel_secret: str,
        nudge: Callable[[], None],
    ) -> None:
        self._behind = behind
        self._store = store
        self._clock = clock
        self._channel_secret = channel_secret
        self._nudge = nudge

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != CALLBACK:
            return self._behind(environ, start)
        status, said = self._answer(environ)
        start(
            status,
            [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Length", str(len(said))),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
        return [said]

    def _answer(self, environ: WSGIEnvironment) -> tuple[str, bytes]:
        if environ.get("REQUEST_METHOD") != "POST":
            return _WRONG_METHOD
        body = _body(environ)
        if body is None:
            return _TOO_LARGE
        if not is_genuine(self._channel_secret, body, environ.get("HTTP_X_LINE_SIGNATURE")):
            log.warning("a webhook call with a wrong signature was refused")
            return _FORGED
        try:
            taken = take_in(self._store, body, event_key, self._clock.now())
        except Exception as error:  # noqa: BLE001  (a database that is away: LINE is to deliver again)
            log.error("a webhook call was not stored: %s", place_of(error))
            return _TROUBLE
        if isinstance(taken, Unreadable):
            log.warning("a signed webhook call was refused: %s", taken.reason)
            return "400 Bad Request", taken.reason.encode()
        if taken:
            self._nudge()
        return _TAKEN


def _body(environ: WSGIEnvironment) -> bytes | None:
    """The raw body; None when it is larger than any LINE sends.

    Without a length it ends by itself where the server says so, and is empty where not.
    """
    said = environ.get("CONTENT_LENGTH") or ""
    length = int(said) if said.isascii() and said.isdigit() else None
    if length is None:
        length = LARGEST_BODY + 1 if environ.get("wsgi.input_terminated") else 0
    elif length > LARGEST_BODY:
        return None
    body: bytes = environ["wsgi.input"].read(length)
    return body if len(body) <= LARGEST_BODY else None
