"""What became of a free reply."""

from __future__ import annotations

from enum import StrEnum


class ReplyOutcome(StrEnum):
    """How sending a reply ended. An unknown one may or may not have arrived; it is not sent again."""

    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
