"""The metronome runs its jobs, and outlives one that fails."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import SetClock
from bot.store.store import Store
from scheduler.jobs import JOBS, Job
from scheduler.metronome import Metronome

NOW = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)


def test_a_failing_job_is_logged_by_place_and_not_by_words(
    sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_store: Store, _now: datetime) -> None:
        raise ValueError("a secret sentence")

    metronome = Metronome(sqlite_store, SetClock(NOW), ())
    with caplog.at_level(logging.ERROR):
        metronome.tick(Job("broken", 60, fail))
    assert "ValueError at test_metronome.py" in caplog.text
    assert "a secret sentence" not in caplog.text


def test_every_job_runs_on_an_empty_installation(sqlite_store: Store) -> None:
    clock = SetClock(NOW)
    metronome = Metronome(sqlite_store, clock)
    for job in JOBS:
        metronome.tick(job)
        clock.set(clock.now() + timedelta(days=1))
        metronome.tick(job)
