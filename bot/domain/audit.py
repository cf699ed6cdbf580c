"""The audit trail: who did what to which record when, each record sealed with all before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.clock import aware_utc

FIRST_SEAL = "0" * 64


class AuditAction(StrEnum):
    """Everything that is noted; its words for people are the pages' `audit.action` keys."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    RETURNED = "returned"
    OPINION_GIVEN = "opinion given"
    RETURN_BEGUN = "return begun"
    RETURN_DROPPED = "return dropped"
    DOCUMENTS_MADE = "documents made"
    PUBLISHED = "published"
    OWN_ADDRESS_SET = "own address set"
    INVITED = "invited"
    MEMBERSHIP_ENDED = "membership ended"
    GROUP_BOUND = "group bound"
    GROUP_UNBOUND = "group unbound"
    ROUND_DATES_SET = "round dates set"
    LOGIN_LINK_MADE = "login link made"
    PLAN_IMPORTED = "plan imported"
    PLAN_CARRIED = "plan carried"
    FINAL_WORDING_SET = "final wording set"
    FINAL_WORDING_CLEARED = "final wording cleared"
    DAY_OFF_ADDED = "day off added"
    DAY_OFF_REMOVED = "day off removed"
    PAUSE_BEGUN = "pause begun"
    PAUSE_ENDED = "pause ended"
    OCCASION_SWITCHED_ON = "occasion switched on"
    OCCASION_SWITCHED_OFF = "occasion switched off"
    PERSONAL_DATA_EXPORTED = "personal data exported"
    PERSONAL_DATA_ERASED = "personal data erased"
    OFFICE_TEXT_SET = "office text set"
    OFFICE_TEXT_CLEARED = "office text cleared"


@dataclass(frozen=True)
class AuditRecord:
    """One act. `actor` is a member ("member:7"), "clock", or "operator"; `subject` a record ("round:2568-1").

    `facts` tell what changed by ids, keys and days, never by what somebody wrote. `hash` is the seal.
    """

    office_id: int
    number: int
    at: datetime
    actor: str
    action: str
    subject: str
    facts: Mapping[str, object]
    hash: str


def seal(
    previous: str,
    number: int,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    facts: Mapping[str, object],
) -> str:
    """The SHA-256 over the record and the seal of the one before it, in hexadecimal."""
    told = [previous, number, aware_utc(at).isoformat(), actor, action, subject, facts]
    line = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def first_broken(records: Iterable[AuditRecord]) -> int | None:
    """The number of the first record of an office that was changed, removed or put in; None when whole.

    A trail whose end was cut off is whole by itself: compare its last seal with one kept elsewhere.
    """
    previous = FIRST_SEAL
    for expected, record in enumerate(records, start=1):
        proper = seal(
            previous, record.number, record.at, record.actor, record.action, record.subject, record.facts
        )
        if record.number != expected or record.hash != proper:
            return expected
        previous = record.hash
    return None
