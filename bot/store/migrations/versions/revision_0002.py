"""Revision 0002: plans and entries."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
WORD = sa.String(20)


def upgrade() -> None:
    """Create the tables."""
    _create_plans()
    _create_sections()
    _create_measures()
    _create_rounds()
    _create_entries()
    _index_entries()
    _create_withdrawals()


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _create_plans() -> None:
    op.create_table(
        "plans",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("layout", sa.String(), nullable=False),
        sa.Column("title_lines", sa.JSON(), nullable=False),
        sa.Column("preface", sa.JSON(), nullable=False),
        sa.Column("saved_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_plans_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
        sa.UniqueConstraint("office_id", "fiscal_year", name="uq_plans_office_id_fiscal_year"),
        sqlite_autoincrement=True,
    )


def _create_sections() -> None:
    op.create_table(
        "sections",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("plan_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("heading", sa.String(), nullable=True),
        sa.Column("intro", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_sections_office_id"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_sections_plan_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sections"),
        sa.UniqueConstraint("plan_id", "position", name="uq_sections_plan_id_position"),
        sqlite_autoincrement=True,
    )


def _create_measures() -> None:
    op.create_table(
        "measures",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("plan_id", ROW_ID, nullable=False),
        sa.Column("section_id", ROW_ID, nullable=True),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("responsible", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("question_code", sa.String(), nullable=True),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("removed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_measures_office_id"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_measures_plan_id"),
        sa.ForeignKeyConstraint(["section_id"], ["sections.id"], name="fk_measures_section_id"),
        sa.PrimaryKeyConstraint("id", name="pk_measures"),
        sa.UniqueConstraint("office_id", "id", name="uq_measures_office_id_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_measures_plan_id", "measures", ["plan_id"])
    op.create_index("ix_measures_section_id", "measures", ["section_id"])
    op.create_index(
        "uq_measures_ref", "measures", ["plan_id", "ref"], unique=True, **_where("removed_at IS NULL")
    )


def _create_rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("reply_deadline", sa.Date(), nullable=False),
        sa.Column("report_deadline", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_rounds_office_id"),
        sa.PrimaryKeyConstraint("office_id", "fiscal_year", "number", name="pk_rounds"),
    )


def _create_entries() -> None:
    op.create_table(
        "entries",
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("measure_id", ROW_ID, nullable=False),
        sa.Column("division_id", ROW_ID, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("round_number", sa.Integer(), nullable=False),
        sa.Column("field", WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", WORD, nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.Column("event_at", INSTANT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("chat_id", sa.String(), nullable=True),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.Column("line_user_id", sa.String(), nullable=True),
        sa.Column("display_name", sa.String(), nullable=True),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id", "division_id"],
            ["divisions.office_id", "divisions.id"],
            name="fk_entries_office_id_division_id",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "measure_id"],
            ["measures.office_id", "measures.id"],
            name="fk_entries_office_id_measure_id",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "supersedes"],
            ["entries.office_id", "entries.number"],
            name="fk_entries_office_id_supersedes",
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_entries_office_id"),
        sa.PrimaryKeyConstraint("office_id", "number", name="pk_entries"),
    )


def _index_entries() -> None:
    op.create_index("ix_entries_measure", "entries", ["office_id", "measure_id", "division_id"])
    op.create_index("ix_entries_message", "entries", ["office_id", "message_id"])
    op.create_index("ix_entries_round", "entries", ["office_id", "fiscal_year", "round_number"])
    op.create_index(
        "uq_entries_correction",
        "entries",
        ["office_id", "supersedes"],
        unique=True,
        **_where("supersedes IS NOT NULL"),
    )
    op.create_index(
        "uq_entries_message",
        "entries",
        ["office_id", "message_id", "measure_id", "division_id", "field"],
        unique=True,
        **_where("message_id IS NOT NULL AND supersedes IS NULL"),
    )


def _create_withdrawals() -> None:
    op.create_table(
        "withdrawals",
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=False),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id", "number"],
            ["entries.office_id", "entries.number"],
            name="fk_withdrawals_office_id_number",
        ),
        sa.PrimaryKeyConstraint("office_id", "number", name="pk_withdrawals"),
    )
