"""A webhook event and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class Attempt:
    """One HTTP request that carried the event: the status it got, or why there was none.

    `problem` is LINE's own word for it: OK, ERROR_STATUS_CODE, REQUEST_TIMEOUT, COULD_NOT_CONNECT
    (R#test-webhook-endpoint).
    """

    at: datetime
    status: int | None = None
    problem: str = "UNCLASSIFIED"

    @property
    def succeeded(self) -> bool:
        """LINE redelivers after anything that is not 2xx (D:receiving-messages)."""
        return self.status is not None and 200 <= self.status < 300


@dataclass(eq=False)
class Event:
    """One event as its JSON, with every attempt to deliver it."""

    body: dict[str, object]
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.body["webhookEventId"])

    @property
    def kind(self) -> str:
        return str(self.body["type"])

    @property
    def reply_token(self) -> str | None:
        token = self.body.get("replyToken")
        return str(token) if token is not None else None

    @property
    def is_delivered(self) -> bool:
        return any(attempt.succeeded for attempt in self.attempts)
