"""Tables of keeping house: how often people were answered lately, and when each upkeep was last done."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Named, PrimaryKeyConstraint, Table, TypedColumns

from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime


class AnswerCountColumns(TypedColumns):
    """How many answers went to a person in a chat since `window_began`; no person is the whole chat."""

    chat_id: Named[str]
    line_user_id: Named[str]
    office_id: Named[int | None] = Column(ROW_ID, ForeignKey("offices.id"))
    window_began: Named[datetime] = Column(UtcDateTime())
    answers: Named[int]


class UpkeepColumns(TypedColumns):
    """When something the whole installation needs was last done: its clock's tick, its backup."""

    task: Named[str] = Column(primary_key=True)
    done_at: Named[datetime] = Column(UtcDateTime())


answer_counts = Table(
    "answer_counts",
    metadata,
    AnswerCountColumns,
    PrimaryKeyConstraint("chat_id", "line_user_id"),
    Index("ix_answer_counts_window", "window_began"),
)

upkeep = Table("upkeep", metadata, UpkeepColumns)
