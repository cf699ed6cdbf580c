"""Tables of reminding: days off, switched occasions, pauses, group sizes, the quota, what was asked for."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Named,
    PrimaryKeyConstraint,
    Table,
    TypedColumns,
)

from bot.domain.ladder import Occasion
from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime, word_of


class OfficeDayColumns(TypedColumns):
    """A day on an office's own list; with `is_off` false the office works that day although others do not."""

    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    day: Named[date]
    name: Named[str]
    is_off: Named[bool]


class SwitchedOffOccasionColumns(TypedColumns):
    """An occasion of the ladder an office has switched off."""

    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    occasion: Named[Occasion] = Column(word_of(Occasion))


class PauseColumns(TypedColumns):
    """A rest from reminders, of one division or of the whole office; without `last` it has no end yet."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"), index=True)
    division_id: Named[int | None] = Column(ROW_ID)
    first: Named[date]
    last: Named[date | None]


class AskedReminderColumns(TypedColumns):
    """A reminder a coordinator asked for: one of several chats is a row for each."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    chat_id: Named[str]
    asked_at: Named[datetime] = Column(UtcDateTime())


class ChatSizeColumns(TypedColumns):
    """How many people a push to a chat reached when LINE was last asked."""

    chat_id: Named[str] = Column(primary_key=True)
    office_id: Named[int | None] = Column(ROW_ID, ForeignKey("offices.id"))
    members: Named[int]
    counted_at: Named[datetime] = Column(UtcDateTime())


class QuotaReadingColumns(TypedColumns):
    """What LINE said of the month's quota; the account is everybody's, so no office is named."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    most: Named[int | None]
    used: Named[int]
    read_at: Named[datetime] = Column(UtcDateTime(), index=True)


class OfficeLookColumns(TypedColumns):
    """When it was last decided what an office is due; only a shortcut, an office without one is looked at."""

    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"), primary_key=True)
    looked_at: Named[datetime] = Column(UtcDateTime())


office_days = Table("office_days", metadata, OfficeDayColumns, PrimaryKeyConstraint("office_id", "day"))

switched_off_occasions = Table(
    "switched_off_occasions",
    metadata,
    SwitchedOffOccasionColumns,
    PrimaryKeyConstraint("office_id", "occasion"),
)

pauses = Table(
    "pauses",
    metadata,
    PauseColumns,
    ForeignKeyConstraint(["office_id", "division_id"], ["divisions.office_id", "divisions.id"]),
    sqlite_autoincrement=True,
)

asked_reminders = Table(
    "asked_reminders",
    metadata,
    AskedReminderColumns,
    Index("ix_asked_reminders_office", "office_id", "asked_at"),
    sqlite_autoincrement=True,
)

chat_sizes = Table("chat_sizes", metadata, ChatSizeColumns)

quota_readings = Table("quota_readings", metadata, QuotaReadingColumns, sqlite_autoincrement=True)

office_looks = Table("office_looks", metadata, OfficeLookColumns)
