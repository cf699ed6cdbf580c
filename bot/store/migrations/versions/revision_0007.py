"""Revision 0007: reminding: days off, switched occasions, pauses, group sizes, quota, what was asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
WORD = sa.String(20)


def upgrade() -> None:
    """Create the tables, let new entries be found, and let replies carry reminders along."""
    _create_choices()
    _create_pauses()
    _create_asked_reminders()
    _create_readings()
    op.create_index("ix_entries_recorded", "entries", ["recorded_at"])
    op.add_column("replies", sa.Column("notice_key", sa.String(), nullable=True))
    carrying = sa.text("notice_key IS NOT NULL")
    op.create_index(
        "ix_replies_notice", "replies", ["notice_key"], sqlite_where=carrying, postgresql_where=carrying
    )


def _create_choices() -> None:
    op.create_table(
        "office_days",
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_office_days_office_id"),
        sa.PrimaryKeyConstraint("office_id", "day", name="pk_office_days"),
    )
    op.create_table(
        "switched_off_occasions",
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("occasion", WORD, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_switched_off_occasions_office_id"),
        sa.PrimaryKeyConstraint("office_id", "occasion", name="pk_switched_off_occasions"),
    )


def _create_pauses() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("division_id", ROW_ID, nullable=True),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_pauses_office_id"),
        sa.ForeignKeyConstraint(
            ["office_id", "division_id"],
            ["divisions.office_id", "divisions.id"],
            name="fk_pauses_office_id_division_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pauses"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pauses_office_id", "pauses", ["office_id"])


def _create_asked_reminders() -> None:
    op.create_table(
        "asked_reminders",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_asked_reminders_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_asked_reminders"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_asked_reminders_office", "asked_reminders", ["office_id", "asked_at"])


def _create_readings() -> None:
    op.create_table(
        "chat_sizes",
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("office_id", ROW_ID, nullable=True),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("counted_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_chat_sizes_office_id"),
        sa.PrimaryKeyConstraint("chat_id", name="pk_chat_sizes"),
    )
    op.create_table(
        "quota_readings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("read_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quota_readings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quota_readings_read_at", "quota_readings", ["read_at"])
    op.create_table(
        "office_looks",
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("looked_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_office_looks_office_id"),
        sa.PrimaryKeyConstraint("office_id", name="pk_office_looks"),
    )
