"""Revision 0008: documents: final wording, the office's own texts and templates."""

from __future__ import annotations

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nothing yet."""
