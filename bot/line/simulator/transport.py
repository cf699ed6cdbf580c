"""How an event reaches the bot: a signed POST with two seconds to answer."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

Post = Callable[[str, bytes, Mapping[str, str]], int]
"""Sends body and headers to a URL and gives the status; raises OSError when there was no answer."""

ANSWER_WITHIN_SECONDS = 2.0
"""D:check-webhook-error-statistics: no answer in 2 s is request_timeout."""


def post_over_http(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """Sends the event over the network; a redirect is an answer like any other and is not followed."""
    parts = urlsplit(url)
    connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = connect(parts.hostname or "", parts.port, timeout=ANSWER_WITHIN_SECONDS)
    try:
        connection.request("POST", parts._replace(scheme="", netloc="").geturl() or "/", body, dict(headers))
        return connection.getresponse().status
    except http.client.HTTPException as error:
        raise ConnectionError(str(error)) from error
    finally:
        connection.close()


def encode(envelope: Mapping[str, object]) -> bytes:
    """The raw body, UTF-8, as it is signed and sent."""
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()


def sign(secret: str, body: bytes) -> str:
    """The signature over the raw bytes (D:verify-webhook-signature)."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
