"""The inbox, as stored: raw webhook events, each kept once, taken up in order within its chat."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import Connection, func, select, update

from bot.store.accepting import Delivered, NewEvent, accept_all
from bot.store.schema import events

_CHATS_AT_A_TIME = 50


@dataclass(frozen=True)
class RawEvent:
    """A stored event; `attempts` counts how often handling it has failed."""

    id: int
    webhook_event_id: str
    destination: str
    chat_key: str
    happened_at: datetime
    received_at: datetime
    body: dict[str, Any]
    attempts: int


@dataclass(frozen=True)
class Quarantined:
    """An event that was put aside after failing too often; `failure` is the kind of error, no content."""

    id: int
    webhook_event_id: str
    happened_at: datetime
    put_aside_at: datetime
    attempts: int
    failure: str


@dataclass(frozen=True)
class Backlog:
    """How many events wait, since when the oldest of them does, and how many were put aside."""

    waiting: int
    oldest_received_at: datetime | None
    failed: int


class Inbox:
    """The events of every chat."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def accept(self, new_events: Sequence[NewEvent], received_at: datetime) -> int:
        """Store the events we do not have yet, in one statement; returns how many those were."""
        return accept_all(self._connection, [Delivered(tuple(new_events), received_at)])[0]

    def claim(self, now: datetime, limit: int = 20) -> list[RawEvent]:
        """The next events of one chat in the order they happened, for this transaction alone.

        It is the chat whose turn is oldest among those nobody else holds. The claim ends with the
        transaction: events neither finished nor failed by then wait again. Call it outside of
        `Books.attempt`, whose undoing would end the claim, and settle what it gave before the next
        call. A chat with an event to be retried later rests until then, so that order is kept.
        """
        passed_over: list[str] = []
        while candidates := self._chats_in_turn(now, passed_over):
            for chat_key in candidates:
                if self._hold(chat_key):
                    due = self._due(chat_key, now, limit)
                    if due:
                        return due
            passed_over += candidates
        return []

    def finish(self, event_id: int, office_id: int | None, now: datetime) -> None:
        """The event has been dealt with; `office_id` is whose it was, if anybody's."""
        self.finish_all({event_id: office_id}, now)

    def finish_all(self, offices: Mapping[int, int | None], now: datetime) -> None:
        """These events have been dealt with; each with the office it was of, if any."""
        for office_id in set(offices.values()):
            self._connection.execute(
                update(events)
                .where(events.c.id.in_([one for one, whose in offices.items() if whose == office_id]))
                .values(settled_at=now, office_id=office_id, not_before=None, failure=None)
            )

    def fail(self, event_id: int, reason_code: str, now: datetime, retry_at: datetime | None) -> None:
        """Handling the event failed: it waits until `retry_at`, or is put aside for good when None."""
        self._connection.execute(
            update(events)
            .where(events.c.id == event_id)
            .values(
                attempts=events.c.attempts + 1,
                failure=reason_code,
                not_before=retry_at,
                settled_at=now if retry_at is None else None,
            )
        )

    def quarantined(self) -> list[Quarantined]:
        """The events that were put aside, the oldest first."""
        rows = self._connection.execute(
            select(events)
            .where(events.c.settled_at.is_not(None), events.c.failure.is_not(None))
            .order_by(events.c.happened_at, events.c.id)
        )
        return [
            Quarantined(
                row.id, row.webhook_event_id, row.happened_at, row.settled_at, row.attempts, row.failure
            )
            for row in rows
        ]

    def replay(self, event_id: int) -> bool:
        """Let a quarantined event wait again as if it had just come; False when it is none."""
        replayed = self._connection.execute(
            update(events)
            .where(events.c.id == event_id, events.c.settled_at.is_not(None), events.c.failure.is_not(None))
            .values(settled_at=None, failure=None, attempts=0, not_before=None)
        )
        return replayed.rowcount == 1

    def forget(self, chat_key: str, message_id: str) -> None:
        """Empty the bodies of the message's events: it was unsent, only the fact stays."""
        self._connection.execute(
            update(events)
            .where(events.c.message_id == message_id, events.c.chat_key == chat_key)
            .values(body="{}")
        )

    def backlog(self) -> Backlog:
        """How much waits, and how much was put aside."""
        waiting, oldest = self._connection.execute(
            select(func.count(), func.min(events.c.received_at)).where(events.c.settled_at.is_(None))
        ).one()
        failed = self._connection.execute(
            select(func.count()).where(events.c.settled_at.is_not(None), events.c.failure.is_not(None))
        ).scalar_one()
        return Backlog(waiting, oldest, failed)

    def _chats_in_turn(self, now: datetime, passed_over: Sequence[str]) -> list[str]:
        # A plain list of them, because it stays fast when every chat is held back and when the
        # database has not counted its rows for a while; an anti-join by chat took 40 s for 40,000.
        held_back = select(events.c.chat_key).where(events.c.settled_at.is_(None), events.c.not_before > now)
        rows = self._connection.execute(
            select(events.c.chat_key)
            .where(
                events.c.settled_at.is_(None),
                events.c.chat_key.not_in(passed_over),
                events.c.chat_key.not_in(held_back),
            )
            .order_by(events.c.happened_at, events.c.id)
            .limit(_CHATS_AT_A_TIME)
        )
        return list(dict.fromkeys(rows.scalars()))

    def _hold(self, chat_key: str) -> bool:
        """Keep other transactions off the chat until this one ends; False when one has it already.

        On SQLite a write transaction keeps off every other by itself.
        """
        if self._connection.dialect.name != "postgresql":
            return True
        key = int.from_bytes(hashlib.sha256(f"inbox {chat_key}".encode()).digest()[:8], signed=True)
        return bool(self._connection.execute(select(func.pg_try_advisory_xact_lock(key))).scalar_one())

    def _due(self, chat_key: str, now: datetime, limit: int) -> list[RawEvent]:
        rows = self._connection.execute(
            select(events)
            .where(events.c.chat_key == chat_key, events.c.settled_at.is_(None))
            .order_by(events.c.happened_at, events.c.id)
            .limit(limit)
        )
        due = takewhile(lambda row: row.not_before is None or row.not_before <= now, rows)
        return [
            RawEvent(
                id=row.id,
                webhook_event_id=row.webhook_event_id,
                destination=row.destination,
                chat_key=row.chat_key,
                happened_at=row.happened_at,
                received_at=row.received_at,
                body=json.loads(row.body),
                attempts=row.attempts,
            )
            for row in due
        ]
