"""The things to tap on in a message of the bot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.line.simulator.messages import Message
from bot.line.simulator.refusals import ImpossibleAct

STAYING_ACTIONS = frozenset({"camera", "cameraRoll", "location", "datetimepicker"})
"""Quick replies that stay until what they ask for was sent (D:using-quick-reply)."""


@dataclass(frozen=True)
class Button:
    """One action of a message; a part without a label is known by the first words in it."""

    message: Message
    label: str
    action: Mapping[str, object]
    is_quick: bool = False

    @property
    def kind(self) -> str:
        return str(self.action.get("type", ""))

    def field(self, name: str) -> str | None:
        value = self.action.get(name)
        return value if isinstance(value, str) else None


def buttons(message: Message) -> tuple[Button, ...]:
    """The lasting buttons of a flex or template message, in reading order."""
    content = message.content.get("contents") or message.content.get("template")
    return tuple(Button(message, label, action) for label, action in _actions(content))


def quick_replies(message: Message) -> tuple[Button, ...]:
    """The quick replies under a message, whether or not they still show."""
    quick = message.content.get("quickReply")
    items = quick.get("items") if isinstance(quick, Mapping) else None
    found = [_actions(item) for item in items] if isinstance(items, list) else []
    return tuple(Button(message, label, action, is_quick=True) for pairs in found for label, action in pairs)


def find_button(choices: tuple[Button, ...], label: str, occurrence: int = 1) -> Button:
    """The button with that label; `occurrence` counts from 1 when several share it."""
    same = [button for button in choices if button.label == label]
    if len(same) < occurrence:
        there = ", ".join(button.label for button in choices) or "none"
        raise ImpossibleAct(f"no button {label!r} number {occurrence}; there are: {there}")
    return same[occurrence - 1]


def _actions(part: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    if isinstance(part, list):
        for one in part:
            yield from _actions(one)
    if not isinstance(part, Mapping):
        return
    action = part.get("action")
    if isinstance(action, Mapping):
        yield str(action.get("label") or first_words(part)), action
    for action in _list(part.get("actions")):
        yield str(action.get("label", "")), action
    for name in ("header", "hero", "body", "contents", "columns", "footer"):
        yield from _actions(part.get(name))


def _list(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def first_words(part: object) -> str:
    """The first text inside a flex part, empty when it has none."""
    if isinstance(part, list):
        return next((words for words in map(first_words, part) if words), "")
    if not isinstance(part, Mapping):
        return ""
    text = part.get("text")
    return text if isinstance(text, str) and text else first_words(part.get("contents"))
