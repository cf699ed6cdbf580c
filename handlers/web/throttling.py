"""Throttling: how often one address of the network may ask for something dear."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_MOST_KNOWN = 10_000


@dataclass
class Throttle:
    """At most `most` times in `window`; kept in this process, for the addresses seen lately."""

    most: int
    window: timedelta
    _seen: OrderedDict[str, deque[datetime]] = field(default_factory=OrderedDict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def allows(self, who: str, now: datetime) -> bool:
        """Whether that address may ask now; counts it if so."""
        with self._guard:
            times = self._seen.setdefault(who, deque())
            self._seen.move_to_end(who)
            while times and times[0] <= now - self.window:
                times.popleft()
            if len(self._seen) > _MOST_KNOWN:
                self._seen.popitem(last=False)
            if len(times) >= self.most:
                return False
            times.append(now)
            return True
