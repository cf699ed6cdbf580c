"""Raw webhook events in the shapes LINE sends them, with invented ids."""

from __future__ import annotations

from typing import Any

GROUP_ID = "C" + "1a" * 16
ROOM_ID = "R" + "2b" * 16
SOMCHAI = "U" + "3c" * 16
BOT = "U" + "4d" * 16
EVENT_ID = "01JQ8Z3V9W6T5R4E3W2Q1P0N9M"
REPLY_TOKEN = "b60d432864f44d079f6d8efe86cf404b"
HAPPENED_MS = 1_775_702_096_789  # 2026-04-09 02:34:56.789 UTC

IN_GROUP: dict[str, Any] = {"type": "group", "groupId": GROUP_ID, "userId": SOMCHAI}
IN_ROOM: dict[str, Any] = {"type": "room", "roomId": ROOM_ID, "userId": SOMCHAI}
DIRECT: dict[str, Any] = {"type": "user", "userId": SOMCHAI}


def event(kind: str, source: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """One raw event; a field given as None is left out, as LINE does with what it does not know."""
    whole: dict[str, Any] = {
        "type": kind,
        "mode": "active",
        "timestamp": HAPPENED_MS,
        "source": IN_GROUP if source is None else source,
        "webhookEventId": EVENT_ID,
        "deliveryContext": {"isRedelivery": False},
        **fields,
    }
    return {name: value for name, value in whole.items() if value is not None}


def message_event(message: dict[str, Any], kind: str = "message", **fields: Any) -> dict[str, Any]:
    """A message somebody posted, with its reply token."""
    return event(kind, message=message, **{"replyToken": REPLY_TOKEN, **fields})


def text_message(text: str, **fields: Any) -> dict[str, Any]:
    """A text message's content."""
    whole = {"id": "444573844083572737", "type": "text", "quoteToken": "q3Plxr4AgKd", "text": text}
    return {**whole, "markAsReadToken": "30yhdy232", **fields}


def mention(text: str, who: str, **mentionee: Any) -> dict[str, Any]:
    """The mentionee for the first place in the text where `who` stands, counted in UTF-16 units."""
    before = text[: text.index(who)]
    return {"index": _units(before), "length": _units(who), "type": "user", **mentionee}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
