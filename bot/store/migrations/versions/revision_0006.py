"""Revision 0006: deliveries: what was pushed, why, and what became of it."""

from __future__ import annotations

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing yet."""
