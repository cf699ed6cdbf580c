"""Revision 0011: sign-off and publishing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    """Create the tables."""
    _create_snapshots()
    _create_sign_acts()
    _create_snapshot_files()
    _create_publications()


def _office(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=f"fk_{table}_office_id")


def _snapshot(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["snapshot_id"], ["snapshots.id"], name=f"fk_{table}_snapshot_id")


def _create_snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("round_number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("layout", sa.String(), nullable=False),
        sa.Column("frozen_at", INSTANT, nullable=False),
        sa.Column("frozen_by", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("chain", sa.JSON(), nullable=False),
        sa.Column("replaced_at", INSTANT, nullable=True),
        _office("snapshots"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshots"),
        sa.UniqueConstraint(
            "office_id",
            "fiscal_year",
            "round_number",
            "version",
            name="uq_snapshots_office_id_fiscal_year_round_number_version",
        ),
        sqlite_autoincrement=True,
    )


def _create_sign_acts() -> None:
    op.create_table(
        "sign_acts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("snapshot_id", ROW_ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("acting_for", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("decision", sa.String(20), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        _office("sign_acts"),
        _snapshot("sign_acts"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_sign_acts_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_acts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sign_acts_snapshot_id", "sign_acts", ["snapshot_id"])
    decided = sa.text("decision IS NOT NULL")
    op.create_index(
        "uq_sign_acts_decision",
        "sign_acts",
        ["snapshot_id", "place"],
        unique=True,
        sqlite_where=decided,
        postgresql_where=decided,
    )


def _create_snapshot_files() -> None:
    op.create_table(
        "snapshot_files",
        sa.Column("snapshot_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        _office("snapshot_files"),
        _snapshot("snapshot_files"),
        sa.PrimaryKeyConstraint("snapshot_id", "stage", "format", name="pk_snapshot_files"),
    )
    op.create_index("ix_snapshot_files_sha256", "snapshot_files", ["sha256"])


def _create_publications() -> None:
    op.create_table(
        "publications",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("round_number", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", ROW_ID, nullable=False),
        sa.Column("published_at", INSTANT, nullable=False),
        sa.Column("published_by", sa.String(), nullable=False),
        sa.Column("own_address", sa.String(), nullable=True),
        sa.Column("checked_at", INSTANT, nullable=True),
        sa.Column("fault", sa.String(), nullable=True),
        _office("publications"),
        _snapshot("publications"),
        sa.PrimaryKeyConstraint("id", name="pk_publications"),
        sa.UniqueConstraint(
            "office_id",
            "fiscal_year",
            "round_number",
            name="uq_publications_office_id_fiscal_year_round_number",
        ),
        sqlite_autoincrement=True,
    )
