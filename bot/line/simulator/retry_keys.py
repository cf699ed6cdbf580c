"""Retry keys: an accepted request is accepted once in 24 hours (R#retry-api-request)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.line.simulator.refusals import ApiRefusal

LIFE = timedelta(hours=24)
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")


@dataclass(frozen=True)
class Accepted:
    """The first answer a key got."""

    at: datetime
    request_id: str
    answer: Mapping[str, object]


class RetryKeys:
    """Remembers what was accepted under which key."""

    def __init__(self) -> None:
        self._accepted: dict[str, Accepted] = {}

    def refuse_repeat(self, key: str | None, at: datetime) -> None:
        """Raises 400 for a key that is no UUID, 409 with the first answer for one accepted before."""
        if key is None:
            return
        if _UUID.fullmatch(key) is None:
            raise ApiRefusal(400, "The retry key is invalid")
        first = self._accepted.get(key.lower())
        if first is not None and at - first.at < LIFE:
            raise ApiRefusal(
                409,
                "The retry key is already accepted",
                headers={"x-line-accepted-request-id": first.request_id},
                extra=first.answer,
            )

    def accept(self, key: str | None, at: datetime, request_id: str, answer: Mapping[str, object]) -> None:
        if key is not None:
            self._accepted[key.lower()] = Accepted(at, request_id, answer)
