"""Answering with restraint: one polite sentence to whoever asks without end, then silence for a while."""

from __future__ import annotations

from datetime import datetime

from bot.chat import Incoming, Reply
from bot.service.restraint import Restraint, restraint
from bot.store.store import Books
from handlers.routing import sentence


def restrained(
    books: Books, incoming: Incoming, reply: Reply | None, office_id: int | None, now: datetime
) -> Reply | None:
    """The reply as it may go out; what confirms entries always may."""
    if reply is None or reply.entry_numbers or reply.is_farewell:
        return reply
    match restraint(books, incoming, office_id, now):
        case Restraint.NONE:
            return reply
        case Restraint.SLOW_DOWN:
            return sentence("restraint.slow_down")
        case Restraint.SILENCE:
            return None
