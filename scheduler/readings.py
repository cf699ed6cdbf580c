"""Readings: what LINE says of the month's quota and of how many people each chat has."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.domain.quota import Quota
from bot.line.outbound import Messenger
from bot.store.store import Store

COUNT_EVERY = timedelta(hours=20)
"""Groups grow and shrink by a few people; once a day is enough, whenever in the day that is."""

_READ_EVERY = timedelta(minutes=5)
_ASKERS = 8
_COUNTS_AT_A_TIME = 200
_NEVER = datetime.fromtimestamp(0, UTC)


def read_quota(store: Store, messenger: Messenger, clock: Clock) -> None:
    """Ask LINE for the month's limit and use, unless it was just asked; no answer changes nothing."""
    with store.reading() as books:
        known = books.quota_readings.newest()
    now = clock.now()
    if known is not None and timedelta() <= now - known.read_at < _READ_EVERY:
        return
    limit, used = messenger.quota(), messenger.consumption()
    if limit is not None and used is not None:
        with store.writing() as books:
            books.quota_readings.keep(Quota(limit.limit, used, now))


def count_new_chats(store: Store, messenger: Messenger, clock: Clock) -> None:
    """Ask LINE for the sizes of chats that were never counted, so that their price is known."""
    _count(store, messenger, clock, _NEVER)


def count_chats(store: Store, messenger: Messenger, clock: Clock) -> None:
    """Ask LINE for the sizes of chats that were not counted for a day."""
    while _count(store, messenger, clock, clock.now() - COUNT_EVERY):
        pass


def _count(store: Store, messenger: Messenger, clock: Clock, counted_before: datetime) -> int:
    """Count some chats; returns how many LINE gave an answer for."""
    with store.reading() as books:
        chats = books.chat_sizes.to_count(counted_before, _COUNTS_AT_A_TIME)
    if not chats:
        return 0
    with ThreadPoolExecutor(_ASKERS, thread_name_prefix="tamngan-count") as pool:
        counts = list(zip(chats, pool.map(messenger.member_count, chats), strict=True))
    known = [(chat, count) for chat, count in counts if count is not None]
    with store.writing() as books:
        for chat, count in known:
            books.chat_sizes.keep(chat.id, count, clock.now())
    return len(known)
