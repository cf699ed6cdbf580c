"""How many people each chat has, as LINE last said: the price of a push to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, and_, or_, select

from bot.chat import Chat
from bot.store.schema import chat_divisions, chat_sizes, chats
from bot.store.upserts import among, insert_into


class ChatSizes:
    """The sizes of the chats we write to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_offices(self, office_ids: Collection[int]) -> dict[str, int]:
        """How many people the bound chats of these offices have, as far as it is known."""
        rows = self._connection.execute(
            select(chat_sizes.c.chat_id, chat_sizes.c.members)
            .join(chats, chats.c.chat_id == chat_sizes.c.chat_id)
            .where(among(self._connection, chats.c.office_id, office_ids))
        )
        return {row.chat_id: row.members for row in rows}

    def keep(self, chat_id: str, members: int, now: datetime) -> None:
        """Note what LINE said."""
        counted = {
            "members": members,
            "counted_at": now,
            "office_id": select(chats.c.office_id).where(chats.c.chat_id == chat_id).scalar_subquery(),
        }
        self._connection.execute(
            insert_into(self._connection, chat_sizes)
            .values(chat_id=chat_id, **counted)
            .on_conflict_do_update(index_elements=["chat_id"], set_=counted)
        )

    def to_count(self, counted_before: datetime, limit: int) -> list[Chat]:
        """Bound chats we are in that were never counted, or not since that moment."""
        rows = self._connection.execute(
            select(chats.c.kind, chats.c.chat_id)
            .join(chat_divisions, chat_divisions.c.chat_id == chats.c.chat_id)
            .outerjoin(chat_sizes, chat_sizes.c.chat_id == chats.c.chat_id)
            .where(
                and_(chats.c.office_id.is_not(None), chats.c.left_at.is_(None)),
                or_(chat_sizes.c.counted_at.is_(None), chat_sizes.c.counted_at < counted_before),
            )
            .distinct()
            .order_by(chats.c.chat_id)
            .limit(limit)
        )
        return [Chat(row.kind, row.chat_id) for row in rows]
