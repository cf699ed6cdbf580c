"""The JSON of webhook events, field by field as LINE sends it: what has no value is absent, never null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.line.simulator.people import Person, Place

NAMED_KINDS = frozenset({"message", "messageEdited", "unsend", "postback"})
"""Event kinds whose group source names the person in LINE's examples (R#source-group)."""


def user_source(person: Person) -> dict[str, object]:
    """A person as LINE tells of them: without userId when they cannot consent (D:user-consent)."""
    return {"type": "user", "userId": person.id} if person.consent else {"type": "user"}


def source(place: Place, person: Person | None) -> dict[str, object]:
    """Where it happened, and who did it when `person` is given and has consented."""
    if isinstance(place, Person):
        return user_source(place)
    spot: dict[str, object] = {"type": place.kind, f"{place.kind}Id": place.id}
    if person is not None and person.consent:
        spot["userId"] = person.id
    return spot


def common(event_id: str, at: datetime, is_standby: bool) -> dict[str, object]:
    """The fields every event has (R#common-properties)."""
    return {
        "webhookEventId": event_id,
        "deliveryContext": {"isRedelivery": False},
        "timestamp": milliseconds(at),
        "mode": "standby" if is_standby else "active",
    }


def envelope(destination: str, events: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """A whole request body (R#request-body); no events at all is the console's Verify."""
    return {"destination": destination, "events": [dict(one) for one in events]}


def redelivered(body: Mapping[str, object]) -> dict[str, object]:
    """The same event once more: same id, token and timestamp, only isRedelivery differs."""
    return {**body, "deliveryContext": {"isRedelivery": True}}


def dummy_events(at: datetime) -> list[dict[str, object]]:
    """The two invented messages the console's Verify button used to send (I:line/line-bot-sdk-python#80)."""
    who = {"type": "user", "userId": "Udeadbeefdeadbeefdeadbeefdeadbeef"}
    contents: tuple[tuple[str, dict[str, object]], ...] = (
        ("0" * 32, {"id": "100001", "type": "text", "text": "Hello, world"}),
        ("f" * 32, {"id": "100002", "type": "sticker", "packageId": "1", "stickerId": "1"}),
    )
    shared = {"type": "message", "timestamp": milliseconds(at), "source": who}
    return [{**shared, "replyToken": token, "message": content} for token, content in contents]


def milliseconds(at: datetime) -> int:
    """An instant as LINE writes it: milliseconds since 1970."""
    return round(at.timestamp() * 1000)
