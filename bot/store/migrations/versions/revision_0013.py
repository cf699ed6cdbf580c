"""Revision 0013: a measure knows which measure of an earlier year it goes on with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table of links between measures."""
    op.create_table(
        "carried_measures",
        sa.Column("measure_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("source_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_carried_measures_office_id"),
        _measure("measure_id"),
        _measure("source_id"),
        sa.PrimaryKeyConstraint("measure_id", name="pk_carried_measures"),
    )
    op.create_index("ix_carried_measures_source_id", "carried_measures", ["source_id"])


def _measure(column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["office_id", column],
        ["measures.office_id", "measures.id"],
        name=f"fk_carried_measures_office_id_{column}",
        ondelete="CASCADE",
    )
