"""What is kept for a while only, as stored: found by its age, counted, and removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Connection, Select, delete, func, select, update

from bot.store.schema import (
    answer_counts,
    events,
    login_links,
    measure_questions,
    open_questions,
    replies,
    web_sessions,
)
from bot.store.schema.conversation import WITH_WORDS

EMPTY_BODY = "{}"


class OldKind(StrEnum):
    """A kind of data that is kept for a while.

    MESSAGES: what webhook events say, chatter included; the events themselves stay. EVENTS: that there
    was an event, and the reply to it. QUESTIONS: what we asked back, with the words it was about.
    SIGN_INS: links and sessions of the board that are over. COUNTS: how often somebody was answered.
    """

    MESSAGES = "messages"
    EVENTS = "events"
    QUESTIONS = "questions"
    SIGN_INS = "sign_ins"
    COUNTS = "counts"


_BY_AGE: dict[OldKind, tuple[Column[Any], ...]] = {
    OldKind.QUESTIONS: (measure_questions.c.expires_at, open_questions.c.expires_at),
    OldKind.SIGN_INS: (login_links.c.expires_at, web_sessions.c.expires_at),
    OldKind.COUNTS: (answer_counts.c.window_began,),
}


class OldData:
    """The data of every office that is not kept for ever."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, kind: OldKind, before: datetime) -> int:
        """How much of the kind is older than that moment."""
        if kind is OldKind.MESSAGES:
            return self._counted(select(func.count()).where(*_wordy(before)))
        if kind is OldKind.EVENTS:
            return self._counted(select(func.count()).where(*_HANDLED, events.c.received_at < before))
        return sum(self._counted(select(func.count()).where(column < before)) for column in _BY_AGE[kind])

    def remove(self, kind: OldKind, before: datetime, limit: int) -> int:
        """Remove at most `limit` of it, the oldest first; gives how much that was, 0 when nothing is left.

        What is short by nature goes at once. Events that wait or were put aside are never touched.
        """
        if kind is OldKind.MESSAGES:
            oldest = select(events.c.id).where(*_wordy(before)).order_by(events.c.settled_at).limit(limit)
            emptied = update(events).where(events.c.id.in_(oldest)).values(body=EMPTY_BODY)
            return self._connection.execute(emptied).rowcount
        if kind is OldKind.EVENTS:
            return self._remove_events(self._oldest_events(before, limit))
        return sum(
            self._connection.execute(delete(column.table).where(column < before)).rowcount
            for column in _BY_AGE[kind]
        )

    def _oldest_events(self, before: datetime, limit: int) -> list[int]:
        """In the order of their numbers, which is that of their coming: no index on the moment is needed."""
        rows = self._connection.execute(
            select(events.c.id, events.c.received_at).where(*_HANDLED).order_by(events.c.id).limit(limit)
        )
        return [row.id for row in rows if row.received_at < before]

    def _remove_events(self, ids: Sequence[int]) -> int:
        self._connection.execute(delete(replies).where(replies.c.event_id.in_(ids)))
        return self._connection.execute(delete(events).where(events.c.id.in_(ids))).rowcount

    def _counted(self, query: Select[Any]) -> int:
        return int(self._connection.execute(query).scalar_one())


_HANDLED = (events.c.settled_at.is_not(None), events.c.failure.is_(None))


def _wordy(before: datetime) -> tuple[Any, ...]:
    return (WITH_WORDS, events.c.settled_at < before)
