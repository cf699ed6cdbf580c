"""Sealing: hidden fields of a form that come back as they were given out, and only to who was given them."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping

from flask import abort, request

from handlers.web.access import SESSION_COOKIE
from handlers.web.acting import field
from handlers.web.desk import Desk

SEAL_FIELD = "seal"


def sealed(desk: Desk, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields with the seal of this installation and this session beside them."""
    return {**fields, SEAL_FIELD: _seal(desk, fields)}


def unsealed(desk: Desk, *names: str) -> dict[str, str]:
    """The fields of the form that came back; a broken seal is a bad request."""
    fields = {name: field(name) for name in names}
    if not hmac.compare_digest(field(SEAL_FIELD).encode(), _seal(desk, fields).encode()):
        abort(400)
    return fields


def _seal(desk: Desk, fields: Mapping[str, str]) -> str:
    key = f"{desk.links.secret} {request.cookies.get(SESSION_COOKIE, '')}".encode()
    told = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return hmac.new(key, f"sealed {told}".encode(), hashlib.sha256).hexdigest()
