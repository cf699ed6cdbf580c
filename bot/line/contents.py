"""What a message holds: words, a photo, a file; read from LINE's message object into an Incoming."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.chat import Incoming, Media
from bot.line.fields import count_in, object_in, words_in
from bot.line.mentions import mentions_bot, without_mentions

EXTERNAL = "external"
"""The kind of a photo, video or voice note that lies outside LINE: its bytes cannot be fetched."""

_MEDIA_KINDS = frozenset({"image", "video", "audio", "file"})


def with_message(bare: Incoming, message: Mapping[str, object]) -> Incoming | None:
    """The event completed by its message; None when the message has no id, or a text no words.

    A sticker, a place or a kind LINE invents later is a message without text and without media.
    """
    message_id = words_in(message.get("id"))
    if message_id is None:
        return None
    incoming = replace(
        bare, message_id=message_id, quoted_message_id=words_in(message.get("quotedMessageId"))
    )
    kind = message.get("type")
    if kind == "text":
        return _with_words(incoming, message)
    if isinstance(kind, str) and kind in _MEDIA_KINDS:
        return replace(incoming, media=_media(kind, message_id, message))
    return incoming


def _with_words(incoming: Incoming, message: Mapping[str, object]) -> Incoming | None:
    text = words_in(message.get("text"))
    if text is None:
        return None
    spoken = without_mentions(text, message)
    return replace(incoming, text=text, spoken=spoken, mentions_bot=mentions_bot(message))


def _media(kind: str, message_id: str, message: Mapping[str, object]) -> Media:
    image_set = object_in(message.get("imageSet"))
    is_external = object_in(message.get("contentProvider")).get("type") == "external"
    return Media(
        kind=EXTERNAL if is_external else kind,
        message_id=message_id,
        file_name=words_in(message.get("fileName")),
        file_size=count_in(message.get("fileSize")),
        set_id=words_in(image_set.get("id")),
        set_index=count_in(image_set.get("index")),
        set_total=count_in(image_set.get("total")),
    )
