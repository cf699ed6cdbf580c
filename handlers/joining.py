"""Coming into a group: what we say first, to those we know and those we do not."""

from __future__ import annotations

from datetime import datetime

from bot.chat import Incoming, Reply
from bot.service.speaking import who_speaks
from bot.store.store import Books
from handlers.routing import sentence


def answer_joined(books: Books, incoming: Incoming, now: datetime) -> Reply:
    """Say in three lines what we are; in a group we were removed from, that its binding holds again."""
    books.chats.mark_joined(incoming.chat.id, incoming.chat.kind, now)
    speaker = who_speaks(books, incoming)
    if speaker is not None and speaker.divisions:
        return sentence("joined.again", divisions=" ".join(speaker.division_names))
    return sentence("joined.group")
