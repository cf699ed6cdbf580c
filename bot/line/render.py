"""What the bot answers, as LINE message objects within every limit LINE documents.

Sources: LINE Developers, "Message objects", "Flex Message", "Quick reply".
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat import Bubble, Card, Carousel, OutgoingMessage, Reply
from bot.line.actions import QUICK_REPLY_LABEL, action
from bot.line.flex import Component, bubble, words_of
from bot.line.lengths import ELLIPSIS, parts, sendable, within_units
from bot.line.written import most_escaped_bytes, written

Message = dict[str, object]

_MOST_MESSAGES = 5
_MOST_CHOICES = 13
_MOST_BUBBLES = 12
_TEXT_UNITS = 5_000
_ALT_TEXT_UNITS = 1_500
_CAROUSEL_BYTES = 50_000
_CAROUSEL_FRAME_BYTES = 34


def render(reply: Reply) -> list[Message]:
    """The messages of a reply or a push, at most five, the choices under the last.

    A text that does not fit into five messages ends with "…". Cards beyond them are left out: a
    caller with more than sixty cards, or fewer very full ones, has to page. Nothing to see gives an
    empty list.
    """
    messages = [message for outgoing in reply.messages for message in _drawn(outgoing)]
    if len(messages) > _MOST_MESSAGES:
        messages = messages[:_MOST_MESSAGES]
        messages[-1] = _ended_early(messages[-1])
    items = [_item(drawn) for choice in reply.choices if (drawn := action(choice, QUICK_REPLY_LABEL))]
    if messages and items:
        messages[-1] = {**messages[-1], "quickReply": {"items": items[:_MOST_CHOICES]}}
    return messages


def _drawn(outgoing: OutgoingMessage) -> list[Message]:
    match outgoing:
        case Bubble(text=text):
            pieces = filter(sendable, parts(sendable(text), _TEXT_UNITS))
            return [{"type": "text", "text": piece} for piece in pieces]
        case Card():
            drawn = bubble(outgoing)
            return [_flex(words_of(outgoing), drawn)] if drawn else []
        case Carousel(summary=summary, cards=cards):
            bubbles = [drawn for card in cards if (drawn := bubble(card))]
            words = sendable(summary) or next(map(words_of, cards), ELLIPSIS)
            return [_flex(words, _together(pack)) for pack in _packs(bubbles)]


def _flex(summary: str, contents: Component) -> Message:
    return {"type": "flex", "altText": within_units(summary, _ALT_TEXT_UNITS), "contents": contents}


def _packs(bubbles: list[Component]) -> Iterator[list[Component]]:
    """The bubbles in as few carousels as their number and size allow."""
    if len(bubbles) == 1:
        yield bubbles
        return
    pack: list[Component] = []
    used = _CAROUSEL_FRAME_BYTES
    for drawn in bubbles:
        size = most_escaped_bytes(written(drawn)) + 2
        if pack and (len(pack) == _MOST_BUBBLES or used + size > _CAROUSEL_BYTES):
            yield pack
            pack, used = [], _CAROUSEL_FRAME_BYTES
        pack.append(drawn)
        used += size
    if pack:
        yield pack


def _together(pack: list[Component]) -> Component:
    return pack[0] if len(pack) == 1 else {"type": "carousel", "contents": pack}


def _ended_early(message: Message) -> Message:
    """A text that says it goes on; a card stays as it is."""
    text = message.get("text")
    if not isinstance(text, str):
        return message
    return {**message, "text": within_units(text + ELLIPSIS, _TEXT_UNITS)}


def _item(drawn: Component) -> Component:
    return {"type": "action", "action": drawn}
