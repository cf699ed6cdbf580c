"""Accepting: the events of many webhook calls become rows in one statement, each event once.

The rows travel as one JSON document, which both databases take apart faster than a driver binds
hundreds of parameters; this is the path LINE's two seconds depend on (stack.md, "Webhook").
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.store.types import instant_text

_COLUMNS = "webhook_event_id, destination, chat_key, happened_at, received_at, body, message_id, attempts"
_ENDING = "ON CONFLICT (webhook_event_id) DO NOTHING RETURNING webhook_event_id"
_ON_SQLITE = f"""
INSERT INTO events ({_COLUMNS})
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, 0
FROM json_each(?) WHERE TRUE {_ENDING}
"""  # noqa: S608 - no word of it comes from outside
_ON_POSTGRESQL = f"""
INSERT INTO events ({_COLUMNS})
SELECT value ->> 0, value ->> 1, value ->> 2, CAST(value ->> 3 AS timestamptz),
    CAST(value ->> 4 AS timestamptz), value ->> 5, value ->> 6, 0
FROM json_array_elements(CAST(%s AS json)) WITH ORDINALITY AS fresh (value, place)
ORDER BY place {_ENDING}
"""  # noqa: S608 - as above

_compact = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True)
class NewEvent:
    """A raw event as LINE sent it. `chat_key` is what its order is kept within.

    `message_id` is the message whose content the body holds, if it holds any.
    """

    webhook_event_id: str
    destination: str
    chat_key: str
    happened_at: datetime
    body: Any
    message_id: str | None = None


@dataclass(frozen=True)
class Delivered:
    """The events of one webhook call, and when it reached us."""

    events: tuple[NewEvent, ...]
    received_at: datetime


def accept_all(connection: Connection, deliveries: Sequence[Delivered]) -> list[int]:
    """Store the events of several webhook calls that we do not have yet; says how many of each were new."""
    rows = [row for delivered in deliveries for row in _rows(delivered)]
    statement = _ON_POSTGRESQL if connection.dialect.name == "postgresql" else _ON_SQLITE
    fresh = set(connection.exec_driver_sql(statement, (_compact(rows),)).scalars())
    counts: list[int] = []
    for delivered in deliveries:
        own = {event.webhook_event_id for event in delivered.events} & fresh
        counts.append(len(own))
        fresh -= own
    return counts


def _rows(delivered: Delivered) -> list[list[str | None]]:
    received_at = instant_text(delivered.received_at)
    return [
        [
            event.webhook_event_id,
            event.destination,
            event.chat_key,
            instant_text(event.happened_at),
            received_at,
            # ASCII, so that half an emoji or a NUL in a message cannot fail the database
            _compact(event.body),
            event.message_id,
        ]
        for event in delivered.events
    ]
