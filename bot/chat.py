"""The one vocabulary doors and the LINE edge share: what came in, and what goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChatKind(StrEnum):
    """Where people talk: a group, an old multi-person room, or one to one."""

    GROUP = "group"
    ROOM = "room"
    DIRECT = "user"


@dataclass(frozen=True)
class Chat:
    """A LINE chat; for a direct chat the id is the person's own."""

    kind: ChatKind
    id: str

    @property
    def is_group(self) -> bool:
        return self.kind is not ChatKind.DIRECT


class IncomingKind(StrEnum):
    """What happened in a chat."""

    MESSAGE = "message"
    EDITED = "messageEdited"
    UNSENT = "unsend"
    POSTBACK = "postback"
    JOINED = "join"
    LEFT = "leave"
    FOLLOWED = "follow"
    UNFOLLOWED = "unfollow"
    MEMBERS_JOINED = "memberJoined"
    MEMBERS_LEFT = "memberLeft"


@dataclass(frozen=True)
class Media:
    """A photo, video, voice note or file somebody sent; the bytes are fetched by message id."""

    kind: str
    message_id: str
    file_name: str | None = None
    file_size: int | None = None
    set_id: str | None = None
    set_index: int | None = None
    set_total: int | None = None


@dataclass(frozen=True)
class Incoming:
    """One event of the LINE platform that concerns us, understood as far as LINE's own fields go.

    `text` is verbatim. `spoken` is the text with mentions and LINE emoji blanked out by spaces,
    lengths kept: read from it, print from `text`. `user_id` may be missing in any event.
    """

    event_id: str
    kind: IncomingKind
    chat: Chat
    happened_at: datetime
    user_id: str | None = None
    reply_token: str | None = None
    message_id: str | None = None
    text: str | None = None
    spoken: str | None = None
    mentions_bot: bool = False
    quoted_message_id: str | None = None
    media: Media | None = None
    postback: str | None = None
    is_redelivery: bool = False


@dataclass(frozen=True)
class Prefill:
    """A button that opens the keyboard with text already typed; the person finishes and sends."""

    label: str
    text: str


@dataclass(frozen=True)
class Say:
    """A button that says the text in the person's name."""

    label: str
    text: str


@dataclass(frozen=True)
class Press:
    """A button that tells the bot something without a message in the chat."""

    label: str
    data: str
    shown: str | None = None


@dataclass(frozen=True)
class Open:
    """A button that opens an address."""

    label: str
    url: str


@dataclass(frozen=True)
class TakePhoto:
    """A quick reply that opens the camera roll."""

    label: str


Button = Prefill | Say | Press | Open
Choice = Prefill | Say | Press | Open | TakePhoto


@dataclass(frozen=True)
class Bubble:
    """A plain text message."""

    text: str


class Tone(StrEnum):
    """How a note is meant, for its colour: by the way, all is well, on its way, something is missing."""

    PLAIN = "plain"
    GOOD = "good"
    COMING = "coming"
    MISSING = "missing"


@dataclass(frozen=True)
class Row:
    """A line of a card: a small label, the words, a note in small print, and perhaps a button of its own."""

    label: str | None
    text: str
    button: Button | None = None
    note: str | None = None
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Card:
    """A message with a heading, rows and buttons; `summary` is the sentence notifications show.

    `buttons` are for what most people do next, the first above all; `asides` for the exception.
    """

    summary: str
    heading: str
    rows: tuple[Row, ...] = ()
    footer: str | None = None
    buttons: tuple[Button, ...] = ()
    asides: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Carousel:
    """Several cards side by side; as many messages are made of it as LINE's limits ask for."""

    summary: str
    cards: tuple[Card, ...]


OutgoingMessage = Bubble | Card | Carousel


@dataclass(frozen=True)
class Reply:
    """What the bot answers: at most five messages, with quick-reply choices under the last.

    `measure_ids` and `entry_numbers` say what the messages are about, so that quoting one of them
    names it. After a farewell the bot leaves the group.
    """

    messages: tuple[OutgoingMessage, ...]
    choices: tuple[Choice, ...] = ()
    measure_ids: tuple[int, ...] = ()
    entry_numbers: tuple[int, ...] = ()
    is_farewell: bool = False
