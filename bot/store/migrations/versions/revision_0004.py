"""Revision 0004: evidence, messages edited and unsent, open questions."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
WORD = sa.String(20)


def upgrade() -> None:
    """Create the tables, and let entries and events be found by the message they came from."""
    _create_evidence()
    _index_evidence()
    _create_marks()
    _create_open_questions()
    op.create_index("ix_entries_chat_message", "entries", ["chat_id", "message_id"])
    op.create_index("ix_entries_person", "entries", ["chat_id", "line_user_id", "event_at"])
    op.add_column("events", sa.Column("message_id", sa.String(), nullable=True))
    op.create_index("ix_events_message", "events", ["message_id"])


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _create_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("entry_number", sa.Integer(), nullable=True),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("reason", WORD, nullable=True),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("line_user_id", sa.String(), nullable=True),
        sa.Column("set_id", sa.String(), nullable=True),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("content_hash", sa.String(), nullable=True),
        sa.Column("thumbnail_hash", sa.String(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("forgotten_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id", "entry_number"],
            ["entries.office_id", "entries.number"],
            name="fk_evidence_office_id_entry_number",
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_evidence_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sqlite_autoincrement=True,
    )


def _index_evidence() -> None:
    op.create_index("ix_evidence_entry", "evidence", ["office_id", "entry_number"])
    op.create_index("ix_evidence_content", "evidence", ["content_hash"])
    op.create_index("ix_evidence_thumbnail", "evidence", ["thumbnail_hash"])
    op.create_index(
        "uq_evidence_message",
        "evidence",
        ["chat_id", "message_id", "position"],
        unique=True,
        **_where("forgotten_at IS NULL"),
    )
    op.create_index(
        "ix_evidence_unassigned",
        "evidence",
        ["chat_id", "line_user_id", "sent_at"],
        **_where("entry_number IS NULL AND forgotten_at IS NULL"),
    )
    op.create_index("ix_evidence_waiting", "evidence", ["not_before", "id"], **_where("settled_at IS NULL"))
    op.create_index(
        "ix_evidence_discarded",
        "evidence",
        ["id"],
        **_where("forgotten_at IS NOT NULL AND content_hash IS NOT NULL"),
    )


def _create_marks() -> None:
    for table, moment in (("unsent_messages", "unsent_at"), ("edited_messages", "edited_at")):
        op.create_table(
            table,
            sa.Column("chat_id", sa.String(), nullable=False),
            sa.Column("message_id", sa.String(), nullable=False),
            sa.Column("office_id", ROW_ID, nullable=True),
            sa.Column(moment, INSTANT, nullable=False),
            sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=f"fk_{table}_office_id"),
            sa.PrimaryKeyConstraint("chat_id", "message_id", name=f"pk_{table}"),
        )


def _create_open_questions() -> None:
    op.create_table(
        "open_questions",
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("line_user_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("office_id", ROW_ID, nullable=True),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_open_questions_office_id"),
        sa.PrimaryKeyConstraint("chat_id", "line_user_id", "subject", name="pk_open_questions"),
    )
