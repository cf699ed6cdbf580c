"""Revision 0009: groups nobody binds are left, with a farewell."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

INSTANT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    """Let a chat say since when it is unbound, and a reply that it is a farewell."""
    op.add_column("chats", sa.Column("unbound_since", INSTANT, nullable=True))
    op.add_column(
        "replies", sa.Column("is_farewell", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    # What was sent says what people reported, who may unsend it; only its outcome is needed.
    op.execute("UPDATE replies SET messages = '[]' WHERE settled_at IS NOT NULL")
