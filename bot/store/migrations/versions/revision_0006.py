"""Revision 0006: deliveries: what was pushed, why, and what became of it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
WORD = sa.String(20)


def upgrade() -> None:
    """Create the tables."""
    _create_deliveries()
    _index_deliveries()
    _create_held_notices()


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("purpose", WORD, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("cost", sa.Integer(), nullable=False),
        sa.Column("messages", sa.JSON(), nullable=False),
        sa.Column("measure_ids", sa.JSON(), nullable=False),
        sa.Column("entry_numbers", sa.JSON(), nullable=False),
        sa.Column("retry_key", sa.String(), nullable=False),
        sa.Column("decided_at", INSTANT, nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("claimed_at", INSTANT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("in_doubt", sa.Boolean(), nullable=False),
        sa.Column("trouble", WORD, nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("outcome", WORD, nullable=True),
        sa.Column("line_request_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_deliveries_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("key", "generation", name="uq_deliveries_key_generation"),
        sqlite_autoincrement=True,
    )


def _index_deliveries() -> None:
    waiting = _where("settled_at IS NULL")
    op.create_index("ix_deliveries_waiting", "deliveries", ["not_before", "id"], **waiting)
    op.create_index("ix_deliveries_expiring", "deliveries", ["expires_at"], **waiting)
    op.create_index("ix_deliveries_settled", "deliveries", ["settled_at"])
    op.create_index("ix_deliveries_office", "deliveries", ["office_id", "day"])


def _create_held_notices() -> None:
    op.create_table(
        "held_notices",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("purpose", WORD, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("cost", sa.Integer(), nullable=False),
        sa.Column("cause", WORD, nullable=False),
        sa.Column("held_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_held_notices_office_id"),
        sa.PrimaryKeyConstraint("key", "day", name="pk_held_notices"),
    )
    op.create_index("ix_held_notices_office", "held_notices", ["office_id", "day"])
