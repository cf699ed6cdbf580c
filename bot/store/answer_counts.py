"""How often people were answered lately, as stored; every worker counts in the same place."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, case, literal, select

from bot.store.schema import answer_counts
from bot.store.types import UtcDateTime
from bot.store.upserts import insert_into

WHOLE_CHAT = ""
"""In place of a person: everybody in the chat together."""


class AnswerCounts:
    """The answers given in the present window of every person in every chat."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        chat_id: str,
        line_user_id: str,
        office_id: int | None,
        now: datetime,
        window_begins: datetime,
    ) -> int:
        """Count one more answer; gives how many there are by now in the window.

        A window that began before `window_begins` is over, and a new one begins now.
        """
        is_over = answer_counts.c.window_began < window_begins
        counted = (
            insert_into(self._connection, answer_counts)
            .values(
                chat_id=chat_id, line_user_id=line_user_id, office_id=office_id, window_began=now, answers=1
            )
            .on_conflict_do_update(
                index_elements=["chat_id", "line_user_id"],
                set_={
                    "answers": case((is_over, 1), else_=answer_counts.c.answers + 1),
                    "window_began": case(
                        (is_over, literal(now, UtcDateTime())), else_=answer_counts.c.window_began
                    ),
                    "office_id": office_id,
                },
            )
            .returning(answer_counts.c.answers)
        )
        return self._connection.execute(counted).scalar_one()

    def count(self, chat_id: str, line_user_id: str, window_begins: datetime) -> int:
        """How many answers the window holds that began at that moment or later."""
        found = self._connection.execute(
            select(answer_counts.c.answers).where(
                answer_counts.c.chat_id == chat_id,
                answer_counts.c.line_user_id == line_user_id,
                answer_counts.c.window_began >= window_begins,
            )
        )
        return found.scalar_one_or_none() or 0
