"""What each kind of event asks of us, from a message to being removed from a group."""

from __future__ import annotations

from datetime import datetime

from bot.chat import Incoming, IncomingKind, Reply
from bot.line.inbound import chat_key
from bot.links import NO_LINKS, Links
from bot.service.evidence import keep_links
from bot.service.speaking import Speaker
from bot.service.unsending import fate_of, remove_content, unsend
from bot.store.store import Books
from bot.text.links import only_links
from handlers.editing import answer_edited
from handlers.evidence import answer_media
from handlers.joining import answer_joined, farewell
from handlers.listening import listen_in
from handlers.pressing import pressed
from handlers.routing import Command, answer, sentence
from handlers.signing import answer_reason


def respond(
    books: Books,
    incoming: Incoming,
    speaker: Speaker | None,
    commands: tuple[Command, ...],
    now: datetime,
    links: Links = NO_LINKS,
) -> Reply | None:
    """Do what the event asks; returns what to say, or None for silence."""
    if incoming.message_id is not None:
        return _about_message(books, incoming, speaker, incoming.message_id, commands, now, links)
    if incoming.kind is IncomingKind.POSTBACK:
        return pressed(books, incoming, speaker, now)
    if incoming.kind is IncomingKind.JOINED:
        return answer_joined(books, incoming, speaker, now)
    if incoming.kind is IncomingKind.LEFT:
        books.chats.mark_left(incoming.chat.id, incoming.chat.kind, now)
    if incoming.kind is IncomingKind.FOLLOWED:
        return sentence("joined.direct")
    return None


def _about_message(
    books: Books,
    incoming: Incoming,
    speaker: Speaker | None,
    message_id: str,
    commands: tuple[Command, ...],
    now: datetime,
    links: Links,
) -> Reply | None:
    """A message, its edited version, or its being unsent, in whatever order these reach us."""
    chat = incoming.chat
    if incoming.kind is IncomingKind.UNSENT:
        unsend(books, speaker, chat, chat_key(chat), message_id, incoming.happened_at, now)
        return None
    fate = fate_of(books, chat, message_id)
    if fate.is_unsent:
        remove_content(books, chat, chat_key(chat), message_id, now)
        return None
    if incoming.kind is IncomingKind.EDITED:
        return answer_edited(books, incoming, speaker, message_id, commands, now, links)
    if fate.edited_at is not None and fate.edited_at > incoming.happened_at:
        return None
    return _answer_message(books, incoming, speaker, commands, now, links) or farewell(books, incoming)


def _answer_message(
    books: Books,
    incoming: Incoming,
    speaker: Speaker | None,
    commands: tuple[Command, ...],
    now: datetime,
    links: Links,
) -> Reply | None:
    if incoming.media is not None:
        return answer_media(books, incoming, speaker, now)
    returned = answer_reason(books, incoming, speaker, commands, now)
    if returned is not None:
        return returned
    sent = only_links(incoming.spoken or "")
    if sent:
        if speaker is not None:
            keep_links(books, speaker, incoming, sent, now)
        return None
    return answer(books, incoming, speaker, commands, now, unclaimed=listen_in, links=links)
