"""Retention: what nobody needs any more goes by itself, after a time that is told in advance."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.store.old_data import OldKind
from bot.store.store import Store
from bot.store.upkeep import Task

log = logging.getLogger("tamngan.retaining")

AT_A_TIME = 500
"""Rows of a transaction: few enough that the webhook never waits long."""


@dataclass(frozen=True)
class Retention:
    """How long a kind of data is kept, and how much of it is older than that now."""

    kind: OldKind
    kept_for: timedelta
    due: int


def periods(message_days: int) -> dict[OldKind, timedelta]:
    """How long each kind is kept; what messages say for as many days as the operator chose.

    Events outlast their words by far, because LINE's redeliveries are known by them.
    """
    return {
        OldKind.MESSAGES: timedelta(days=message_days),
        OldKind.EVENTS: timedelta(days=max(400, message_days)),
        OldKind.QUESTIONS: timedelta(days=min(message_days, 30)),
        OldKind.SIGN_INS: timedelta(days=30),
        OldKind.COUNTS: timedelta(days=1),
    }


def foreseen(store: Store, message_days: int, now: datetime) -> list[Retention]:
    """What would go now."""
    with store.reading() as books:
        return [
            Retention(kind, kept_for, books.old_data.count(kind, now - kept_for))
            for kind, kept_for in periods(message_days).items()
        ]


def remove_old(store: Store, message_days: int, now: datetime) -> list[Retention]:
    """Remove all that is too old, some at a time; gives how much of each kind went."""
    removed = []
    for kind, kept_for in periods(message_days).items():
        total = 0
        while count := _remove_some(store, kind, now - kept_for):
            total += count
        removed.append(Retention(kind, kept_for, total))
        if total:
            log.info("%s rows of the kind %s were too old and are gone", total, kind.value)
    with store.writing() as books:
        books.upkeep.note(Task.RETENTION, now)
    return removed


def _remove_some(store: Store, kind: OldKind, before: datetime) -> int:
    with store.writing() as books:
        return books.old_data.remove(kind, before, AT_A_TIME)
