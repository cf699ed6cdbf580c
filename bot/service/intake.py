"""Intake: every raw event of a webhook call is stored once, before anything is understood."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.store.accepting import Delivered, NewEvent
from bot.store.store import Store

EventKey = Callable[[Mapping[str, object]], tuple[str, str, datetime | None, str | None]]
"""Gives a raw event's unique id, the key of its chat, the moment it happened, and the message it holds.

The last two are None when LINE does not say.
"""


@dataclass(frozen=True)
class Unreadable:
    """The body of a signed call is no webhook body; the reason is for the log."""

    reason: str


def take_in(store: Store, body: bytes, event_key: EventKey, received_at: datetime) -> int | Unreadable:
    """Store the events of a verified webhook body; returns how many were new.

    The transaction is committed when this returns: only then may the caller answer 200.
    """
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return Unreadable("the body is not JSON")
    events = document.get("events") if isinstance(document, dict) else None
    if not isinstance(events, list):
        return Unreadable("the body has no list of events")
    destination = str(document.get("destination") or "")
    fresh: list[NewEvent] = []
    for raw in events:
        if not isinstance(raw, dict):
            continue
        event_id, chat_key, happened_at, message_id = event_key(raw)
        moment = happened_at or received_at
        fresh.append(NewEvent(event_id, destination, chat_key, moment, raw, message_id))
    if not fresh:
        return 0
    return store.accept_events(Delivered(tuple(fresh), received_at))
