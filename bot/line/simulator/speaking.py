"""What people say: text and stickers, edited and unsent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.line.simulator.delivering import Delivering
from bot.line.simulator.events import Event
from bot.line.simulator.mentions import Mention, mention_field
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Group, Person, Place

_LOST_BY_EDITING = frozenset({"markAsReadToken", "mention", "emojis"})


class Speaking(Delivering):
    """The acts of writing. The place of a one-to-one chat is the person."""

    def say(
        self,
        person: Person,
        place: Place,
        text: str,
        quote: Message | None = None,
        mentions: Sequence[Mention] = (),
    ) -> Message:
        """Writes a text; `mentions` name whom the "@name" spans in it mean, in order."""
        with self._acting():
            return self._say(person, place, text, quote, mention_field(text, mentions, self.channel))

    def say_with_emoji(
        self, person: Person, place: Place, text: str, emojis: Sequence[Mapping[str, object]]
    ) -> Message:
        """Writes a text with LINE emoji, given as LINE's own objects (index, length, productId, emojiId)."""
        with self._acting():
            return self._say(person, place, text, None, {"emojis": [dict(emoji) for emoji in emojis]})

    def edit(self, message: Message, text: str, mentions: Sequence[Mention] = ()) -> Event | None:
        """Changes a text after sending: in groups only, same message id, new quote token (R#edit-event)."""
        with self._acting():
            is_possible = message.kind == "text" and not message.is_unsent and message.way == "person"
            self._require(is_possible, "only a text somebody sent can be edited")
            is_in_group = isinstance(message.place, Group) and message.place.kind == "group"
            self._require(is_in_group, "messages are edited in groups only")
            message.earlier_texts.append(message.text)
            message.quote_token = self.ids.token()
            changed = {"text": text, "quoteToken": message.quote_token}
            kept = {name: value for name, value in message.content.items() if name not in _LOST_BY_EDITING}
            message.content = {**kept, **changed, **mention_field(text, mentions, self.channel)}
            return self._emit("messageEdited", message.place, message.sender, message=dict(message.content))

    def unsend(self, message: Message) -> Event | None:
        """Takes a message back; its content is gone and the event cannot be answered (R#unsend-event)."""
        with self._acting():
            self._require(message.sender is not None, "people unsend their own messages only")
            self._require(not message.is_unsent, "the message is unsent already")
            message.is_unsent = True
            self.contents.set_status(message.id, "gone")
            if message.way != "person":
                return None
            return self._emit(
                "unsend", message.place, message.sender, can_reply=False, unsend={"messageId": message.id}
            )

    def send_sticker(
        self, person: Person, place: Place, quote: Message | None = None, keywords: Sequence[str] = ("OK",)
    ) -> Message:
        """Sends a sticker; besides text the only kind that can quote (R#wh-sticker)."""
        with self._acting():
            content: dict[str, object] = {
                "type": "sticker",
                "packageId": "446",
                "stickerId": "1988",
                "stickerResourceType": "ANIMATION",
                "keywords": list(keywords),
            }
            return self._speak(person, place, content, quote)

    def _say(
        self,
        person: Person,
        place: Place,
        text: str,
        quote: Message | None = None,
        more: Mapping[str, object] | None = None,
    ) -> Message:
        self._require(bool(text), "an empty text cannot be sent")
        return self._speak(person, place, {"type": "text", "text": text, **(more or {})}, quote)

    def _speak(
        self, person: Person, place: Place, content: dict[str, object], quote: Message | None = None
    ) -> Message:
        """Enters a person's message in the chat and tells the bot when it is there."""
        self._require_presence(person, place)
        message = Message(self.ids.message(), place, person, self.now(), {"id": "", **content})
        message.content["id"] = message.id
        if message.kind in ("text", "sticker", "image", "video"):
            message.quote_token = message.content["quoteToken"] = self.ids.token()
        if quote is not None:
            self._require(quote.place is place and not quote.is_unsent, "one quotes what the chat shows")
            message.quoted_id = message.content["quotedMessageId"] = quote.id
        if self._hears(place):
            read_token = self.ids.token()
            self.read_tokens[read_token] = message.id
            message.content["markAsReadToken"] = read_token
        self.log.add(message)
        message.event = self._emit("message", place, person, message=dict(message.content))
        return message

    def _require_presence(self, person: Person, place: Place) -> None:
        if isinstance(place, Person):
            self._require(place is person, "a one-to-one chat belongs to one person")
            self._require(not person.has_blocked, f"{person.name} has blocked the bot")
            person.wrote_at = self.now()
            return
        self._require(person in place.members, f"{person.name} is not in {place.name}")
