"""Tables of people: invitations and the members they made."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Named, Table, TypedColumns, text

from bot.domain.person import Role
from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime, word_of

WITHOUT_DIVISION = text("division_id IS NULL")
WITH_DIVISION = text("division_id IS NOT NULL")


class MemberColumns(TypedColumns):
    """A membership; `added_at` is when it was last given, `ended_at` when it was taken away, if it was."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"), index=True)
    line_user_id: Named[str] = Column(index=True)
    display_name: Named[str]
    role: Named[Role] = Column(word_of(Role))
    post: Named[str | None]
    signing_order: Named[int | None]
    division_id: Named[int | None] = Column(ROW_ID)
    added_at: Named[datetime] = Column(UtcDateTime())
    ended_at: Named[datetime | None] = Column(UtcDateTime())


class InvitationColumns(TypedColumns):
    """An invitation; its code is known by hash only."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"), index=True)
    code_hash: Named[str] = Column(unique=True)
    role: Named[Role] = Column(word_of(Role))
    post: Named[str | None]
    signing_order: Named[int | None]
    division_id: Named[int | None] = Column(ROW_ID)
    created_at: Named[datetime] = Column(UtcDateTime())
    redeemed_at: Named[datetime | None] = Column(UtcDateTime())
    redeemed_by: Named[int | None] = Column(ROW_ID, ForeignKey("members.id"))


# Two indexes because a missing division equals nothing, not even another missing division.
members = Table(
    "members",
    metadata,
    MemberColumns,
    ForeignKeyConstraint(["office_id", "division_id"], ["divisions.office_id", "divisions.id"]),
    Index(
        "uq_members_of_office",
        "office_id",
        "line_user_id",
        "role",
        unique=True,
        sqlite_where=WITHOUT_DIVISION,
        postgresql_where=WITHOUT_DIVISION,
    ),
    Index(
        "uq_members_of_division",
        "office_id",
        "line_user_id",
        "role",
        "division_id",
        unique=True,
        sqlite_where=WITH_DIVISION,
        postgresql_where=WITH_DIVISION,
    ),
    Index("ix_members_person", "line_user_id"),
    sqlite_autoincrement=True,
)

invitations = Table(
    "invitations",
    metadata,
    InvitationColumns,
    ForeignKeyConstraint(["office_id", "division_id"], ["divisions.office_id", "divisions.id"]),
    sqlite_autoincrement=True,
)
