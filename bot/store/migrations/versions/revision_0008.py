"""Revision 0008: documents: final wording, the office's own texts and templates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
WORD = sa.String(20)


def upgrade() -> None:
    """Create the tables."""
    _create_office_texts()
    _create_final_wordings()


def _create_office_texts() -> None:
    op.create_table(
        "office_texts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("key", WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_office_texts_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_office_texts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_office_texts_office", "office_texts", ["office_id", "set_at"])


def _create_final_wordings() -> None:
    op.create_table(
        "final_wordings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("measure_id", ROW_ID, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("round_number", sa.Integer(), nullable=False),
        sa.Column("field", WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("set_by", ROW_ID, nullable=True),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_final_wordings_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_final_wordings"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_final_wordings_round", "final_wordings", ["office_id", "fiscal_year", "round_number", "set_at"]
    )
