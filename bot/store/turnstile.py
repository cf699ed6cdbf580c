"""The turnstile: processes that write to one SQLite file go through it one after the other.

SQLite lets those who wait look again after ever longer pauses. Beside a worker that writes without
end a webhook in another process found the file locked each time, for seconds. Here whoever waits
stands in the door, and whoever has just written has to go through that door again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

try:
    from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
except ImportError:  # Windows: there SQLite's own waiting has to do
    flock = None  # type: ignore[assignment]

_LOOK_SECONDS = 0.001


class Turnstile:
    """Two locks on files beside the database, which the system lets go when a process dies.

    It makes waiting fair and nothing else: who waits longer than `patience` seconds, because somebody
    was stopped on the way through, goes on without it. One thread of a process at a time may use it.
    """

    def __init__(self, database: Path, patience: float) -> None:
        self._files = [database.with_name(f"{database.name}-{name}") for name in ("door", "turn")]
        self._patience = patience
        self._opened: list[int] = []

    @property
    def is_wanted(self) -> bool:
        """Whether another process stands in the door."""
        if not self._opened:
            return False
        door = self._opened[0]
        if not _taken(door):
            return True
        flock(door, LOCK_UN)
        return False

    def enter(self) -> None:
        """Wait for the others."""
        if not self._opened and not self._open():
            return
        door, turn = self._opened
        give_up_at = time.monotonic() + self._patience
        _waited(lambda: _taken(door), give_up_at)
        _waited(lambda: _taken(turn), give_up_at)
        flock(door, LOCK_UN)

    def leave(self) -> None:
        """Let the next one in."""
        if self._opened:
            flock(self._opened[1], LOCK_UN)

    def close(self) -> None:
        """Be seen there no more."""
        while self._opened:
            os.close(self._opened.pop())

    def _open(self) -> bool:
        """False where there is nothing to lock, and in a folder that is only to be read."""
        if flock is None:
            return False
        try:
            self._opened = [os.open(file, os.O_RDONLY | os.O_CREAT, 0o644) for file in self._files]
        except OSError:
            return False
        return True


def _taken(lock: int) -> bool:
    try:
        flock(lock, LOCK_EX | LOCK_NB)
    except OSError:
        return False
    return True


def _waited(is_there: Callable[[], bool], give_up_at: float) -> None:
    while not is_there() and time.monotonic() < give_up_at:
        time.sleep(_LOOK_SECONDS)
