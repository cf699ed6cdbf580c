"""The questions people were asked, as stored: one of a kind at a time, each open for a while."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.store.schema import open_questions
from bot.store.upserts import insert_into


class Questions:
    """What each person was asked last in each chat, by subject."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(
        self,
        office_id: int,
        chat_id: str,
        line_user_id: str,
        subject: str,
        message_id: str,
        asked_at: datetime,
        expires_at: datetime,
    ) -> bool:
        """Open a question about the message; False while an earlier one about the subject is open."""
        facts = {
            "office_id": office_id,
            "message_id": message_id,
            "asked_at": asked_at,
            "expires_at": expires_at,
        }
        asked = self._connection.execute(
            insert_into(self._connection, open_questions)
            .values(chat_id=chat_id, line_user_id=line_user_id, subject=subject, **facts)
            .on_conflict_do_update(
                index_elements=["chat_id", "line_user_id", "subject"],
                set_=facts,
                where=open_questions.c.expires_at <= asked_at,
            )
            .returning(open_questions.c.subject)
        )
        return asked.one_or_none() is not None
