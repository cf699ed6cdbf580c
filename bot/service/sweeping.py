"""Sweeping: evidence nobody claimed, and files no evidence refers to, do not stay for ever."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.store.files import Files
from bot.store.store import Store

log = logging.getLogger("tamngan.sweeping")

CLAIM_WITHIN = timedelta(days=90)
"""How long unassigned evidence waits for somebody to say what it shows: longer than any round is open."""

UNFINISHED_FOR = timedelta(days=1)
"""A younger file may be about to be referred to; an older one was left by a process that died."""


def forget_unclaimed(store: Store, now: datetime) -> None:
    """Take back unassigned evidence that has waited in vain; its files go as those of what was unsent do."""
    with store.writing() as books:
        forgotten = books.evidence.forget_unassigned(now - CLAIM_WITHIN, now)
    if forgotten:
        log.info("%s unclaimed pieces of evidence were forgotten", forgotten)


def remove_ownerless_files(store: Store, files: Files, now: datetime) -> int:
    """Remove files that no evidence refers to; returns how many. Repeated after a crash it ends the same."""
    before = now - UNFINISHED_FOR
    removed = files.clear_unfinished(before)
    for name in files.older_than(before):
        with store.writing() as books:
            books.contents.hold_file(name)
            if not books.contents.is_referred_to(name):
                files.remove(name)
                removed += 1
    return removed
