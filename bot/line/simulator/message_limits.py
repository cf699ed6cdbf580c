"""Message objects: the kinds that can be sent and their properties (R#message-objects)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.line.simulator.action_limits import QUICK_REPLY_LABEL, check_action
from bot.line.simulator.fields import Field, Fields, check_choice, check_fields
from bot.line.simulator.refusals import Detail
from bot.line.simulator.spots import Spot
from bot.line.simulator.template_limits import check_template

_TEXT = Field(required=True, most=5000)
_ALT_TEXT = Field(required=True, most=1500)
_LINK = Field(required=True, most=2000, schemes=("https",))
_COMMON: Fields = {"type": Field(), "quickReply": Field(dict), "sender": Field(dict)}

MESSAGES: Mapping[str, Fields] = {
    "text": {"text": _TEXT, "emojis": Field(list, most=20), "quoteToken": Field()},
    "textV2": {"text": _TEXT, "substitution": Field(dict), "quoteToken": Field()},
    "sticker": {"packageId": Field(required=True), "stickerId": Field(required=True), "quoteToken": Field()},
    "image": {"originalContentUrl": _LINK, "previewImageUrl": _LINK},
    "video": {"originalContentUrl": _LINK, "previewImageUrl": _LINK, "trackingId": Field(most=100)},
    "audio": {"originalContentUrl": _LINK, "duration": Field(int, required=True)},
    "location": {
        "title": Field(required=True, most=100),
        "address": Field(required=True, most=100),
        "latitude": Field(float, required=True, least=-90, most=90),
        "longitude": Field(float, required=True, least=-180, most=180),
    },
    "coupon": {"couponId": Field(required=True), "deliveryTag": Field(most=30)},
    "imagemap": {
        "baseUrl": _LINK,
        "altText": _ALT_TEXT,
        "baseSize": Field(dict, required=True),
        "actions": Field(list, required=True, most=50),
        "video": Field(dict),
    },
    "template": {"altText": _ALT_TEXT, "template": Field(dict, required=True)},
    "flex": {"altText": _ALT_TEXT, "contents": Field(dict, required=True)},
}
"""No kind carries a document: files go out as links (R#message-objects)."""

_SENDER: Fields = {"name": Field(most=20), "iconUrl": Field(most=2000, schemes=("https",))}
_QUICK_REPLY: Fields = {"items": Field(list, required=True, most=13)}
_QUICK_ITEM: Fields = {
    "type": Field(required=True, choices=("action",)),
    "imageUrl": Field(most=2000, schemes=("https",)),
    "action": Field(dict, required=True),
}
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([0-9A-Za-z_]{1,20})\}|[{}]")


def check_message(message: Mapping[str, object], spot: Spot) -> Iterator[Detail]:
    """One message object, except what is inside flex contents."""
    kind = message.get("type")
    if kind not in MESSAGES:
        yield from check_choice(kind, MESSAGES, spot)
        return
    yield from check_fields(message, {**_COMMON, **MESSAGES[str(kind)]}, spot)
    if isinstance(message.get("sender"), Mapping):
        yield from check_fields(_mapping(message["sender"]), _SENDER, spot.key("sender"))
    if isinstance(message.get("quickReply"), Mapping):
        yield from _check_quick_reply(_mapping(message["quickReply"]), spot.key("quickReply"))
    if kind == "template":
        yield from check_template(message.get("template"), spot.key("template"))
    if kind == "textV2":
        yield from _check_placeholders(message, spot)


def mentionees(message: Mapping[str, object]) -> tuple[Mapping[str, object], ...]:
    """Whom a textV2 message mentions: user or all (R#text-message-v2-mention-object)."""
    values = [_mapping(value) for value in _mapping(message.get("substitution")).values()]
    return tuple(_mapping(value.get("mentionee")) for value in values if value.get("type") == "mention")


def _check_quick_reply(quick: Mapping[str, object], spot: Spot) -> Iterator[Detail]:
    """At most 13 items with labels of 20 graphemes (R#quick-reply)."""
    yield from check_fields(quick, _QUICK_REPLY, spot)
    items = quick.get("items")
    for index, item in enumerate(items if isinstance(items, list) else []):
        place = spot.key("items").at(index)
        yield from check_fields(_mapping(item), _QUICK_ITEM, place)
        action = _mapping(item).get("action")
        yield from check_action(action, QUICK_REPLY_LABEL, place.key("action"), is_quick=True)


def _check_placeholders(message: Mapping[str, object], spot: Spot) -> Iterator[Detail]:
    """Every {key} is substituted, literal braces are doubled, at most 20 mentions (R#text-message-v2)."""
    substitution = _mapping(message.get("substitution"))
    if len(substitution) > 100:
        yield Detail("Size must be between 0 and 100", spot.key("substitution").written)
    if len(mentionees(message)) > 20:
        yield Detail("too many mentions", spot.key("substitution").written)
    for found in _PLACEHOLDER.finditer(str(message.get("text", ""))):
        if found[0] not in ("{{", "}}") and found[1] not in substitution:
            yield Detail("invalid placeholder", spot.key("text").written)
            return


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
