"""Coming into a group: what we say first, to those we know and those we do not."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.chat import Bubble, Incoming, Reply
from bot.service.speaking import Speaker, binding_of
from bot.store.store import Books
from bot.wording.say import say
from handlers.routing import sentence

LONGEST_UNBOUND = timedelta(days=7)
"""How long we stay in a group nobody binds: long enough to find a coordinator, no longer than guests may."""


def answer_joined(books: Books, incoming: Incoming, speaker: Speaker | None, now: datetime) -> Reply:
    """Say in three lines what we are; in a group we were removed from, that its binding holds again."""
    books.chats.mark_joined(incoming.chat.id, incoming.chat.kind, now)
    if speaker is not None and speaker.divisions:
        return sentence("joined.again", divisions=" ".join(speaker.division_names))
    return sentence("joined.group")


def farewell(books: Books, incoming: Incoming) -> Reply | None:
    """Our leaving a group nobody has bound for a week, said to whoever speaks next, because that is free.

    None while we may stay.
    """
    is_unbound = incoming.chat.is_group and binding_of(books, incoming.chat) is None
    since = books.chats.unbound_since(incoming.chat.id) if is_unbound else None
    if since is None or incoming.happened_at - since < LONGEST_UNBOUND:
        return None
    return Reply((Bubble(say("joined.farewell")),), is_farewell=True)
