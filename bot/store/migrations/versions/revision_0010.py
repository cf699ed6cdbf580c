"""Revision 0010: sign-in to the board, and the audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "login_links",
        *_person_and_token("login_links"),
        sa.Column("used_at", INSTANT, nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "web_sessions",
        *_person_and_token("web_sessions"),
        sa.Column("ended_at", INSTANT, nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_web_sessions_person", "web_sessions", ["office_id", "line_user_id"])
    _create_audit_records()


def _person_and_token(table: str) -> tuple[sa.Column[object] | sa.Constraint, ...]:
    return (
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("line_user_id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=f"fk_{table}_office_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("token_hash", name=f"uq_{table}_token_hash"),
    )


def _create_audit_records() -> None:
    op.create_table(
        "audit_records",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_audit_records_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_records"),
        sa.UniqueConstraint("office_id", "number", name="uq_audit_records_office_id_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_records_subject", "audit_records", ["office_id", "subject"])
