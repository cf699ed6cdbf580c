"""Reading requests and writing answers the way LINE does."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Response, request

from bot.line.simulator.refusals import ApiRefusal, ImpossibleAct


def request_body() -> object:
    """The request's JSON, or None when it has none that can be read."""
    try:
        return json.loads(request.get_data())
    except ValueError:
        return None


def request_object() -> dict[str, object]:
    """The request's JSON object; raises LINE's 400 for anything else."""
    body = request_body()
    if not isinstance(body, dict):
        raise ApiRefusal(400, "The request body could not be parsed as JSON (line: 1, column: 1)")
    return body


def text_of(body: Mapping[str, object], name: str) -> str:
    """A string the caller must give; raises ImpossibleAct when it did not."""
    value = body.get(name)
    if not isinstance(value, str):
        raise ImpossibleAct(f"{name} must be a string")
    return value


def json_answer(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer in JSON, Thai letters as they are."""
    raw = json.dumps(body, ensure_ascii=False).encode()
    return Response(raw, status, dict(headers or {}), content_type="application/json")


def garbage(response: Response) -> Response:
    """The answer of a broken proxy: status 200 and no JSON."""
    response.status_code = 200
    response.content_type = "text/html"
    response.set_data(b"<html><body>Bad gateway")
    return response
