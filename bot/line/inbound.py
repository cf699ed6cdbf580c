"""One raw webhook event in, one Incoming out; whatever does not concern us becomes nothing.

The raw JSON is read field by field and nothing in it is trusted: LINE adds kinds and leaves out
fields without notice, and one odd event must not cost the others.
Source: LINE Developers, "Webhook event objects".
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.chat import Chat, ChatKind, Incoming, IncomingKind
from bot.line.contents import with_message
from bot.line.fields import moment_in, object_in, words_in

_ID_FIELDS = {ChatKind.GROUP: "groupId", ChatKind.ROOM: "roomId", ChatKind.DIRECT: "userId"}
_DUMMY_TOKEN = re.compile("0+|f+")
_DUMMY_USER = "Udeadbeef"


def event_key(raw: object) -> tuple[str, str, datetime | None, str | None]:
    """What intake files a raw event under: its unique id, its chat, its moment, its message.

    The chat is `chat_key`, or "none"; the moment is None when LINE does not say; the message is the
    one whose content the event holds, if it holds any.
    """
    event = object_in(raw)
    chat = _chat(object_in(event.get("source")))
    message_id = words_in(object_in(event.get("message")).get("id"))
    return _event_id(raw), chat_key(chat) if chat else "none", moment_in(event.get("timestamp")), message_id


def chat_key(chat: Chat) -> str:
    """What the order of a chat's events is kept within: "group:C…", "room:R…" or "user:U…"."""
    return f"{chat.kind}:{chat.id}"


def understand(raw: object) -> Incoming | None:
    """The event in our own words; None when it is of an unknown kind, malformed, or not ours to answer.

    Not ours are events in standby mode and the invented ones the LINE console once sent as a check.
    Never raises, whatever the JSON.
    """
    event = object_in(raw)
    kind = _kind(event.get("type"))
    source = object_in(event.get("source"))
    chat = _chat(source)
    happened_at = moment_in(event.get("timestamp"))
    if kind is None or chat is None or happened_at is None:
        return None
    if event.get("mode") == "standby" or _is_console_dummy(event, source):
        return None
    bare = Incoming(
        event_id=_event_id(raw),
        kind=kind,
        chat=chat,
        happened_at=happened_at,
        user_id=words_in(source.get("userId")),
        reply_token=words_in(event.get("replyToken")),
        is_redelivery=object_in(event.get("deliveryContext")).get("isRedelivery") is True,
    )
    return _with_particulars(bare, event)


def _with_particulars(bare: Incoming, event: Mapping[str, object]) -> Incoming | None:
    """The event completed by what its kind carries; None when that is missing."""
    match bare.kind:
        case IncomingKind.MESSAGE:
            return with_message(bare, object_in(event.get("message")))
        case IncomingKind.EDITED:
            edited = with_message(bare, object_in(event.get("message")))
            return edited if edited and edited.text is not None else None
        case IncomingKind.UNSENT:
            message_id = words_in(object_in(event.get("unsend")).get("messageId"))
            return replace(bare, message_id=message_id) if message_id else None
        case IncomingKind.POSTBACK:
            data = words_in(object_in(event.get("postback")).get("data"))
            return replace(bare, postback=data) if data else None
        case _:
            return bare


def _kind(value: object) -> IncomingKind | None:
    return next((kind for kind in IncomingKind if kind.value == value), None)


def _chat(source: Mapping[str, object]) -> Chat | None:
    kind = next((kind for kind in ChatKind if kind.value == source.get("type")), None)
    chat_id = words_in(source.get(_ID_FIELDS[kind])) if kind else None
    return Chat(kind, chat_id) if kind and chat_id else None


def _event_id(raw: object) -> str:
    """LINE's id of the event, or one made of its content, which a redelivery leaves the same."""
    event = object_in(raw)
    given = words_in(event.get("webhookEventId"))
    if given:
        return given
    lasting = {name: value for name, value in event.items() if name != "deliveryContext"} or raw
    text = json.dumps(lasting, sort_keys=True)
    return "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()


def _is_console_dummy(event: Mapping[str, object], source: Mapping[str, object]) -> bool:
    """The "Verify" button of the LINE console used to send two messages from nobody."""
    token = words_in(event.get("replyToken")) or ""
    user_id = words_in(source.get("userId")) or ""
    return bool(_DUMMY_TOKEN.fullmatch(token)) or user_id.startswith(_DUMMY_USER)
