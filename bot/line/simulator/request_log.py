"""The witness: every API call the bot made, and what it was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class RequestRecord:
    """One API call; `body` is the parsed JSON, None when there was none."""

    at: datetime
    method: str
    path: str
    status: int
    request_id: str
    body: object
    answer: object
    retry_key: str | None
    headers: Mapping[str, str]


class RequestLog:
    """Calls in the order they were answered."""

    def __init__(self) -> None:
        self._records: list[RequestRecord] = []

    def add(self, record: RequestRecord) -> None:
        self._records.append(record)

    def of(self, path: str | None = None, status: int | None = None) -> tuple[RequestRecord, ...]:
        """The calls of one path, or answered with one status, or all."""
        return tuple(
            record
            for record in self._records
            if path in (None, record.path) and status in (None, record.status)
        )

    def clear(self) -> None:
        self._records.clear()
