"""The worker: keeps the inbox, the outbox and the fetching moving until it is told to stop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from bot.errors import place_of
from bot.service.thai_holidays import government_days_off
from bot.text.warming import warm_up
from handlers.fetching import FETCHERS, Fetching
from handlers.inbox import Inbox
from handlers.naming_people import learn_names
from handlers.outbox import SENDERS, Outbox

log = logging.getLogger("tamngan.worker")

IDLE_SECONDS = 0.25
TROUBLE_SECONDS = 2.0


@dataclass
class Worker:
    """Three threads: one reads what came in, one sends what goes out, one fetches what was sent along.

    So LINE's pace never holds up reading.
    """

    inbox: Inbox
    outbox: Outbox
    fetching: Fetching
    stop: threading.Event = field(default_factory=threading.Event)
    wake: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def warm_up(self) -> None:
        """Load and compile everything the first messages would have to wait for."""
        warm_up()
        government_days_off(self.outbox.clock.now().year)
        self.outbox.messenger.open()

    def start(self) -> None:
        """Begin working in the background."""
        for name, step in (("inbox", self._read), ("outbox", self._send), ("fetching", self._fetch)):
            thread = threading.Thread(target=step, name=f"tamngan-{name}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def nudge(self) -> None:
        """Something came in: look now instead of at the next idle look."""
        self.wake.set()

    def finish(self, timeout: float = 20.0) -> None:
        """Stop after what is in hand; waits for the threads."""
        self.stop.set()
        self.wake.set()
        for thread in self._threads:
            thread.join(timeout)

    def drain(self) -> None:
        """Handle, answer and fetch everything that waits, here and now: tests and the demo's story use it."""
        while self.inbox.work() + self.outbox.answer() + self.fetching.fetch():
            pass

    def _read(self) -> None:
        while not self.stop.is_set():
            if not self._carefully(self.inbox.work):
                self.wake.wait(IDLE_SECONDS)
                self.wake.clear()

    def _send(self) -> None:
        self._keep_at(self.outbox.answer, SENDERS, "tamngan-reply")

    def _fetch(self) -> None:
        self._keep_at(self._fetch_and_learn, FETCHERS, "tamngan-fetch")

    def _fetch_and_learn(self, pool: ThreadPoolExecutor) -> int:
        """Files first, they may vanish; names after them, they are only for show."""
        outbox = self.outbox
        return self.fetching.fetch(pool) or learn_names(outbox.store, outbox.messenger, outbox.clock.now())

    def _keep_at(self, step: Callable[[ThreadPoolExecutor], int], threads: int, name: str) -> None:
        with ThreadPoolExecutor(threads, thread_name_prefix=name) as pool:
            while not self.stop.is_set():
                if not self._carefully(lambda: step(pool)):
                    self.stop.wait(IDLE_SECONDS)

    def _carefully(self, step: Callable[[], int]) -> int:
        """A step that survives a database or network that is away for a while."""
        try:
            return step()
        except Exception as error:  # noqa: BLE001  (the worker outlives a database that is away)
            log.error("a worker step failed: %s", place_of(error))
            self.stop.wait(TROUBLE_SECONDS)
            return 0
