"""Taking turns: whoever waits longest is next, and the webhook before everybody else.

SQLite lets one write at a time. Without turns a busy worker that ends one transaction and begins the
next at once keeps the webhook waiting, whose answer LINE gives two seconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from bot.store.turnstile import Turnstile


class Turns:
    """A lock that is handed to its waiters in the order they came.

    Those in a hurry go first, but never twice in a row while others wait: so they wait for one turn of
    somebody else's at most, and nobody waits for ever. Whoever has the turn of this process then takes
    turns with other processes at the `turnstile`.
    """

    def __init__(self, turnstile: Turnstile | None = None) -> None:
        self._turnstile = turnstile
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._hurrying: deque[Lock] = deque()
        self._is_taken = False
        self._was_hurried = False

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting) + len(self._hurrying)

    @property
    def is_hurried(self) -> bool:
        """Whether somebody in a hurry waits, or another process: whoever has the turn should end it."""
        return bool(self._hurrying) or (self._turnstile is not None and self._turnstile.is_wanted)

    @contextmanager
    def turn(self, *, in_a_hurry: bool = False) -> Iterator[None]:
        """Wait for one's turn, and have it until the block is left."""
        self._take(in_a_hurry)
        try:
            if self._turnstile is not None:
                self._turnstile.enter()
            yield
        finally:
            if self._turnstile is not None:
                self._turnstile.leave()
            self._pass_on()

    def close(self) -> None:
        """Take no more turns."""
        if self._turnstile is not None:
            self._turnstile.close()

    def _take(self, in_a_hurry: bool) -> None:
        with self._guard:
            if not self._is_taken:
                self._is_taken, self._was_hurried = True, in_a_hurry
                return
            mine = Lock()
            mine.acquire()
            (self._hurrying if in_a_hurry else self._waiting).append(mine)
        mine.acquire()  # released by whoever passes the turn on

    def _pass_on(self) -> None:
        with self._guard:
            self._was_hurried = bool(self._hurrying) and not (self._was_hurried and self._waiting)
            if self._was_hurried:
                self._hurrying.popleft().release()
            elif self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False
