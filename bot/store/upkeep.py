"""When each upkeep of the installation was last done, as stored."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from bot.store.schema import upkeep
from bot.store.upserts import insert_into


class Task(StrEnum):
    """What is noted: a tick of the clock, a backup that was written, old data removed."""

    TICK = "tick"
    BACKUP = "backup"
    RETENTION = "retention"


class Upkeep:
    """The last time of each task; older ones are not kept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, task: Task, now: datetime) -> None:
        """It was done now."""
        self._connection.execute(
            insert_into(self._connection, upkeep)
            .values(task=task.value, done_at=now)
            .on_conflict_do_update(index_elements=["task"], set_={"done_at": now})
        )

    def last(self, task: Task) -> datetime | None:
        """When it was last done; None when never."""
        return self._connection.execute(
            select(upkeep.c.done_at).where(upkeep.c.task == task.value)
        ).scalar_one_or_none()
