"""The metronome: APScheduler ticks, the database decides what is due.

APScheduler's defaults drop a job that is a second late and keep UTC; both are set otherwise here,
and no job is ever stored in it (stack.md).
"""

from __future__ import annotations

import logging

from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import BANGKOK, Clock
from bot.errors import place_of
from bot.store.store import Store
from scheduler.jobs import JOBS, Job

log = logging.getLogger("tamngan.clock")


class Metronome:
    """Calls every job at its pace until stopped; a failing job is logged and called again later."""

    def __init__(self, store: Store, clock: Clock, jobs: tuple[Job, ...] = JOBS) -> None:
        self._store = store
        self._clock = clock
        self._scheduler = BackgroundScheduler(
            timezone=BANGKOK, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        for job in jobs:
            self._scheduler.add_job(self.tick, "interval", seconds=job.every_seconds, args=[job], id=job.name)

    def start(self) -> None:
        """Begin ticking in the background."""
        self._scheduler.start()

    def finish(self) -> None:
        """Stop after the job in hand."""
        self._scheduler.shutdown(wait=True)

    def tick(self, job: Job) -> None:
        """Run one job now."""
        try:
            job.run(self._store, self._clock.now())
        except Exception as error:
            log.error("job %s failed: %s", job.name, place_of(error))
