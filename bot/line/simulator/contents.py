"""The bytes of photos, videos, voice notes and files, as the content endpoints give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ContentStatus = Literal["ready", "preparing", "failed", "gone"]


@dataclass
class Content:
    """What one message carries; `is_external` content lives elsewhere and is not served (R#wh-image)."""

    kind: str
    data: bytes
    media_type: str
    status: ContentStatus = "ready"
    is_external: bool = False


class Contents:
    """Contents by message id."""

    def __init__(self) -> None:
        self._by_message: dict[str, Content] = {}

    def keep(self, message_id: str, content: Content) -> None:
        self._by_message[message_id] = content

    def find(self, message_id: str) -> Content | None:
        return self._by_message.get(message_id)

    def set_status(self, message_id: str, status: ContentStatus) -> None:
        """Preparing, ready or gone; nothing happens for a message without content."""
        content = self._by_message.get(message_id)
        if content is not None:
            content.status = status
            content.data = b"" if status == "gone" else content.data
