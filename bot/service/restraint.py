"""Restraint: a person, or a chat, that asks without end is told once and then not answered for a while.

What is reported is recorded and confirmed all the same: only answers to questions are counted.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, auto

from bot.chat import Incoming
from bot.store.answer_counts import WHOLE_CHAT
from bot.store.store import Books

WINDOW = timedelta(minutes=1)
MOST_TO_ONE = 20
"""Answers a minute to one person: more than anybody reads, far less than a stuck key or a script asks."""

MOST_IN_CHAT = 60
"""The same for a whole group, where several people may be busy at once."""


class Restraint(Enum):
    """Whether to answer: as usual, with the request to slow down instead, or not at all."""

    NONE = auto()
    SLOW_DOWN = auto()
    SILENCE = auto()


def restraint(books: Books, incoming: Incoming, office_id: int | None, now: datetime) -> Restraint:
    """How to meet one more question; counts it."""
    found = Restraint.NONE
    for who, most in _counted(incoming):
        count = books.answer_counts.add(incoming.chat.id, who, office_id, now, now - WINDOW)
        if count > most + 1:
            return Restraint.SILENCE
        if count == most + 1:
            found = Restraint.SLOW_DOWN
    return found


def has_heard_enough(books: Books, incoming: Incoming, now: datetime) -> bool:
    """Whether the person, or the chat, has been asked to slow down and the minute is not over."""
    return any(
        books.answer_counts.count(incoming.chat.id, who, now - WINDOW) > most
        for who, most in _counted(incoming)
    )


def _counted(incoming: Incoming) -> list[tuple[str, int]]:
    counted = [(incoming.user_id, MOST_TO_ONE)] if incoming.user_id is not None else []
    return [*counted, (WHOLE_CHAT, MOST_IN_CHAT)] if incoming.chat.is_group else counted
