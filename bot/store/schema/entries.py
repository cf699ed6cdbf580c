"""Tables of entries and of the withdrawals that take them back; both are only ever added to."""

from __future__ import annotations

from datetime import datetime
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

FIRST_SAYING = text("message_id IS NOT NULL AND supersedes IS NULL")
CORRECTION = text("supersedes IS NOT NULL")


class EntryColumns(TypedColumns):
    """An entry, known by its office and number; `supersedes` is the number of the one it corrects."""

    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    number: Named[int]
    measure_id: Named[int] = Column(ROW_ID)
    division_id: Named[int] = Column(ROW_ID)
    fiscal_year: Named[int]
    round_number: Named[int]
    field: Named[EntryField] = Column(word_of(EntryField))
    text: Named[str] = Column(Text)
    status: Named[Status | None] = Column(word_of(Status))
    percent: Named[int | None]
    dates: Named[Any] = Column(JSON, nullable=False)
    event_at: Named[datetime] = Column(UtcDateTime())
    recorded_at: Named[datetime] = Column(UtcDateTime())
    chat_id: Named[str | None]
    message_id: Named[str | None]
    line_user_id: Named[str | None]
    display_name: Named[str | None]
    supersedes: Named[int | None]


class WithdrawalColumns(TypedColumns):
    """The mark that an entry was taken back, and the message that asked for it."""

    office_id: Named[int] = Column(ROW_ID)
    number: Named[int]
    withdrawn_at: Named[datetime] = Column(UtcDateTime())
    message_id: Named[str | None]


entries = Table(
    "entries",
    metadata,
    EntryColumns,
    PrimaryKeyConstraint("office_id", "number"),
    ForeignKeyConstraint(["office_id", "measure_id"], ["measures.office_id", "measures.id"]),
    ForeignKeyConstraint(["office_id", "division_id"], ["divisions.office_id", "divisions.id"]),
    ForeignKeyConstraint(["office_id", "supersedes"], ["entries.office_id", "entries.number"]),
    Index("ix_entries_round", "office_id", "fiscal_year", "round_number"),
    Index("ix_entries_measure", "office_id", "measure_id", "division_id"),
    Index("ix_entries_message", "office_id", "message_id"),
    Index("ix_entries_chat_message", "chat_id", "message_id"),
    Index("ix_entries_person", "chat_id", "line_user_id", "event_at"),
    Index("ix_entries_recorded", "recorded_at"),
    Index(
        "uq_entries_message",
        "office_id",
        "message_id",
        "measure_id",
        "division_id",
        "field",
        unique=True,
        sqlite_where=FIRST_SAYING,
        postgresql_where=FIRST_SAYING,
    ),
    Index(
        "uq_entries_correction",
        "office_id",
        "supersedes",
        unique=True,
        sqlite_where=CORRECTION,
        postgresql_where=CORRECTION,
    ),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    WithdrawalColumns,
    PrimaryKeyConstraint("office_id", "number"),
    ForeignKeyConstraint(["office_id", "number"], ["entries.office_id", "entries.number"]),
)
