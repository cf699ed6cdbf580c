"""Is a webhook call really from LINE? Judged over the raw bytes, before anything is decoded."""

from __future__ import annotations

import base64
import hashlib
import hmac


def sign(secret: str, body: bytes) -> str:
    """The value LINE puts into `x-line-signature`: base64 of the HMAC-SHA256 of the raw body.

    Source: LINE Developers, "Verify webhook signature".
    """
    digest = hmac.new(secret.encode("utf-8"), body, hashlib.sha256).digest()
    return base64.b64encode(digest).decode("ascii")


def is_genuine(secret: str, body: bytes, header: str | None) -> bool:
    """Whether `header` is the signature of `body`; a missing or garbled header is a plain no.

    An empty secret makes nothing genuine: anybody could sign with it.
    """
    if not secret or not header:
        return False
    claimed = header.encode("utf-8", "surrogatepass")
    return hmac.compare_digest(sign(secret, body).encode("ascii"), claimed)
