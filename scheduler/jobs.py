"""Timed jobs, one row each. A job holds no data: it asks the database what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.service.answering import release_dead_replies
from bot.store.store import Store


@dataclass(frozen=True)
class Job:
    """A function the metronome calls every so many seconds with the store and the present instant."""

    name: str
    every_seconds: int
    run: Callable[[Store, datetime], None]


JOBS = (Job("sweep replies", 30, release_dead_replies),)
