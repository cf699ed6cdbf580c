"""Revision 0001: offices, people and chats."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
WORD = sa.String(20)


def upgrade() -> None:
    """Create the tables."""
    _create_offices()
    _create_divisions()
    _create_chats()
    _create_chat_divisions()
    _create_members()
    _create_invitations()


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _create_offices() -> None:
    op.create_table(
        "offices",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column("layout", sa.String(), nullable=False),
        sa.Column("numerals", WORD, nullable=False),
        sa.Column("last_entry_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_offices"),
        sqlite_autoincrement=True,
    )


def _create_divisions() -> None:
    op.create_table(
        "divisions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_divisions_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_divisions"),
        sa.UniqueConstraint("office_id", "id", name="uq_divisions_office_id_id"),
        sa.UniqueConstraint("office_id", "name", name="uq_divisions_office_id_name"),
        sqlite_autoincrement=True,
    )


def _create_chats() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=True),
        sa.Column("bound_at", INSTANT, nullable=True),
        sa.Column("joined_at", INSTANT, nullable=True),
        sa.Column("left_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_chats_office_id"),
        sa.PrimaryKeyConstraint("chat_id", name="pk_chats"),
    )
    op.create_index("ix_chats_office_id", "chats", ["office_id"])


def _create_chat_divisions() -> None:
    op.create_table(
        "chat_divisions",
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("division_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_chat_divisions_chat_id"),
        sa.ForeignKeyConstraint(
            ["office_id", "division_id"],
            ["divisions.office_id", "divisions.id"],
            name="fk_chat_divisions_office_id_division_id",
        ),
        sa.PrimaryKeyConstraint("chat_id", "division_id", name="pk_chat_divisions"),
    )


def _create_members() -> None:
    op.create_table(
        "members",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("line_user_id", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("role", WORD, nullable=False),
        sa.Column("post", sa.String(), nullable=True),
        sa.Column("signing_order", sa.Integer(), nullable=True),
        sa.Column("division_id", ROW_ID, nullable=True),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "division_id"],
            ["divisions.office_id", "divisions.id"],
            name="fk_members_office_id_division_id",
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_members_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_members_line_user_id", "members", ["line_user_id"])
    op.create_index("ix_members_office_id", "members", ["office_id"])
    op.create_index(
        "uq_members_of_division",
        "members",
        ["office_id", "line_user_id", "role", "division_id"],
        unique=True,
        **_where("division_id IS NOT NULL"),
    )
    op.create_index(
        "uq_members_of_office",
        "members",
        ["office_id", "line_user_id", "role"],
        unique=True,
        **_where("division_id IS NULL"),
    )


def _create_invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("role", WORD, nullable=False),
        sa.Column("post", sa.String(), nullable=True),
        sa.Column("signing_order", sa.Integer(), nullable=True),
        sa.Column("division_id", ROW_ID, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("redeemed_at", INSTANT, nullable=True),
        sa.Column("redeemed_by", ROW_ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id", "division_id"],
            ["divisions.office_id", "divisions.id"],
            name="fk_invitations_office_id_division_id",
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_invitations_office_id"),
        sa.ForeignKeyConstraint(["redeemed_by"], ["members.id"], name="fk_invitations_redeemed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("code_hash", name="uq_invitations_code_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_invitations_office_id", "invitations", ["office_id"])
