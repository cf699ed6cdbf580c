"""Messages of the simulated platform as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.clock import BANGKOK, bangkok_day
from bot.line.simulator.buttons import Button, buttons
from bot.line.simulator.messages import Message
from bot.line.simulator.sending import QUOTABLE_KINDS
from bot.line.simulator.transcript import visible_words
from handlers.web.speaking import day


def told(messages: Sequence[Message]) -> list[dict[str, object]]:
    """A chat's messages, oldest first, as JSON."""
    by_id = {message.id: message for message in messages}
    return [_told(message, by_id.get(message.quoted_id or "")) for message in messages]


def preview(message: Message) -> dict[str, object]:
    """What the list of chats shows of its newest message."""
    return {"kind": message.kind, "unsent": message.is_unsent, "words": _one_line(message)}


def button_told(button: Button) -> dict[str, object]:
    """A quick reply as the page draws it."""
    told: dict[str, object] = {"label": button.label, "kind": button.kind, "url": button.field("uri")}
    if button.kind == "datetimepicker":
        told["picker"] = {name: button.field(name) for name in ("mode", "min", "max", "initial")}
    return told


def _told(message: Message, quoted: Message | None) -> dict[str, object]:
    shown: dict[str, object] = {
        "id": message.id,
        "sender": message.sender.id if message.sender else None,
        "name": message.sender.name if message.sender else None,
        "day": day(bangkok_day(message.at)),
        "time": f"{message.at.astimezone(BANGKOK):%H:%M}",
        "kind": message.kind,
        "way": message.way,
        "unsent": message.is_unsent,
        "edited": bool(message.earlier_texts),
        "quotable": message.kind in QUOTABLE_KINDS and message.way != "shown",
        "own": message.way == "person",
    }
    if quoted is not None:
        shown["quoted"] = {
            "id": quoted.id,
            "name": quoted.sender.name if quoted.sender else None,
            **preview(quoted),
        }
    return shown if message.is_unsent else {**shown, **_content(message)}


def _content(message: Message) -> dict[str, object]:
    content = message.content
    match message.kind:
        case "flex":
            return {"alt": content.get("altText"), "contents": _numbered(message, "contents")}
        case "template":
            return {"alt": content.get("altText"), "template": _numbered(message, "template")}
        case "file":
            return {"file": content.get("fileName"), "size": content.get("fileSize")}
    return {"words": "\n".join(visible_words(message))}


def _numbered(message: Message, name: str) -> object:
    """The contents with a number at every action, by which the page says what was pressed."""
    numbers = {id(button.action): number for number, button in enumerate(buttons(message))}

    def copy(part: object) -> object:
        if isinstance(part, list):
            return [copy(one) for one in part]
        if not isinstance(part, Mapping):
            return part
        copied = {str(key): copy(value) for key, value in part.items()}
        return {**copied, "number": numbers[id(part)]} if id(part) in numbers else copied

    return copy(message.content.get(name))


def _one_line(message: Message) -> str:
    if message.is_unsent:
        return ""
    alternative = message.content.get("altText")
    if isinstance(alternative, str):
        return alternative
    return str(message.content.get("fileName") or " ".join(visible_words(message)))
