"""A chat written down for reading: who, what, and the buttons underneath."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.line.simulator.buttons import Button, buttons, quick_replies
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Group

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([0-9A-Za-z_]{1,20})\}")

_PICTURES = {
    "image": "(photo)",
    "video": "(video)",
    "audio": "(voice)",
    "sticker": "(sticker)",
    "imagemap": "(picture map)",
    "coupon": "(coupon)",
}


def transcript_lines(messages: Sequence[Message], bot_name: str) -> list[str]:
    """`name: words`, further lines of the same message indented; `[label]` is a button, `<label>` a quick
    reply, `> words` what a message quotes, `✎` an edited message."""
    by_id = {message.id: message for message in messages}
    return [line for message in messages for line in _lines(message, by_id, bot_name)]


def visible_words(message: Message) -> tuple[str, ...]:
    """What a message shows to read, a string a line."""
    if message.is_unsent:
        return ("(unsent)",)
    if message.kind in ("text", "textV2"):
        words = message.text if message.kind == "text" else _substituted(message)
        return tuple(words.split("\n"))
    if message.kind in ("flex", "template"):
        return tuple(_texts(message.content.get("contents") or message.content.get("template")))
    return (_picture(message),)


def _picture(message: Message) -> str:
    """What stands for a message without words."""
    if message.kind == "file":
        return f"(file {message.content.get('fileName')})"
    if message.kind == "location":
        return f"(place {message.content.get('title') or message.content.get('address') or ''})"
    return _PICTURES.get(message.kind, f"({message.kind})")


def _lines(message: Message, by_id: Mapping[str, Message], bot_name: str) -> Iterator[str]:
    name = message.sender.name if message.sender is not None else bot_name
    quoted = by_id.get(message.quoted_id or "")
    quote = [f"> {(visible_words(quoted) or ('',))[0]}"] if quoted is not None else []
    edited = " ✎" if message.earlier_texts else ""
    words = [*quote, *visible_words(message)]
    yield f"{name}{edited}: {words[0] if words else ''}".rstrip()
    yield from (f"    {line}" for line in words[1:])
    if not message.is_unsent and message.sender is None:
        yield from _rows(buttons(message), "[{}]")
        yield from _rows(quick_replies(message), "<{}>")


def _rows(choices: tuple[Button, ...], written: str) -> Iterator[str]:
    if choices:
        yield "    " + " ".join(written.format(button.label) for button in choices)


def _texts(part: object) -> Iterator[str]:
    """Every text of a flex or template part, in reading order; a row of a box is one line."""
    if isinstance(part, list):
        for one in part:
            yield from _texts(one)
    elif isinstance(part, Mapping) and part.get("layout") in ("baseline", "horizontal"):
        row = "  ".join(words for one in _list(part.get("contents")) for words in _texts(one))
        if row:
            yield row
    elif isinstance(part, Mapping):
        yield from _own_words(part)
        for name in ("header", "hero", "body", "contents", "columns", "footer"):
            if part.get("type") != "text":
                yield from _texts(part.get(name))


def _own_words(part: Mapping[str, object]) -> Iterator[str]:
    for name in ("title", "text"):
        words = part.get(name)
        if isinstance(words, str) and words:
            yield from words.split("\n")
    if part.get("type") == "text" and not part.get("text"):
        yield "".join(str(span.get("text", "")) for span in _list(part.get("contents")))


def _substituted(message: Message) -> str:
    """The text of a textV2 message with names for mentions and single braces for double ones."""
    substitution = message.content.get("substitution")
    values = substitution if isinstance(substitution, Mapping) else {}

    def shown(found: re.Match[str]) -> str:
        return found[0][0] if found[0] in ("{{", "}}") else _mention(values.get(found[1]), message)

    return _PLACEHOLDER.sub(shown, message.text)


def _mention(value: object, message: Message) -> str:
    mentionee = value.get("mentionee") if isinstance(value, Mapping) else None
    if not isinstance(mentionee, Mapping):
        return "(emoji)"
    if mentionee.get("type") == "all":
        return "@All"
    member = message.place.member(str(mentionee.get("userId"))) if isinstance(message.place, Group) else None
    return f"@{member.name}" if member is not None else "@?"


def _list(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
