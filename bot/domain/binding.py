"""Bindings: which divisions of which office a chat speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat import ChatKind


@dataclass(frozen=True)
class ChatBinding:
    """A chat bound to an office; `division_ids` in the order they were named when it was bound."""

    chat_id: str
    kind: ChatKind
    office_id: int
    division_ids: tuple[int, ...]
