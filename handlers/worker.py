"""The worker: keeps the inbox and the outbox moving until it is told to stop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from bot.errors import place_of
from handlers.inbox import Inbox
from handlers.outbox import SENDERS, Outbox

log = logging.getLogger("tamngan.worker")

IDLE_SECONDS = 0.25
TROUBLE_SECONDS = 2.0


@dataclass
class Worker:
    """Two threads: one reads what came in, one sends what goes out, so LINE's pace never holds up reading."""

    inbox: Inbox
    outbox: Outbox
    stop: threading.Event = field(default_factory=threading.Event)
    wake: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Begin working in the background."""
        for name, step in (("inbox", self._read), ("outbox", self._send)):
            thread = threading.Thread(target=step, name=f"tamngan-{name}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def nudge(self) -> None:
        """Something came in: look now instead of at the next idle look."""
        self.wake.set()

    def finish(self, timeout: float = 20.0) -> None:
        """Stop after the event in hand; waits for both threads."""
        self.stop.set()
        self.wake.set()
        for thread in self._threads:
            thread.join(timeout)

    def drain(self) -> None:
        """Handle and answer everything that waits, here and now: tests and the demo's story use it."""
        while self.inbox.work() + self.outbox.answer():
            pass

    def _read(self) -> None:
        while not self.stop.is_set():
            if not self._carefully(self.inbox.work):
                self.wake.wait(IDLE_SECONDS)
                self.wake.clear()

    def _send(self) -> None:
        with ThreadPoolExecutor(SENDERS, thread_name_prefix="tamngan-reply") as pool:
            while not self.stop.is_set():
                sent = self._carefully(lambda: self.outbox.answer(pool))
                if not sent:
                    self.stop.wait(IDLE_SECONDS)

    def _carefully(self, step: Callable[[], int]) -> int:
        """A step that survives a database or network that is away for a while."""
        try:
            return step()
        except Exception as error:  # noqa: BLE001  (the worker outlives a database that is away)
            log.error("a worker step failed: %s", place_of(error))
            self.stop.wait(TROUBLE_SECONDS)
            return 0
