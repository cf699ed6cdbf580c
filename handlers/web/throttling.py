"""Throttling: how often one address of the network may ask for something dear, or try a secret.

Counted in each web process by itself: with several of them an address may ask that many times as often.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from math import ceil

from flask import Flask, request
from werkzeug.exceptions import TooManyRequests

from handlers.web.desk import Desk

_MOST_KNOWN = 10_000
_MINUTE = timedelta(minutes=1)
_IPV6_OF_ONE = 64  # bits: what one household or machine is given whole

MOST_A_MINUTE = {
    "sign-in": 30,
    "verify": 30,
    "documents": 30,
    "public pages": 240,
}
"""By what is asked for. A document of a signed link is written anew each time; public ones lie ready."""

_LIMITED = {
    "sign_in.offer": "sign-in",
    "sign_in.enter": "sign-in",
    "verify.check": "verify",
    "downloads.document": "documents",
    "public.index": "public pages",
    "public.office": "public pages",
    "public.round_page": "public pages",
    "public.document": "public pages",
    "public.description": "public pages",
}


@dataclass
class Throttle:
    """At most `most` times in `window`; kept in this process, for the addresses seen lately."""

    most: int
    window: timedelta
    _seen: OrderedDict[str, deque[datetime]] = field(default_factory=OrderedDict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, who: str, now: datetime) -> timedelta | None:
        """How long that address has to wait; None when it may ask now, which counts."""
        with self._guard:
            times = self._seen.setdefault(who, deque())
            self._seen.move_to_end(who)
            while times and times[0] <= now - self.window:
                times.popleft()
            if len(self._seen) > _MOST_KNOWN:
                self._seen.popitem(last=False)
            if len(times) >= self.most:
                return times[0] + self.window - now
            times.append(now)
            return None


def throttle(app: Flask, desk: Desk) -> None:
    """Refuse, with a page that says so, what one address asks for too often."""
    throttles = {what: Throttle(most, _MINUTE) for what, most in MOST_A_MINUTE.items()}

    @app.before_request
    def check() -> None:
        what = _LIMITED.get(request.endpoint or "")
        wait = throttles[what].wait(asking_address(desk), desk.clock.now()) if what is not None else None
        if wait is not None:
            raise TooManyRequests(retry_after=ceil(wait.total_seconds()))


def asking_address(desk: Desk) -> str:
    """Who asks: the other end of the connection, or whom our own proxy names last.

    Of an IPv6 address the part that one customer is given counts, because the rest costs nothing to change.
    """
    address = request.remote_addr or ""
    if desk.trusted_proxy is not None and address == desk.trusted_proxy:
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return address if found.version == 4 else str(ip_network((found, _IPV6_OF_ONE), strict=False))
