"""What a coordinator sees of sign-off: each round with its versions, their papers, and its publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.office import Office
from bot.domain.rounds import Round
from bot.domain.signing import ChainPlace, Decision, SignAct, Snapshot, SnapshotState
from bot.service.proposing import Proposal, changed_since_before, prepare
from bot.service.publishing import PrivatePlace, private_places
from bot.store.files import Files
from bot.store.publications import Publication
from bot.store.snapshots import APPROVED, FROZEN, SnapshotFile
from bot.store.store import Books

_WANTED = "docx pdf xlsx html csv json"
"""The formats in the order people want them."""


@dataclass(frozen=True)
class PlaceView:
    """A place of the chain: what it decided, what it said, and whether it is its turn."""

    place: ChainPlace
    act: SignAct | None
    opinion: str | None
    is_waiting: bool


@dataclass(frozen=True)
class Version:
    """A snapshot with its chain place by place, its documents of each stage, and what changed."""

    snapshot: Snapshot
    places: tuple[PlaceView, ...]
    frozen: tuple[SnapshotFile, ...]
    approved: tuple[SnapshotFile, ...]
    changed: tuple[str, ...]

    @property
    def state(self) -> SnapshotState:
        return self.snapshot.state


@dataclass(frozen=True)
class RoundDesk:
    """A round as it stands: what could be proposed, its versions newest first, and its public page.

    `private` are the places of the newest approved version that look private.
    """

    round: Round
    proposal: Proposal
    versions: tuple[Version, ...]
    publication: Publication | None
    private: tuple[PrivatePlace, ...]

    @property
    def approved(self) -> Version | None:
        """The newest version that all have approved."""
        return next((one for one in self.versions if one.state is SnapshotState.APPROVED), None)

    @property
    def shown(self) -> Version | None:
        """The version the public page shows."""
        shown_id = self.publication.snapshot_id if self.publication else None
        return next((one for one in self.versions if one.snapshot.id == shown_id), None)


def round_desks(
    books: Books, files: Files, office: Office, year: FiscalYear, now: datetime
) -> list[RoundDesk]:
    """The rounds of the year that have begun, the newest first."""
    today = bangkok_day(now)
    begun = [one for one in books.rounds.of_year(office.id, year) if one.covers[0] <= today]
    return [_desk(books, files, office, one) for one in reversed(begun)]


def version_of(books: Books, snapshot: Snapshot) -> Version:
    """The snapshot as the pages show it."""
    kept = books.snapshots.files_of(snapshot.id)
    return Version(
        snapshot=snapshot,
        places=tuple(_place(snapshot, place) for place in snapshot.chain),
        frozen=_of_stage(kept, FROZEN),
        approved=_of_stage(kept, APPROVED),
        changed=changed_since_before(books, snapshot) if snapshot.version > 1 else (),
    )


def _desk(books: Books, files: Files, office: Office, round_: Round) -> RoundDesk:
    scope = (office.id, round_.fiscal_year, round_.number)
    versions = tuple(version_of(books, one) for one in books.snapshots.of_round(*scope))
    desk = RoundDesk(
        round=round_,
        proposal=prepare(books, office, round_.fiscal_year, round_.number),
        versions=versions,
        publication=books.publications.get(*scope),
        private=(),
    )
    if desk.approved is None:
        return desk
    kept = {one.format: one for one in desk.approved.approved}
    private = private_places(files, desk.approved.snapshot, kept)
    return RoundDesk(round_, desk.proposal, versions, desk.publication, private)


def _place(snapshot: Snapshot, place: ChainPlace) -> PlaceView:
    returned = snapshot.returned
    act = snapshot.approval_of(place.place)
    if returned is not None and returned.place == place.place:
        act = returned
    decided = act is not None and act.decision in set(Decision)
    opinion = returned.text if returned is not None and act is returned else snapshot.opinion_of(place.place)
    return PlaceView(place, act if decided else None, opinion, snapshot.waiting_at == place)


def _of_stage(kept: Sequence[SnapshotFile], stage: str) -> tuple[SnapshotFile, ...]:
    of_stage = [one for one in kept if one.stage == stage]
    return tuple(sorted(of_stage, key=lambda one: _WANTED.find(one.format)))
