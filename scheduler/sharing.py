"""Sharing a large tick: thousands of offices are decided about by as many processes as there are cores.

A unique key wins its notice once whoever claims it, so the processes need not know of each other.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection

from bot.domain.notice import Held
from bot.errors import place_of
from bot.service.spending import current_quota
from bot.store.store import Store
from scheduler.claiming import claim, look_at

log = logging.getLogger("tamngan.clock")

SHARED_FROM = 1_000
"""So many offices are worth the second it takes to start further processes."""

MOST_HANDS = 4


@dataclass(frozen=True)
class Part:
    """What came of some offices: what was held back, and how many notices were put in line."""

    held: Sequence[Held]
    won: int


def put_in_line(store: Store, offices: Sequence[int], now: datetime) -> Iterator[Part]:
    """Decide about the offices and put in line what is due.

    With a quota that may run short it is done in one row, because what earlier offices cost decides
    what later ones may; so it is on SQLite, where one process writes.
    """
    hands = min(os.cpu_count() or 1, MOST_HANDS)
    if hands > 1 and len(offices) >= SHARED_FROM and store.is_postgresql and not _is_limited(store, now):
        yield from _shared(store.address, offices, now, hands)
        return
    for look, won in claim(store, look_at(store, offices, now), now):
        yield Part(look.decisions.held, len(won))


def _is_limited(store: Store, now: datetime) -> bool:
    with store.reading() as books:
        quota = current_quota(books, now)
    return quota is not None and quota.limit is not None


def _shared(address: str, offices: Sequence[int], now: datetime, hands: int) -> Iterator[Part]:
    """Each process takes every so-manyth office. When one fails the others finish, then it is told of."""
    context = get_context("spawn")
    running = []
    for number in range(hands):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(
            target=_take_part, args=(address, offices[number::hands], now, theirs), daemon=True
        )
        process.start()
        theirs.close()
        running.append((process, ours))
    failed = 0
    for process, ours in running:
        try:
            yield ours.recv()
        except EOFError:
            failed += 1
        process.join()
    if failed:
        raise RuntimeError(f"{failed} of {hands} processes ended before their offices were decided about")


def _take_part(address: str, offices: Sequence[int], now: datetime, done: Connection) -> None:
    held: list[Held] = []
    won = 0
    try:
        with closing(Store(address)) as store:
            for look, keys in claim(store, look_at(store, offices, now), now):
                held.extend(look.decisions.held)
                won += len(keys)
        done.send(Part(held, won))
    except Exception as error:  # noqa: BLE001  (an error of the database may quote what nobody may read)
        log.error("a process that decides failed: %s", place_of(error))
