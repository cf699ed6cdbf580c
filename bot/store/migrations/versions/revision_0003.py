"""Revision 0003: the conversation: events, replies and sent messages."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
WORD = sa.String(20)


def upgrade() -> None:
    """Create the tables."""
    _create_events()
    _create_replies()
    _create_sent_messages()


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=True),
        sa.Column("webhook_event_id", sa.String(), nullable=False),
        sa.Column("destination", sa.String(), nullable=False),
        sa.Column("chat_key", sa.String(), nullable=False),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_events_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("webhook_event_id", name="uq_events_webhook_event_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_events_failed",
        "events",
        ["settled_at"],
        **_where("settled_at IS NOT NULL AND failure IS NOT NULL"),
    )
    op.create_index(
        "ix_events_held_back",
        "events",
        ["not_before", "chat_key"],
        **_where("settled_at IS NULL AND not_before IS NOT NULL"),
    )
    op.create_index("ix_events_waiting", "events", ["happened_at", "id"], **_where("settled_at IS NULL"))
    op.create_index(
        "ix_events_waiting_in_chat",
        "events",
        ["chat_key", "happened_at", "id"],
        **_where("settled_at IS NULL"),
    )


def _create_replies() -> None:
    op.create_table(
        "replies",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=True),
        sa.Column("event_id", ROW_ID, nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("reply_token", sa.String(), nullable=False),
        sa.Column("messages", sa.JSON(), nullable=False),
        sa.Column("measure_ids", sa.JSON(), nullable=False),
        sa.Column("entry_numbers", sa.JSON(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("claimed_at", INSTANT, nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("outcome", WORD, nullable=True),
        sa.Column("line_request_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_replies_event_id"),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_replies_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_replies"),
        sa.UniqueConstraint("event_id", name="uq_replies_event_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_replies_unsettled", "replies", ["id"], **_where("settled_at IS NULL"))
    op.create_index(
        "ix_replies_unsettled_in_chat", "replies", ["chat_id", "id"], **_where("settled_at IS NULL")
    )


def _create_sent_messages() -> None:
    op.create_table(
        "sent_messages",
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("office_id", ROW_ID, nullable=True),
        sa.Column("measure_ids", sa.JSON(), nullable=False),
        sa.Column("entry_numbers", sa.JSON(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_sent_messages_office_id"),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_sent_messages"),
    )
