"""Revision 0016: indexes for a whole country: who a person is, and the groups we were removed from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0013"

GONE = sa.text("left_at IS NOT NULL")


def upgrade() -> None:
    """Every message asks for its author's memberships, every tick for the groups that let us go."""
    op.create_index("ix_members_person", "members", ["line_user_id"])
    op.create_index("ix_chats_left", "chats", ["left_at"], sqlite_where=GONE, postgresql_where=GONE)
