"""Fetching: the content of evidence comes from LINE into our files, outside of any transaction."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bot.clock import Clock
from bot.domain.evidence import EvidenceReason, EvidenceState
from bot.errors import place_of
from bot.line.downloads import NoContent
from bot.line.outbound import Messenger
from bot.service.filing import (
    LARGEST_BYTES,
    discard_forgotten,
    file_content,
    give_up,
    is_hopeless,
    take_up,
    try_later,
)
from bot.store.contents import ToFetch
from bot.store.files import Files
from bot.store.store import Store

log = logging.getLogger("tamngan.fetching")

FETCHERS = 2
BATCH = 4
"""Few, because each may hold `LARGEST_BYTES` in memory, and a picture unpacked more."""


@dataclass
class Fetching:
    """Fetches what waits, and removes the files of what was taken back."""

    store: Store
    clock: Clock
    messenger: Messenger
    files: Files

    def fetch(self, pool: ThreadPoolExecutor | None = None) -> int:
        """Fetch what is due; returns how much was taken up or removed."""
        with self.store.writing() as books:
            waiting = take_up(books, self.clock.now(), BATCH)
            discarded = discard_forgotten(books, self.files)
        if pool is None:
            for item in waiting:
                self._fetch(item)
        else:
            list(pool.map(self._fetch, waiting))
        return len(waiting) + discarded

    def _fetch(self, item: ToFetch) -> None:
        """One failing item is tried again later and never stops the others."""
        if is_hopeless(item, self.clock.now()):
            give_up(self.store, item, EvidenceState.FAILED, EvidenceReason.UNAVAILABLE, self.clock.now())
            return
        try:
            content = self.messenger.content(item.message_id, LARGEST_BYTES)
            if isinstance(content, NoContent):
                self._without_content(item, content)
            else:
                file_content(self.store, self.files, item, content.data, self.clock.now())
        except Exception as error:  # noqa: BLE001  (a full disk, a database that is away)
            log.error("evidence %s was not kept: %s", item.id, place_of(error))
            try_later(self.store, item, self.clock.now())

    def _without_content(self, item: ToFetch, answer: NoContent) -> None:
        now = self.clock.now()
        log.info("evidence %s has no content: %s, attempt %s", item.id, answer.value, item.attempts)
        if answer is NoContent.GONE:
            give_up(self.store, item, EvidenceState.GONE, EvidenceReason.EXPIRED, now)
        elif answer is NoContent.TOO_LARGE:
            give_up(self.store, item, EvidenceState.FAILED, EvidenceReason.TOO_LARGE, now)
        else:
            try_later(self.store, item, now)
