"""What timed jobs work with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.line.outbound import Messenger
from bot.links import NO_LINKS, Links
from bot.service.delivering import take_over
from bot.store.files import Files
from bot.store.leadership import Leadership
from bot.store.store import Store


@dataclass(frozen=True)
class Tools:
    """The books, the time, the voice, the claim to lead among the clocks on one database, the files
    of evidence and documents, what makes addresses to hand out, and for how many days the words of
    messages are kept."""

    store: Store
    clock: Clock
    messenger: Messenger
    leadership: Leadership
    files: Files
    links: Links = NO_LINKS
    message_days: int = 14

    def leads(self) -> bool:
        """Whether this clock leads now. One that begins to takes over what the one before it left."""
        return self.leadership.lead(self._take_over)

    def _take_over(self) -> None:
        with self.store.writing() as books:
            take_over(books, self.clock.now())
