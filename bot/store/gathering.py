"""Group commit: what many threads want to store at the same moment is committed together, once.

SQLite with synchronous=FULL waits for the disk at each commit; one commit for all who wait keeps the
webhook within LINE's two seconds on a slow disk. Nobody is told before the commit, so a crash loses
nothing that was acknowledged (stack.md, "Webhook").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Generic, TypeVar

Item = TypeVar("Item")

_MOST_AT_ONCE = 500


class Gatherer(Generic[Item]):
    """Hands what gathered to `commit`, on one thread of its own that starts with the first item.

    `commit` stores all items in one transaction and returns how many of each were new.
    """

    def __init__(self, commit: Callable[[Sequence[Item]], Sequence[int]]) -> None:
        self._commit = commit
        self._waiting: SimpleQueue[tuple[Item, Future[int]] | None] = SimpleQueue()
        self._starting = Lock()
        self._thread: Thread | None = None

    def store(self, item: Item) -> int:
        """Wait until the item is committed; gives what `commit` said of it, or raises what it raised."""
        self._start()
        outcome: Future[int] = Future()
        self._waiting.put((item, outcome))
        return outcome.result()

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

    def _settle(self, gathered: Sequence[tuple[Item, Future[int]]]) -> None:
        try:
            counts = self._commit([item for item, _outcome in gathered]) if gathered else ()
        except Exception as error:  # noqa: BLE001  (whoever waits is told)
            if len(gathered) == 1:
                gathered[0][1].set_exception(error)
            else:  # one of them may be at fault: each alone
                for each in gathered:
                    self._settle([each])
        else:
            for (_item, outcome), count in zip(gathered, counts, strict=True):
                outcome.set_result(count)
