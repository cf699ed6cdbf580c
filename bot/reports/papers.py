"""Papers: what may stand around a report's table."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """The cover memo, the executive summary, the photo annex."""

    MEMO = "memo"
    SUMMARY = "summary"
    ANNEX = "annex"
