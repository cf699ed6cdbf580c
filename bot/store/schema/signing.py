"""Tables of sign-off and publishing: snapshots, what was decided about them, their files, publications."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Named,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    text,
)

from bot.domain.signing import Decision
from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime, word_of

DECIDED = text("decision IS NOT NULL")


class SnapshotColumns(TypedColumns):
    """A report frozen for signature; `chain` holds the posts and members it goes through."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    fiscal_year: Named[int]
    round_number: Named[int]
    version: Named[int]
    layout: Named[str]
    frozen_at: Named[datetime] = Column(UtcDateTime())
    frozen_by: Named[str]
    content_hash: Named[str]
    chain: Named[Any] = Column(JSON, nullable=False)
    replaced_at: Named[datetime | None] = Column(UtcDateTime())


class SignActColumns(TypedColumns):
    """A decision or an opinion; a place decides once."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    snapshot_id: Named[int] = Column(ROW_ID, ForeignKey("snapshots.id"), index=True)
    place: Named[int]
    member_id: Named[int] = Column(ROW_ID, ForeignKey("members.id"))
    post: Named[str]
    acting_for: Named[str | None]
    name: Named[str]
    decision: Named[Decision | None] = Column(word_of(Decision))
    text: Named[str | None] = Column(Text)
    at: Named[datetime] = Column(UtcDateTime())


class SnapshotFileColumns(TypedColumns):
    """A document of a snapshot: `stage` is frozen or approved, `sha256` its content in the files."""

    snapshot_id: Named[int] = Column(ROW_ID, ForeignKey("snapshots.id"))
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    stage: Named[str]
    format: Named[str]
    sha256: Named[str]
    file_name: Named[str]
    media_type: Named[str]


class PublicationColumns(TypedColumns):
    """An approved snapshot on its public page; `own_address` is where the office's site shows it too."""

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    fiscal_year: Named[int]
    round_number: Named[int]
    snapshot_id: Named[int] = Column(ROW_ID, ForeignKey("snapshots.id"))
    published_at: Named[datetime] = Column(UtcDateTime())
    published_by: Named[str]
    own_address: Named[str | None]
    checked_at: Named[datetime | None] = Column(UtcDateTime())
    fault: Named[str | None]


snapshots = Table(
    "snapshots",
    metadata,
    SnapshotColumns,
    UniqueConstraint("office_id", "fiscal_year", "round_number", "version"),
    sqlite_autoincrement=True,
)

sign_acts = Table(
    "sign_acts",
    metadata,
    SignActColumns,
    Index(
        "uq_sign_acts_decision",
        "snapshot_id",
        "place",
        unique=True,
        sqlite_where=DECIDED,
        postgresql_where=DECIDED,
    ),
    sqlite_autoincrement=True,
)

snapshot_files = Table(
    "snapshot_files",
    metadata,
    SnapshotFileColumns,
    PrimaryKeyConstraint("snapshot_id", "stage", "format"),
    Index("ix_snapshot_files_sha256", "sha256"),
)

publications = Table(
    "publications",
    metadata,
    PublicationColumns,
    UniqueConstraint("office_id", "fiscal_year", "round_number"),
    sqlite_autoincrement=True,
)
