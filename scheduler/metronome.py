"""The metronome: APScheduler ticks, the database decides what is due.

APScheduler's defaults drop a job that is a second late and keep UTC; both are set otherwise here,
and no job is ever stored in it (stack.md).
"""

from __future__ import annotations

import logging

from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import BANGKOK
from bot.errors import place_of
from scheduler.jobs import JOBS, Job
from scheduler.tools import Tools

log = logging.getLogger("tamngan.clock")


class Metronome:
    """Calls every job at its pace until stopped; a failing job is logged and called again later."""

    def __init__(self, tools: Tools, jobs: tuple[Job, ...] = JOBS) -> None:
        self._tools = tools
        self._scheduler = BackgroundScheduler(
            timezone=BANGKOK, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        for job in jobs:
            self._scheduler.add_job(self.tick, "interval", seconds=job.every_seconds, args=[job], id=job.name)

    def start(self) -> None:
        """Begin ticking in the background."""
        self._scheduler.start()

    def finish(self) -> None:
        """Stop after the job in hand, and let another clock lead."""
        self._scheduler.shutdown(wait=True)
        self._tools.leadership.give_up()

    def tick(self, job: Job) -> None:
        """Run one job now, unless it is for the leader and another clock leads."""
        try:
            if not job.leader_only or self._tools.leads():
                job.run(self._tools)
        except Exception as error:  # noqa: BLE001  (one failing job never stops the clock)
            log.error("job %s failed: %s", job.name, place_of(error))
