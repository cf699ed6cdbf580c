"""Both ends of a bot: the ear webhooks reach, and the mouth that calls the API."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

CALLBACK = "https://bot.example.go.th/callback"


@dataclass(frozen=True)
class Delivery:
    """One webhook request as it arrived."""

    url: str
    body: bytes
    headers: Mapping[str, str]

    @property
    def payload(self) -> dict[str, Any]:
        payload: dict[str, Any] = json.loads(self.body)
        return payload

    @property
    def events(self) -> list[dict[str, Any]]:
        events: list[dict[str, Any]] = self.payload["events"]
        return events

    def is_signed_with(self, secret: str) -> bool:
        digest = hmac.new(secret.encode(), self.body, hashlib.sha256).digest()
        lower = {name.lower(): value for name, value in self.headers.items()}
        return lower.get("x-line-signature") == base64.b64encode(digest).decode()


@dataclass
class Listener:
    """Answers webhooks with `status`, or fails with `failure`, and keeps what came."""

    status: int = 200
    failure: OSError | None = None
    deliveries: list[Delivery] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    def receive(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        self.deliveries.append(Delivery(url, body, headers))
        if self.failure is not None:
            raise self.failure
        return self.status

    @property
    def last_event(self) -> dict[str, Any]:
        return self.deliveries[-1].events[-1]


class Caller:
    """Calls the API with the channel's token."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str) -> TestResponse:
        return self.client.get(path, headers=self.headers)

    def post(self, path: str, body: object = None, **headers: str) -> TestResponse:
        """Posts JSON, or bytes as they are."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) else json.dumps(body if body is not None else {}).encode()
        return self.client.post(path, data=data, headers={**self.headers, **more})

    def put(self, path: str, body: object) -> TestResponse:
        return self.client.put(path, data=json.dumps(body).encode(), headers=self.headers)

    def push(self, to: object, *messages: object, key: str | None = None) -> TestResponse:
        keys = {"X_Line_Retry_Key": key} if key is not None else {}
        return self.post("/v2/bot/message/push", {"to": to, "messages": list(messages)}, **keys)

    def reply(self, token: object, *messages: object) -> TestResponse:
        return self.post("/v2/bot/message/reply", {"replyToken": token, "messages": list(messages)})

    def validate(self, *messages: object) -> TestResponse:
        return self.post("/v2/bot/message/validate/push", {"messages": list(messages)})


def text(words: str = "รับทราบค่ะ") -> dict[str, object]:
    """A text message."""
    return {"type": "text", "text": words}


def flex(contents: object, alt: str = "สรุป") -> dict[str, object]:
    """A flex message."""
    return {"type": "flex", "altText": alt, "contents": contents}


def bubble(*parts: object, **fields: object) -> dict[str, object]:
    """A bubble with the parts in its body, one under the other."""
    return {"type": "bubble", "body": box(*parts), **fields}


def box(*parts: object, layout: str = "vertical") -> dict[str, object]:
    """A box of parts."""
    return {"type": "box", "layout": layout, "contents": list(parts)}


def button(label: str, **action: object) -> dict[str, object]:
    """A flex button; a postback unless told otherwise."""
    return {"type": "button", "action": {"type": "postback", "label": label, "data": "x", **action}}


def with_quick_replies(*actions: Mapping[str, object]) -> dict[str, object]:
    """A text with quick replies under it."""
    return {**text(), "quickReply": {"items": [{"type": "action", "action": action} for action in actions]}}
