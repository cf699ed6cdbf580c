"""The outbox of free replies, as stored: each is claimed once, sent once, and its outcome kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, func, or_, select, update

from bot.store.outcome import ReplyOutcome
from bot.store.schema import events, replies
from bot.store.sent_messages import SentMessages
from bot.store.upserts import insert_into

__all__ = ["Released", "Replies", "ReplyOutcome", "WaitingReply"]

LONGEST_WAY = timedelta(seconds=20)
"""Longer than sending may take: three seconds to connect, twice at most, and ten for the answer.

What was claimed before it was left by a process that died, and holds up no other reply of its chat.
"""

_other = replies.alias("other")


@dataclass(frozen=True)
class WaitingReply:
    """A reply to be sent now. Its token's age counts from `received_at`."""

    id: int
    office_id: int | None
    chat_id: str
    reply_token: str
    messages: tuple[dict[str, Any], ...]
    measure_ids: tuple[int, ...]
    entry_numbers: tuple[int, ...]
    received_at: datetime
    is_farewell: bool = False


@dataclass(frozen=True)
class Released:
    """How many replies were given up: with unknown outcome, and unsent because their token died."""

    unknown: int
    expired: int


class Replies:
    """The replies of every chat, one to each event at most."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(  # noqa: PLR0913, PLR0917 - the facts of a reply, handed over once
        self,
        event_id: int,
        office_id: int | None,
        chat_id: str,
        reply_token: str,
        messages: Sequence[Mapping[str, object]],
        received_at: datetime,
        measure_ids: Sequence[int],
        entry_numbers: Sequence[int],
        now: datetime,
        is_farewell: bool = False,
        notice_key: str | None = None,
    ) -> int:
        """Put a reply into the outbox and return its id; the event's first reply stays the only one.

        `notice_key` is the reminder that goes along with it.
        """
        fresh = (
            insert_into(self._connection, replies)
            .values(
                event_id=event_id,
                office_id=office_id,
                chat_id=chat_id,
                reply_token=reply_token,
                messages=list(messages),
                received_at=received_at,
                measure_ids=list(measure_ids),
                entry_numbers=list(entry_numbers),
                is_farewell=is_farewell,
                created_at=now,
                notice_key=notice_key,
            )
            .on_conflict_do_nothing(index_elements=["event_id"])
            .returning(replies.c.id)
        )
        put = self._connection.execute(fresh).scalar_one_or_none()
        if put is not None:
            return put
        return self._connection.execute(
            select(replies.c.id).where(replies.c.event_id == event_id)
        ).scalar_one()

    def waiting(self) -> int:
        """How many replies have not been sent yet."""
        unsent = select(func.count()).where(replies.c.settled_at.is_(None))
        return self._connection.execute(unsent).scalar_one()

    def claim(self, now: datetime, limit: int) -> list[WaitingReply]:
        """Take replies to send, the oldest first and one of a chat at most, while none of its is on its way.

        Nobody else gets them; commit before sending, send within `LONGEST_WAY`, and settle each afterwards.
        """
        before_it = exists().where(
            _other.c.chat_id == replies.c.chat_id,
            _other.c.settled_at.is_(None),
            or_(
                _other.c.claimed_at > now - LONGEST_WAY,
                and_(_other.c.claimed_at.is_(None), _other.c.id < replies.c.id),
            ),
        )
        rows = self._connection.execute(
            select(replies)
            .where(replies.c.settled_at.is_(None), replies.c.claimed_at.is_(None), ~before_it)
            .order_by(replies.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        ).all()
        if rows:
            self._connection.execute(
                update(replies).where(replies.c.id.in_([row.id for row in rows])).values(claimed_at=now)
            )
        return [
            WaitingReply(
                id=row.id,
                office_id=row.office_id,
                chat_id=row.chat_id,
                reply_token=row.reply_token,
                messages=tuple(row.messages),
                measure_ids=tuple(row.measure_ids),
                entry_numbers=tuple(row.entry_numbers),
                received_at=row.received_at,
                is_farewell=row.is_farewell,
            )
            for row in rows
        ]

    def settle(
        self,
        reply_id: int,
        outcome: ReplyOutcome,
        line_request_id: str | None,
        message_ids: Sequence[str],
        now: datetime,
    ) -> None:
        """Keep how sending ended, and what the messages LINE took were about, for when one is quoted.

        Not what they said: they repeat what people reported, who may take it back at any time.
        What the sender learned late replaces an outcome that was given up as unknown, nothing else.
        """
        row = self._connection.execute(
            update(replies)
            .where(
                replies.c.id == reply_id,
                or_(replies.c.settled_at.is_(None), replies.c.outcome == ReplyOutcome.UNKNOWN),
            )
            .values(settled_at=now, outcome=outcome, line_request_id=line_request_id, messages=[])
            .returning(replies)
        ).one_or_none()
        if row is None:
            return
        sent = SentMessages(self._connection)
        for message_id in message_ids:
            sent.remember(row.chat_id, message_id, row.measure_ids, row.entry_numbers, now, row.office_id)

    def forget(self, chat_id: str, message_id: str) -> None:
        """Empty the replies to a message that was unsent, which may repeat it.

        Those nobody has begun to send are not sent at all.
        """
        to_it = [
            replies.c.chat_id == chat_id,
            replies.c.event_id.in_(select(events.c.id).where(events.c.message_id == message_id)),
        ]
        self._connection.execute(
            delete(replies).where(*to_it, replies.c.settled_at.is_(None), replies.c.claimed_at.is_(None))
        )
        self._connection.execute(update(replies).where(*to_it).values(messages=[]))

    def release_stale(self, before: datetime, now: datetime) -> Released:
        """Give up what cannot be sent any more.

        A reply claimed before that instant was left by a process that died: nobody knows whether it
        arrived. One received before it has a dead token.
        """
        return Released(
            unknown=self._give_up(
                ReplyOutcome.UNKNOWN, now, replies.c.claimed_at.is_not(None), replies.c.claimed_at < before
            ),
            expired=self._give_up(
                ReplyOutcome.EXPIRED, now, replies.c.claimed_at.is_(None), replies.c.received_at < before
            ),
        )

    def _give_up(self, outcome: ReplyOutcome, now: datetime, *conditions: Any) -> int:
        result = self._connection.execute(
            update(replies)
            .where(replies.c.settled_at.is_(None), *conditions)
            .values(settled_at=now, outcome=outcome, messages=[])
        )
        return result.rowcount
