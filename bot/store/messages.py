"""What became of people's messages after they were sent, as stored: edited, unsent.

LINE keeps no order: an edit or an unsending may arrive before its message, hence these marks.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from bot.store.schema import edited_messages, unsent_messages
from bot.store.upserts import insert_into


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

    def edited_at(self, chat_id: str, message_id: str) -> datetime | None:
        """When the newest version we know of was written; None when the message was never edited."""
        return self._connection.execute(
            select(edited_messages.c.edited_at).where(
                edited_messages.c.chat_id == chat_id, edited_messages.c.message_id == message_id
            )
        ).scalar_one_or_none()

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

    def is_unsent(self, chat_id: str, message_id: str) -> bool:
        """Whether the message was taken back."""
        found = self._connection.execute(
            select(unsent_messages.c.message_id).where(
                unsent_messages.c.chat_id == chat_id, unsent_messages.c.message_id == message_id
            )
        )
        return found.one_or_none() is not None
