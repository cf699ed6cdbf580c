"""People of an office, by what they may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What an invitation makes of a person."""

    COORDINATOR = "coordinator"
    EXECUTIVE = "executive"
    STAFF = "staff"


@dataclass(frozen=True)
class Member:
    """A person who redeemed an invitation of an office."""

    id: int
    office_id: int
    line_user_id: str
    display_name: str
    role: Role
    post: str | None
    signing_order: int | None
    division_id: int | None
    added_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Invitation:
    """A code that makes whoever redeems it first a member of the office."""

    id: int
    office_id: int
    code: str
    role: Role
    post: str | None
    signing_order: int | None
    division_id: int | None
    redeemed_at: datetime | None
