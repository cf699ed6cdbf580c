"""Mentions in what people write, as spans in UTF-16 units (R#wh-text)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from bot.line.simulator.channel import Channel
from bot.line.simulator.lengths import utf16_units
from bot.line.simulator.people import Person
from bot.line.simulator.refusals import ImpossibleAct


class Mentioned(Enum):
    """Whom a mention can mean besides a person."""

    BOT = "bot"
    ALL = "all"


Mention = Person | Mentioned


def mention_field(text: str, mentions: Sequence[Mention], channel: Channel) -> dict[str, object]:
    """The `mention` of a text message, empty without mentions.

    The text holds each mention as "@name", "@All" for everybody, in the order given. The unit of
    received spans is not documented; UTF-16 is assumed because sending uses it.
    """
    mentionees: list[dict[str, object]] = []
    searched = 0
    for mention in mentions:
        written = "@" + _name(mention, channel)
        found = text.find(written, searched)
        if found < 0:
            raise ImpossibleAct(f"the text does not hold {written!r}")
        searched = found + len(written)
        span: dict[str, object] = {"index": utf16_units(text[:found]), "length": utf16_units(written)}
        mentionees.append({**span, **_target(mention, channel)})
    return {"mention": {"mentionees": mentionees}} if mentionees else {}


def _name(mention: Mention, channel: Channel) -> str:
    if isinstance(mention, Person):
        return mention.name
    return channel.name if mention is Mentioned.BOT else "All"


def _target(mention: Mention, channel: Channel) -> dict[str, object]:
    if mention is Mentioned.ALL:
        return {"type": "all"}
    if mention is Mentioned.BOT:
        return {"type": "user", "userId": channel.bot_user_id, "isSelf": True}
    named = {"userId": mention.id} if mention.consent else {}
    return {"type": "user", **named, "isSelf": False}
