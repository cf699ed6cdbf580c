"""Everything said in every chat, by people and by the bot, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.line.simulator.events import Event
from bot.line.simulator.people import Person, Place

Way = Literal["person", "shown", "reply", "push", "multicast"]


@dataclass(eq=False)
class Message:
    """One message in a chat; `sender` is None for the bot.

    `content` is the message object as it travelled: the webhook's for people, the API's for the bot.
    `way` is "shown" for a button's displayText, which the chat shows and no webhook tells.
    `delivered` is false for a push LINE answered 200 to and gave to nobody.
    """

    id: str
    place: Place
    sender: Person | None
    at: datetime
    content: dict[str, object]
    way: Way = "person"
    quote_token: str | None = None
    quoted_id: str | None = None
    delivered: bool = True
    is_silent: bool = False
    is_unsent: bool = False
    earlier_texts: list[str] = field(default_factory=list)
    dismissed_by: set[str] = field(default_factory=set)
    event: Event | None = None

    @property
    def kind(self) -> str:
        return str(self.content["type"])

    @property
    def text(self) -> str:
        """The words of a text message, empty for every other kind."""
        return str(self.content.get("text", "")) if self.kind in ("text", "textV2") else ""


class MessageLog:
    """The platform's memory of messages."""

    def __init__(self) -> None:
        self._all: list[Message] = []
        self._by_id: dict[str, Message] = {}

    def add(self, message: Message) -> Message:
        self._all.append(message)
        self._by_id[message.id] = message
        return message

    def find(self, message_id: str) -> Message | None:
        return self._by_id.get(message_id)

    def quotable(self, quote_token: str, place: Place) -> Message | None:
        """The message a quote token stands for, in the chat it came from only (D:get-quote-tokens)."""
        for message in self.in_place(place):
            if message.quote_token == quote_token:
                return message
        return None

    def in_place(self, place: Place) -> tuple[Message, ...]:
        """What the chat shows, oldest first, unsent messages included."""
        return tuple(message for message in self._all if message.place is place and message.delivered)

    def from_bot(self) -> tuple[Message, ...]:
        """Everything the bot sent, delivered or not, oldest first."""
        return tuple(message for message in self._all if message.sender is None)
