"""Questions which measure a message meant, as stored; what nobody answered in time is not kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.domain.asking import MeasureQuestion, MeasureQuestionDraft, Statement
from bot.domain.entry import SaidDate
from bot.store.schema import measure_questions


class MeasureQuestions:
    """The questions asked in every chat."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, draft: MeasureQuestionDraft) -> int:
        """Store the question and return its id.

        The person's earlier questions in the chat are closed by it, and the chat's expired ones removed.
        """
        table = measure_questions
        self._connection.execute(
            delete(table).where(
                table.c.chat_id == draft.chat_id,
                table.c.expires_at <= draft.asked_at,
                table.c.closed_at.is_(None),
            )
        )
        if draft.line_user_id is not None:
            self._connection.execute(
                update(table)
                .where(
                    table.c.chat_id == draft.chat_id,
                    table.c.line_user_id == draft.line_user_id,
                    table.c.closed_at.is_(None),
                )
                .values(closed_at=draft.asked_at)
            )
        asked = self._connection.execute(insert(table).values(**_values(draft)).returning(table.c.id))
        return asked.scalar_one()

    def get(self, question_id: int) -> MeasureQuestion | None:
        """The question of that id, open or not."""
        row = self._connection.execute(
            select(measure_questions).where(measure_questions.c.id == question_id)
        ).one_or_none()
        return None if row is None else _question(row)

    def open_in(self, chat_id: str) -> list[MeasureQuestion]:
        """The questions nobody has answered in the chat, expired or not, the newest first."""
        rows = self._connection.execute(
            select(measure_questions)
            .where(measure_questions.c.chat_id == chat_id, measure_questions.c.closed_at.is_(None))
            .order_by(measure_questions.c.id.desc())
        )
        return [_question(row) for row in rows]

    def close(self, question_id: int, at: datetime) -> bool:
        """Nobody can answer the question any more; False when it was closed before."""
        closed = self._connection.execute(
            update(measure_questions)
            .where(measure_questions.c.id == question_id, measure_questions.c.closed_at.is_(None))
            .values(closed_at=at)
            .returning(measure_questions.c.id)
        )
        return closed.one_or_none() is not None

    def forget(self, chat_id: str, message_id: str) -> None:
        """Remove the questions about a message that was edited or unsent."""
        self._connection.execute(
            delete(measure_questions).where(
                measure_questions.c.chat_id == chat_id, measure_questions.c.message_id == message_id
            )
        )


def _values(draft: MeasureQuestionDraft) -> dict[str, Any]:
    said = draft.statement
    return {
        "office_id": draft.office_id,
        "chat_id": draft.chat_id,
        "line_user_id": draft.line_user_id,
        "message_id": draft.message_id,
        "said_at": draft.said_at,
        "field": said.field,
        "text": said.text,
        "status": said.status,
        "percent": said.percent,
        "dates": [{"text": day.text, "value": day.value.isoformat()} for day in said.dates],
        "division": said.division,
        "measure_ids": list(draft.measure_ids),
        "asked_at": draft.asked_at,
        "expires_at": draft.expires_at,
    }


def _question(row: Row[*tuple[Any, ...]]) -> MeasureQuestion:
    dates = tuple(SaidDate(day["text"], date.fromisoformat(day["value"])) for day in row.dates)
    return MeasureQuestion(
        id=row.id,
        office_id=row.office_id,
        chat_id=row.chat_id,
        line_user_id=row.line_user_id,
        message_id=row.message_id,
        said_at=row.said_at,
        statement=Statement(row.field, row.text, row.status, row.percent, dates, row.division),
        measure_ids=tuple(row.measure_ids),
        expires_at=row.expires_at,
        closed_at=row.closed_at,
    )
