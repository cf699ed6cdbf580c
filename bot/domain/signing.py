"""Sign-off: a report frozen for signature, the chain of posts it goes through, and what each decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.calendar import FiscalYear
from bot.domain.person import Member, Role


class Decision(StrEnum):
    """What somebody in the chain decided."""

    APPROVED = "approved"
    RETURNED = "returned"

    @property
    def thai(self) -> str:
        return "เห็นชอบ" if self is Decision.APPROVED else "ส่งกลับ"


class SnapshotState(StrEnum):
    """Where a snapshot is: in the chain, sent back, approved by all, or followed by a newer one."""

    SIGNING = "signing"
    RETURNED = "returned"
    APPROVED = "approved"
    REPLACED = "replaced"


@dataclass(frozen=True)
class ChainPlace:
    """A place in the chain, counted from 1: the post that signs and the members who may sign for it.

    The first member holds the post; whoever else has the same signing order signs acting for it.
    """

    place: int
    post: str
    member_ids: tuple[int, ...]


@dataclass(frozen=True)
class SignAct:
    """What one person did at a place: decided, or only gave an opinion (then `decision` is None)."""

    place: int
    member_id: int
    post: str
    acting_for: str | None
    name: str
    decision: Decision | None
    text: str | None
    at: datetime


@dataclass(frozen=True)
class Snapshot:
    """ฉบับตรึง: a round's report as it was at `frozen_at`, number `version` of that round.

    `content_hash` covers the printed content and the evidence, so that the same content has the same hash.
    """

    id: int
    office_id: int
    fiscal_year: FiscalYear
    round_number: int
    version: int
    layout: str
    frozen_at: datetime
    frozen_by: str
    content_hash: str
    chain: tuple[ChainPlace, ...]
    acts: tuple[SignAct, ...] = ()
    replaced_at: datetime | None = None

    @property
    def subject(self) -> str:
        """How the audit trail names it."""
        return f"snapshot:{self.fiscal_year}-{self.round_number}.{self.version}"

    @property
    def returned(self) -> SignAct | None:
        """The act that sent it back, if one did."""
        return next((act for act in self.acts if act.decision is Decision.RETURNED), None)

    @property
    def state(self) -> SnapshotState:
        """Where it is."""
        if self.returned:
            return SnapshotState.RETURNED
        if self._next is None:
            return SnapshotState.APPROVED
        return SnapshotState.REPLACED if self.replaced_at else SnapshotState.SIGNING

    @property
    def waiting_at(self) -> ChainPlace | None:
        """Whose turn it is; None unless it is in the chain."""
        return self._next if self.state is SnapshotState.SIGNING else None

    @property
    def _next(self) -> ChainPlace | None:
        approved = {act.place for act in self.acts if act.decision is Decision.APPROVED}
        return next((place for place in self.chain if place.place not in approved), None)

    @property
    def turn_began_at(self) -> datetime:
        """Since when it waits where it is: since it was frozen, or the place before approved it."""
        return max([self.frozen_at, *(act.at for act in self.acts if act.decision is Decision.APPROVED)])

    def approval_of(self, place: int) -> SignAct | None:
        """The approval given at the place."""
        return next(
            (act for act in self.acts if act.place == place and act.decision is Decision.APPROVED), None
        )

    def opinion_of(self, place: int) -> str | None:
        """The opinion given at the place; the last of several."""
        said = [act.text for act in self.acts if act.place == place and act.text and act != self.returned]
        return said[-1] if said else None

    def places_of(self, member_ids: Collection[int]) -> tuple[ChainPlace, ...]:
        """The places where one of these members signs."""
        return tuple(place for place in self.chain if not set(member_ids).isdisjoint(place.member_ids))

    def place_of(self, member_id: int) -> ChainPlace | None:
        """The place the member signs at, the earliest of several."""
        return next((place for place in self.chain if member_id in place.member_ids), None)


def chain_of(members: Sequence[Member]) -> tuple[ChainPlace, ...]:
    """The chain of an office: its executives by signing order; those without one come last, one by one."""
    executives = [member for member in members if member.role is Role.EXECUTIVE]
    ordered = sorted(executives, key=lambda member: (member.signing_order or 99, member.id))
    groups: list[list[Member]] = []
    for member in ordered:
        shares = groups and member.signing_order is not None
        if shares and groups[-1][0].signing_order == member.signing_order:
            groups[-1].append(member)
        else:
            groups.append([member])
    return tuple(
        ChainPlace(place, group[0].post or "", tuple(member.id for member in group))
        for place, group in enumerate(groups, start=1)
    )
