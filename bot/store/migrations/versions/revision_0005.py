"""Revision 0005: questions asked back, promises, the names people go by, memberships that ended."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
WORD = sa.String(20)


def upgrade() -> None:
    """Create the tables, and let a membership end."""
    _create_measure_questions()
    _create_promises()
    _create_line_names()
    op.add_column("members", sa.Column("ended_at", INSTANT, nullable=True))


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _create_measure_questions() -> None:
    op.create_table(
        "measure_questions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("line_user_id", sa.String(), nullable=True),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("said_at", INSTANT, nullable=False),
        sa.Column("field", WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", WORD, nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.Column("division", sa.String(), nullable=True),
        sa.Column("measure_ids", sa.JSON(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_measure_questions_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_measure_questions"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_measure_questions_person", "measure_questions", ["chat_id", "line_user_id", "expires_at"]
    )
    op.create_index("ix_measure_questions_message", "measure_questions", ["chat_id", "message_id"])


def _create_promises() -> None:
    op.create_table(
        "promises",
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("measure_id", ROW_ID, nullable=False),
        sa.Column("division_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_at", INSTANT, nullable=False),
        sa.Column("line_user_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id", "division_id"],
            ["divisions.office_id", "divisions.id"],
            name="fk_promises_office_id_division_id",
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_promises_office_id"),
        sa.PrimaryKeyConstraint("chat_id", "message_id", "measure_id", "division_id", name="pk_promises"),
    )
    op.create_index("ix_promises_office", "promises", ["office_id", "said_at"])


def _create_line_names() -> None:
    op.create_table(
        "line_names",
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("line_user_id", sa.String(), nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("learned_at", INSTANT, nullable=True),
        sa.Column("wanted_from", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_line_names_office_id"),
        sa.PrimaryKeyConstraint("chat_id", "line_user_id", name="pk_line_names"),
    )
    op.create_index(
        "ix_line_names_wanted", "line_names", ["wanted_from"], **_where("wanted_from IS NOT NULL")
    )
