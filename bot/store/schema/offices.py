"""Tables of an office, its divisions, and the chats bound to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Named,
    Table,
    TypedColumns,
    UniqueConstraint,
    text,
)

from bot.chat import ChatKind
from bot.domain.numerals import Numerals
from bot.store.schema.base import metadata, partial_index
from bot.store.types import ROW_ID, UtcDateTime, word_of

_GONE = text("left_at IS NOT NULL")


class OfficeColumns(TypedColumns):
    """`last_entry_number` counts the office's entries; its row lock keeps them without gaps."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    name: Named[str]
    kind: Named[str]
    district: Named[str]
    province: Named[str]
    layout: Named[str]
    numerals: Named[Numerals] = Column(word_of(Numerals))
    last_entry_number: Named[int] = Column(default=0)


class DivisionColumns(TypedColumns):
    """A division; `position` is its place in the office's own order, from 1."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    name: Named[str]
    position: Named[int]


class ChatColumns(TypedColumns):
    """A LINE chat we have been told about; without an office it is not bound.

    `unbound_since` is when we came into it, or were unbound in it, with nobody having bound it since.
    """

    chat_id: Named[str] = Column(primary_key=True)
    kind: Named[ChatKind] = Column(word_of(ChatKind))
    office_id: Named[int | None] = Column(ROW_ID, ForeignKey("offices.id"))
    bound_at: Named[datetime | None] = Column(UtcDateTime())
    joined_at: Named[datetime | None] = Column(UtcDateTime())
    unbound_since: Named[datetime | None] = Column(UtcDateTime())
    left_at: Named[datetime | None] = Column(UtcDateTime())


class ChatDivisionColumns(TypedColumns):
    """A division a chat speaks for; `position` keeps the order they were named in."""

    chat_id: Named[str] = Column(ForeignKey("chats.chat_id"), primary_key=True)
    division_id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID)
    position: Named[int]


offices = Table("offices", metadata, OfficeColumns, sqlite_autoincrement=True)

# (office_id, id) is unique so that others can refer to both: a row of one office never holds
# another office's division.
divisions = Table(
    "divisions",
    metadata,
    DivisionColumns,
    UniqueConstraint("office_id", "id"),
    UniqueConstraint("office_id", "name"),
    sqlite_autoincrement=True,
)

chats = Table(
    "chats", metadata, ChatColumns, Index(None, "office_id"), partial_index(_GONE, "ix_chats_left", "left_at")
)

chat_divisions = Table(
    "chat_divisions",
    metadata,
    ChatDivisionColumns,
    ForeignKeyConstraint(["office_id", "division_id"], ["divisions.office_id", "divisions.id"]),
)
