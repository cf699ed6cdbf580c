"""Bindings: which divisions of which office a chat speaks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.chat import ChatKind


@dataclass(frozen=True)
class ChatBinding:
    """A chat bound to an office; `division_ids` in the order they were named when it was bound.

    `left_at` is when we were removed from it, if we were.
    """

    chat_id: str
    kind: ChatKind
    office_id: int
    division_ids: tuple[int, ...]
    bound_at: datetime | None = field(default=None, compare=False)
    left_at: datetime | None = field(default=None, compare=False)
