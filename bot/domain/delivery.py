"""Deliveries: one push each, from the moment it is decided until we know what became of it.

LINE gives a push at most once for each retry key, for 24 hours after the first attempt (LINE
Developers, "Retry a failed API request"). Everything here follows from that.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from bot.clock import BANGKOK
from bot.domain.notice import Notice, Purpose

LEASE = timedelta(minutes=2)
"""How long a delivery on its way is left alone: longer than a push with its timeouts can take."""

RETRY_LIFE = timedelta(hours=23)
"""How long after its first attempt a push is repeated: LINE's 24 hours less one for wrong clocks."""

QUOTA_REST = timedelta(hours=1)
"""How long nothing is pushed after LINE refused one for the month's quota."""

LONGEST_WAIT = timedelta(minutes=30)

_FIRST_WAIT = timedelta(seconds=15)
_SHORTEST_LIFE = timedelta(hours=1)
_KEYS_OF_OURS = uuid5(NAMESPACE_URL, "tamngan:delivery")


class DeliveryOutcome(StrEnum):
    """How a delivery ended.

    SENT: LINE took it. REFUSED: LINE will never take it. GONE: we are not in that chat any more.
    UNKNOWN: it may have arrived and is too old to be repeated. LAPSED: it was not sent and is too old
    to be; what it said is decided afresh.
    """

    SENT = "sent"
    REFUSED = "refused"
    GONE = "gone"
    UNKNOWN = "unknown"
    LAPSED = "lapsed"


class Trouble(StrEnum):
    """Why an attempt failed and another one follows.

    BUSY: LINE was too busy or out of reach. SERVER: LINE failed. NO_ANSWER: the connection ended
    before LINE answered, so the push may have gone. QUOTA: the month's quota is used up. LOCKED_OUT:
    LINE does not accept our token. LEFT: the process that was sending it is gone.
    """

    BUSY = "busy"
    SERVER = "server"
    NO_ANSWER = "no_answer"
    QUOTA = "quota"
    LOCKED_OUT = "locked_out"
    LEFT = "left"

    @property
    def may_have_gone(self) -> bool:
        """Whether the push may have arrived all the same."""
        return self in {Trouble.NO_ANSWER, Trouble.LEFT}


@dataclass(frozen=True)
class Rendered:
    """A notice with the LINE message objects that say it, a JSON array as LINE is sent it."""

    notice: Notice
    messages: str


@dataclass(frozen=True)
class Delivery:
    """A push to be made now; `messages` are JSON as they were claimed, `attempts` counts this one too."""

    id: int
    key: str
    office_id: int
    chat_id: str
    purpose: Purpose
    day: date
    why: str
    cost: int
    messages: str
    measure_ids: tuple[int, ...]
    entry_numbers: tuple[int, ...]
    retry_key: UUID
    attempts: int


def retry_key(key: str, generation: int) -> UUID:
    """The retry key of a notice's delivery, the same wherever and whenever it is worked out.

    So a database put back from a backup repeats what it has forgotten to have sent under the same
    key, and LINE refuses the second one. A new generation, made after one lapsed unsent, has another.
    """
    return uuid5(_KEYS_OF_OURS, f"{generation} {key}")


def good_until(decided_at: datetime) -> datetime:
    """Until when a delivery that nobody has tried may be sent as it is: the end of its day in Thailand."""
    day = decided_at.astimezone(BANGKOK).date() + timedelta(days=1)
    return max(datetime.combine(day, time(), BANGKOK), decided_at + _SHORTEST_LIFE)


def wait_after(attempts: int, key: str) -> timedelta:
    """How long to wait after that many failed attempts: twice as long each time, up to half an hour.

    A quarter more or less by the key, so that what failed together does not come back together.
    """
    grown = min(_FIRST_WAIT * (1 << min(attempts, 10)), LONGEST_WAIT)
    share = int.from_bytes(hashlib.sha256(f"{attempts} {key}".encode()).digest()[:2]) / 65_536
    return grown * (0.75 + share / 2)
