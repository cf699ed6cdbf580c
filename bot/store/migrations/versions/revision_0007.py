"""Revision 0007: reminding: days off, pauses, quota."""

from __future__ import annotations

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing yet."""
