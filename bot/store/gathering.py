"""Group commit: what many threads want to store at the same moment is committed together, once.

A commit waits for the disk; one commit for all who wait keeps the webhook within LINE's two seconds
on a slow disk, and saves PostgreSQL a round trip a call. Nobody is told before the commit, so a crash
loses nothing that was acknowledged (stack.md, "Webhook").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Generic, TypeVar

Item = TypeVar("Item")

_MOST_AT_ONCE = 500


class _Waiting(Generic[Item]):
    """An item somebody waits for. A lock is all it takes to wait once, and costs least."""

    __slots__ = ("_done", "count", "error", "item")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.count = 0
        self.error: Exception | None = None
        self._done = Lock()
        self._done.acquire()

    def settle(self, count: int = 0, error: Exception | None = None) -> None:
        """Let go on whoever waits."""
        self.count, self.error = count, error
        self._done.release()

    def outcome(self) -> int:
        """Wait until it is settled."""
        self._done.acquire()
        if self.error is not None:
            raise self.error
        return self.count


class Gatherer(Generic[Item]):
    """Hands what gathered to `commit`, on one thread of its own that starts with the first item.

    `commit` stores all items in one transaction and returns how many of each were new.
    """

    def __init__(self, commit: Callable[[Sequence[Item]], Sequence[int]]) -> None:
        self._commit = commit
        self._waiting: SimpleQueue[_Waiting[Item] | None] = SimpleQueue()
        self._starting = Lock()
        self._thread: Thread | None = None

    def store(self, item: Item) -> int:
        """Wait until the item is committed; gives what `commit` said of it, or raises what it raised."""
        self._start()
        waiting = _Waiting(item)
        self._waiting.put(waiting)
        return waiting.outcome()

    @property
    def waiting(self) -> int:
        """How many items wait for a commit."""
        return self._waiting.qsize()

    def close(self) -> None:
        """Commit what waits and end the thread."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _start(self) -> None:
        if self._thread is None:
            with self._starting:
                if self._thread is None:
                    self._thread = Thread(target=self._work, name="group commit", daemon=True)
                    self._thread.start()

    def _work(self) -> None:
        is_open = True
        while is_open:
            gathered = [self._waiting.get()]
            while self.waiting and len(gathered) < _MOST_AT_ONCE:
                gathered.append(self._waiting.get())
            is_open = None not in gathered
            self._settle([each for each in gathered if each is not None])

    def _settle(self, gathered: Sequence[_Waiting[Item]]) -> None:
        try:
            counts = self._commit([each.item for each in gathered]) if gathered else ()
        except Exception as error:  # noqa: BLE001  (whoever waits is told)
            if len(gathered) == 1:
                gathered[0].settle(error=error)
            else:  # one of them may be at fault: each alone
                for each in gathered:
                    self._settle([each])
        else:
            for each, count in zip(gathered, counts, strict=True):
                each.settle(count)
