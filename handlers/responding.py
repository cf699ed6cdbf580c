"""What each kind of event asks of us, from a message to being removed from a group."""

from __future__ import annotations

from datetime import datetime

from bot.chat import Incoming, IncomingKind, Reply
from bot.store.store import Books
from handlers.routing import Command, answer, sentence


def respond(books: Books, incoming: Incoming, commands: tuple[Command, ...], now: datetime) -> Reply | None:
    """Do what the event asks; returns what to say, or None for silence."""
    if incoming.kind is IncomingKind.MESSAGE:
        return answer(books, incoming, commands, now)
    if incoming.kind is IncomingKind.JOINED:
        books.chats.mark_joined(incoming.chat.id, incoming.chat.kind, now)
        return sentence("joined.group")
    if incoming.kind is IncomingKind.LEFT:
        books.chats.mark_left(incoming.chat.id, incoming.chat.kind, now)
    if incoming.kind is IncomingKind.FOLLOWED:
        return sentence("joined.direct")
    return None
