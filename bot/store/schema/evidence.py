"""Tables of evidence, and of what became of messages after they were sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
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

from bot.domain.evidence import EvidenceKind, EvidenceReason, EvidenceState
from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime, word_of

STANDING = text("forgotten_at IS NULL")
WAITING = text("settled_at IS NULL")
UNASSIGNED = text("entry_number IS NULL AND forgotten_at IS NULL")
DISCARDED = text("forgotten_at IS NOT NULL AND content_hash IS NOT NULL")


class EvidenceColumns(TypedColumns):
    """Something sent as evidence.

    It waits until `settled_at`; nobody fetches it before `not_before`, which a fetcher moves on to
    keep others off. `forgotten_at` is when its message was taken back; hashes left then are files
    still to be removed.
    """

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    entry_number: Named[int | None]
    kind: Named[EvidenceKind] = Column(word_of(EvidenceKind))
    state: Named[EvidenceState] = Column(word_of(EvidenceState))
    reason: Named[EvidenceReason | None] = Column(word_of(EvidenceReason))
    chat_id: Named[str]
    message_id: Named[str]
    position: Named[int]
    line_user_id: Named[str | None]
    set_id: Named[str | None]
    sent_at: Named[datetime] = Column(UtcDateTime())
    recorded_at: Named[datetime] = Column(UtcDateTime())
    file_name: Named[str | None] = Column(Text)
    url: Named[str | None] = Column(Text)
    media_type: Named[str | None]
    size: Named[int | None] = Column(BigInteger)
    content_hash: Named[str | None]
    thumbnail_hash: Named[str | None]
    attempts: Named[int] = Column(default=0)
    not_before: Named[datetime] = Column(UtcDateTime())
    settled_at: Named[datetime | None] = Column(UtcDateTime())
    forgotten_at: Named[datetime | None] = Column(UtcDateTime())


class UnsentMessageColumns(TypedColumns):
    """The mark that a message was taken back, kept also when the message itself never arrived."""

    chat_id: Named[str]
    message_id: Named[str]
    office_id: Named[int | None] = Column(ROW_ID, ForeignKey("offices.id"))
    unsent_at: Named[datetime] = Column(UtcDateTime())


class EditedMessageColumns(TypedColumns):
    """When the newest version of an edited message was written."""

    chat_id: Named[str]
    message_id: Named[str]
    office_id: Named[int | None] = Column(ROW_ID, ForeignKey("offices.id"))
    edited_at: Named[datetime] = Column(UtcDateTime())


class OpenQuestionColumns(TypedColumns):
    """The last question of its kind a person was asked in a chat; it is open until `expires_at`."""

    chat_id: Named[str]
    line_user_id: Named[str]
    subject: Named[str]
    office_id: Named[int | None] = Column(ROW_ID, ForeignKey("offices.id"))
    message_id: Named[str | None]
    asked_at: Named[datetime] = Column(UtcDateTime())
    expires_at: Named[datetime] = Column(UtcDateTime())


evidence = Table(
    "evidence",
    metadata,
    EvidenceColumns,
    ForeignKeyConstraint(["office_id", "entry_number"], ["entries.office_id", "entries.number"]),
    Index("ix_evidence_entry", "office_id", "entry_number"),
    Index("ix_evidence_content", "content_hash"),
    Index("ix_evidence_thumbnail", "thumbnail_hash"),
    Index(
        "uq_evidence_message",
        "chat_id",
        "message_id",
        "position",
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    ),
    Index(
        "ix_evidence_unassigned",
        "chat_id",
        "line_user_id",
        "sent_at",
        sqlite_where=UNASSIGNED,
        postgresql_where=UNASSIGNED,
    ),
    Index("ix_evidence_waiting", "not_before", "id", sqlite_where=WAITING, postgresql_where=WAITING),
    Index("ix_evidence_discarded", "id", sqlite_where=DISCARDED, postgresql_where=DISCARDED),
    sqlite_autoincrement=True,
)

unsent_messages = Table(
    "unsent_messages", metadata, UnsentMessageColumns, PrimaryKeyConstraint("chat_id", "message_id")
)

edited_messages = Table(
    "edited_messages", metadata, EditedMessageColumns, PrimaryKeyConstraint("chat_id", "message_id")
)

open_questions = Table(
    "open_questions",
    metadata,
    OpenQuestionColumns,
    PrimaryKeyConstraint("chat_id", "line_user_id", "subject"),
)
