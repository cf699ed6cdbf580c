"""What every page of the board works with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.links import NO_LINKS, Links
from bot.store.files import Files
from bot.store.store import Store


@dataclass(frozen=True)
class Desk:
    """The store, the clock, the evidence files, and what makes addresses to hand out.

    `trusted_proxy` is the address of the server in front whose word on who asks is taken, if there is one.
    """

    store: Store
    clock: Clock
    files: Files
    links: Links = NO_LINKS
    trusted_proxy: str | None = None

    @property
    def is_secure(self) -> bool:
        """Whether people come by https, so that cookies may insist on it."""
        return bool(self.links.public_url and self.links.public_url.startswith("https://"))
