"""Revision 0012: how often people were answered, when upkeep was done, and which events still hold words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    """Create the tables and the indexes."""
    op.create_table(
        "answer_counts",
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("line_user_id", sa.String(), nullable=False),
        sa.Column("office_id", ROW_ID, nullable=True),
        sa.Column("window_began", INSTANT, nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_answer_counts_office_id"),
        sa.PrimaryKeyConstraint("chat_id", "line_user_id", name="pk_answer_counts"),
    )
    op.create_index("ix_answer_counts_window", "answer_counts", ["window_began"])
    op.create_table(
        "upkeep",
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("done_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("task", name="pk_upkeep"),
    )
    with_words = sa.text("settled_at IS NOT NULL AND failure IS NULL AND body <> '{}'")
    op.create_index(
        "ix_events_with_words",
        "events",
        ["settled_at"],
        sqlite_where=with_words,
        postgresql_where=with_words,
    )
