"""What became of people's messages after they were sent, as stored: edited, unsent.

LINE keeps no order: an edit or an unsending may arrive before its message, hence these marks.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, null, select

from bot.store.schema import edited_messages, unsent_messages
from bot.store.upserts import insert_into


class Fate(NamedTuple):
    """When a message's newest version was written, None when it was never edited; whether it was unsent."""

    edited_at: datetime | None
    is_unsent: bool


class Messages:
    """The messages that were edited or taken back, by their chat and LINE's id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mark_edited(
        self, chat_id: str, message_id: str, edited_at: datetime, office_id: int | None = None
    ) -> bool:
        """Note a version of the message; False when a newer one is known already."""
        fresh = insert_into(self._connection, edited_messages).values(
            chat_id=chat_id, message_id=message_id, office_id=office_id, edited_at=edited_at
        )
        marked = self._connection.execute(
            fresh.on_conflict_do_update(
                index_elements=["chat_id", "message_id"],
                set_={"edited_at": edited_at, "office_id": office_id},
                where=edited_messages.c.edited_at <= edited_at,
            ).returning(edited_messages.c.message_id)
        )
        return marked.one_or_none() is not None

    def fate(self, chat_id: str, message_id: str) -> Fate:
        """What became of the message since it was written, as far as we know."""
        return self.fates(chat_id, [message_id])[message_id]

    def fates(self, chat_id: str, message_ids: Collection[str]) -> dict[str, Fate]:
        """The same of several messages of the chat."""
        marks = [
            select(table.c.message_id, moment).where(
                table.c.chat_id == chat_id, table.c.message_id.in_(message_ids)
            )
            for table, moment in (
                (edited_messages, edited_messages.c.edited_at),
                (unsent_messages, null()),
            )
        ]
        rows = self._connection.execute(marks[0].union_all(marks[1])).all()
        edited = {message_id: moment for message_id, moment in rows if moment is not None}
        unsent = {message_id for message_id, moment in rows if moment is None}
        return {one: Fate(edited.get(one), one in unsent) for one in message_ids}

    def mark_unsent(
        self, chat_id: str, message_id: str, unsent_at: datetime, office_id: int | None = None
    ) -> bool:
        """Note that the message was taken back; False when that is known already."""
        marked = self._connection.execute(
            insert_into(self._connection, unsent_messages)
            .values(chat_id=chat_id, message_id=message_id, office_id=office_id, unsent_at=unsent_at)
            .on_conflict_do_nothing(index_elements=["chat_id", "message_id"])
            .returning(unsent_messages.c.message_id)
        )
        return marked.one_or_none() is not None
