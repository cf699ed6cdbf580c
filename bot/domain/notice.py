"""Notices: what is due to be said to a chat now, why, and at what cost; and what is held back, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.chat import Reply


class Purpose(StrEnum):
    """Why TamNgan writes to a chat without having been spoken to."""

    OPENING = "opening"
    REMINDER = "reminder"
    LATE = "late"
    PROMISE = "promise"
    CAUGHT_UP = "caught_up"
    ASKED = "asked"
    ESCALATION = "escalation"
    DIGEST = "digest"
    DIVISION_COMPLETE = "division_complete"
    OFFICE_COMPLETE = "office_complete"
    REPORT_READY = "report_ready"
    GROUP_GONE = "group_gone"
    SIGN = "sign"
    SIGN_REMINDER = "sign_reminder"
    RETURNED = "returned"
    APPROVED = "approved"
    LINK_BROKEN = "link_broken"


@dataclass(frozen=True)
class Notice:
    """One push to one chat.

    `key` is the same whichever clock decides it and whenever, and unique for ever: whoever claims it
    first sends it, nobody sends it again. `day` is the day in Thailand it is for; `why` one sentence for
    the coordinator; `cost` the LINE messages it counts, one for each recipient.
    """

    key: str
    office_id: int
    chat_id: str
    purpose: Purpose
    day: date
    why: str
    cost: int
    reply: Reply


class Cause(StrEnum):
    """What holds a notice back."""

    QUOTA = "quota"
    QUIET_HOURS = "quiet_hours"
    PAUSE = "pause"
    PROMISE = "promise"
    GONE = "gone"


@dataclass(frozen=True)
class Held:
    """A notice that would be due but is not sent now: `why` it would be, `reason` it is not, in Thai."""

    key: str
    office_id: int
    chat_id: str
    purpose: Purpose
    day: date
    why: str
    reason: str
    cost: int
    cause: Cause


@dataclass(frozen=True)
class Decisions:
    """What one look at some offices found due, and what it held back.

    `again` are offices where more is due than one push per chat could say: look at them again next time.
    """

    notices: tuple[Notice, ...] = ()
    held: tuple[Held, ...] = ()
    again: tuple[int, ...] = ()
