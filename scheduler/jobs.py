"""Timed jobs, one row each. A job holds no data: it asks the database what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.service.answering import release_dead_replies
from bot.service.sweeping import forget_unclaimed, remove_ownerless_files
from bot.store.files import Files
from bot.store.store import Store


@dataclass(frozen=True)
class Job:
    """A function the metronome calls every so many seconds with the store and the present instant."""

    name: str
    every_seconds: int
    run: Callable[[Store, datetime], None]


_HOUR = 60 * 60

JOBS = (
    Job("sweep replies", 30, release_dead_replies),
    Job("forget unclaimed evidence", _HOUR, forget_unclaimed),
)


def file_jobs(files: Files) -> tuple[Job, ...]:
    """The jobs of a process that has the files of the evidence at hand."""

    def sweep(store: Store, now: datetime) -> None:
        remove_ownerless_files(store, files, now)

    return (Job("sweep files", 6 * _HOUR, sweep),)
