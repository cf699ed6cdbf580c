"""What every page of the board works with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.store.files import Files
from bot.store.store import Store


@dataclass(frozen=True)
class Desk:
    """The store, the clock, the evidence files, and the address people open the board under."""

    store: Store
    clock: Clock
    files: Files
    public_url: str | None

    @property
    def is_secure(self) -> bool:
        """Whether people come by https, so that cookies may insist on it."""
        return bool(self.public_url and self.public_url.startswith("https://"))
