"""Tables of what was said without a command: questions asked back, promises; and people's names."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Named,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypedColumns,
    text,
)

from bot.domain.entry import EntryField
from bot.domain.status import Status
from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime, word_of

WANTED = text("wanted_from IS NOT NULL")


class MeasureQuestionColumns(TypedColumns):
    """A question which measure a message meant, with what the message says about it."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    chat_id: Named[str]
    line_user_id: Named[str | None]
    message_id: Named[str]
    said_at: Named[datetime] = Column(UtcDateTime())
    field: Named[EntryField] = Column(word_of(EntryField))
    text: Named[str] = Column(Text)
    status: Named[Status | None] = Column(word_of(Status))
    percent: Named[int | None]
    dates: Named[Any] = Column(JSON, nullable=False)
    division: Named[str | None]
    measure_ids: Named[Any] = Column(JSON, nullable=False)
    asked_at: Named[datetime] = Column(UtcDateTime())
    expires_at: Named[datetime] = Column(UtcDateTime())
    closed_at: Named[datetime | None] = Column(UtcDateTime())


class PromiseColumns(TypedColumns):
    """What a division promised in a message to report by a day; the measure may have left the plan since."""

    chat_id: Named[str]
    message_id: Named[str]
    measure_id: Named[int] = Column(ROW_ID)
    division_id: Named[int] = Column(ROW_ID)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    until: Named[date]
    text: Named[str] = Column(Text)
    said_at: Named[datetime] = Column(UtcDateTime())
    line_user_id: Named[str | None]


class LineNameColumns(TypedColumns):
    """How a person calls themselves in a chat; from `wanted_from` on LINE is to be asked."""

    chat_id: Named[str]
    line_user_id: Named[str]
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    name: Named[str | None]
    learned_at: Named[datetime | None] = Column(UtcDateTime())
    wanted_from: Named[datetime | None] = Column(UtcDateTime())


measure_questions = Table(
    "measure_questions",
    metadata,
    MeasureQuestionColumns,
    Index("ix_measure_questions_person", "chat_id", "line_user_id", "expires_at"),
    Index("ix_measure_questions_message", "chat_id", "message_id"),
    sqlite_autoincrement=True,
)

promises = Table(
    "promises",
    metadata,
    PromiseColumns,
    PrimaryKeyConstraint("chat_id", "message_id", "measure_id", "division_id"),
    ForeignKeyConstraint(["office_id", "division_id"], ["divisions.office_id", "divisions.id"]),
    Index("ix_promises_office", "office_id", "said_at"),
)

line_names = Table(
    "line_names",
    metadata,
    LineNameColumns,
    PrimaryKeyConstraint("chat_id", "line_user_id"),
    Index("ix_line_names_wanted", "wanted_from", sqlite_where=WANTED, postgresql_where=WANTED),
)
