"""The demo in motion: people act on the simulated platform, the bot answers, time goes by."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TypeVar

from bot.clock import BANGKOK, SetClock, bangkok_day
from bot.errors import Refusal, place_of
from bot.line.simulator.platform import Platform
from handlers.web.desk import Desk

log = logging.getLogger("tamngan.demo")

MORNING = time(9, 0)
"""When a day's reminders are looked at while the clock is turned."""

FARTHEST_JUMP = timedelta(days=370)
_MOMENT = timedelta(seconds=1)

Done = TypeVar("Done")


@dataclass(frozen=True)
class Hint:
    """A first step for a newcomer: who says what in which chat; `chat_id` may be the person's own."""

    person_id: str
    chat_id: str
    place_name: str
    text: str


@dataclass
class Play:
    """What the page plays with; everything that changes something goes through here, one at a time.

    `settle` lets the bot take in, answer and fetch all that waits; `on_jump` does what has become due;
    `next_moment` gives the next instant at which the bot speaks unasked.
    """

    platform: Platform
    desk: Desk
    clock: SetClock
    office_id: int
    hints: tuple[Hint, ...]
    settle: Callable[[], None]
    on_jump: Callable[[], None]
    next_moment: Callable[[datetime], datetime | None]
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def act(self, do: Callable[[], Done]) -> Done:
        """Let a person do something, a second later than the last thing, and let the bot answer."""
        with self._one_at_a_time:
            self.clock.set(self.clock.now() + _MOMENT)
            done = do()
            self.settle()
            return done

    def jump(self, to: datetime) -> None:
        """Turn the clock forward; on every morning passed, what is due happens as if one had waited."""
        with self._one_at_a_time:
            now = self.clock.now()
            if to <= now:
                raise Refusal("web.demo.no.backwards")
            if to - now > FARTHEST_JUMP:
                raise Refusal("web.demo.no.too_far")
            for moment in _moments(now, to):
                self.clock.set(moment)
                self.on_jump()
                self.settle()

    def breathe(self, seconds: float) -> None:
        """Let that much time go by, and everything happen that waits; never raises."""
        with self._one_at_a_time:
            self.clock.set(self.clock.now() + timedelta(seconds=seconds))
            try:
                self.on_jump()
                self.settle()
            except Exception as error:  # noqa: BLE001  (the demo goes on; the page shows what there is)
                log.error("the demo could not go on: %s", place_of(error))


def _moments(now: datetime, to: datetime) -> Iterator[datetime]:
    """Every morning after `now` and before `to`, and `to` itself."""
    day = bangkok_day(now)
    while (moment := datetime.combine(day, MORNING, BANGKOK)) < to:
        if moment > now:
            yield moment
        day += timedelta(days=1)
    yield to
