"""Snapshots, as stored: frozen once, then only decided about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, exists, func, insert, select, update

from bot.domain.calendar import FiscalYear
from bot.domain.signing import ChainPlace, SignAct, Snapshot
from bot.store.office_lock import hold_office
from bot.store.schema import sign_acts, snapshot_files, snapshots
from bot.store.upserts import insert_into

FROZEN = "frozen"
APPROVED = "approved"


@dataclass(frozen=True)
class SnapshotFile:
    """A document of a snapshot: before the chain (`stage` frozen) or with its opinions (approved)."""

    snapshot_id: int
    office_id: int
    stage: str
    format: str
    sha256: str
    file_name: str
    media_type: str


class Snapshots:
    """The frozen reports of every office."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def freeze(self, snapshot: Snapshot) -> Snapshot:
        """Keep it as the next version of its round, in place of those still in the chain.

        The id and version it comes with do not matter.
        """
        hold_office(self._connection, snapshot.office_id)
        of_round = (
            snapshots.c.office_id == snapshot.office_id,
            snapshots.c.fiscal_year == snapshot.fiscal_year.number,
            snapshots.c.round_number == snapshot.round_number,
        )
        last = self._connection.execute(select(func.max(snapshots.c.version)).where(*of_round)).scalar_one()
        self._connection.execute(
            update(snapshots)
            .where(*of_round, snapshots.c.replaced_at.is_(None))
            .values(replaced_at=snapshot.frozen_at)
        )
        version = (last or 0) + 1
        row = self._connection.execute(
            insert(snapshots)
            .values(
                office_id=snapshot.office_id,
                fiscal_year=snapshot.fiscal_year.number,
                round_number=snapshot.round_number,
                version=version,
                layout=snapshot.layout,
                frozen_at=snapshot.frozen_at,
                frozen_by=snapshot.frozen_by,
                content_hash=snapshot.content_hash,
                chain=[[place.place, place.post, list(place.member_ids)] for place in snapshot.chain],
            )
            .returning(snapshots.c.id)
        ).one()
        return replace(snapshot, id=row.id, version=version, acts=(), replaced_at=None)

    def get(self, office_id: int, snapshot_id: int) -> Snapshot | None:
        """The office's snapshot with that id."""
        found = self._found(snapshots.c.office_id == office_id, snapshots.c.id == snapshot_id)
        return found[0] if found else None

    def held(self, office_id: int, snapshot_id: int) -> Snapshot | None:
        """The same, and nobody else decides anything in the office until this transaction ends."""
        hold_office(self._connection, office_id)
        return self.get(office_id, snapshot_id)

    def current(self, frozen_since: datetime) -> list[Snapshot]:
        """In every office the snapshots that no newer version replaced, frozen since that moment."""
        return self._found(snapshots.c.replaced_at.is_(None), snapshots.c.frozen_at >= frozen_since)

    def without_files(self, stage: str, frozen_since: datetime) -> list[Snapshot]:
        """Those of every office that have no document of that stage yet."""
        made = exists().where(snapshot_files.c.snapshot_id == snapshots.c.id, snapshot_files.c.stage == stage)
        return self._found(~made, snapshots.c.frozen_at >= frozen_since)

    def of_office(self, office_id: int) -> list[Snapshot]:
        """Every snapshot of the office, the newest first."""
        return self._found(snapshots.c.office_id == office_id)

    def of_round(self, office_id: int, fiscal_year: FiscalYear, round_number: int) -> list[Snapshot]:
        """The versions of a round's report, the newest first."""
        return self._found(
            snapshots.c.office_id == office_id,
            snapshots.c.fiscal_year == fiscal_year.number,
            snapshots.c.round_number == round_number,
        )

    def note(self, snapshot: Snapshot, act: SignAct) -> bool:
        """Keep what was decided or said; False when the place has decided already."""
        kept = self._connection.execute(
            insert_into(self._connection, sign_acts)
            .values(
                office_id=snapshot.office_id,
                snapshot_id=snapshot.id,
                place=act.place,
                member_id=act.member_id,
                post=act.post,
                acting_for=act.acting_for,
                name=act.name,
                decision=act.decision,
                text=act.text,
                at=act.at,
            )
            .on_conflict_do_nothing()
            .returning(sign_acts.c.id)
        )
        return kept.one_or_none() is not None

    def keep_files(self, files: Sequence[SnapshotFile]) -> None:
        """Note the documents of a snapshot; those of the same stage and format stay as they were."""
        rows = [vars(file) for file in files]
        if rows:
            self._connection.execute(
                insert_into(self._connection, snapshot_files).on_conflict_do_nothing(), rows
            )

    def files_of(self, snapshot_id: int) -> list[SnapshotFile]:
        """The documents of a snapshot."""
        return self._files(snapshot_files.c.snapshot_id == snapshot_id)

    def files_named(self, sha256: str) -> list[SnapshotFile]:
        """The documents with exactly that content, in any office."""
        return self._files(snapshot_files.c.sha256 == sha256)

    def _files(self, condition: Any) -> list[SnapshotFile]:
        rows = self._connection.execute(
            select(snapshot_files)
            .where(condition)
            .order_by(snapshot_files.c.snapshot_id, snapshot_files.c.stage, snapshot_files.c.format)
        )
        return [SnapshotFile(**row._mapping) for row in rows]

    def _found(self, *conditions: Any) -> list[Snapshot]:
        rows = self._connection.execute(
            select(snapshots).where(*conditions).order_by(snapshots.c.frozen_at.desc(), snapshots.c.id.desc())
        ).all()
        acts: dict[int, list[SignAct]] = {row.id: [] for row in rows}
        said = self._connection.execute(
            select(sign_acts).where(sign_acts.c.snapshot_id.in_(acts)).order_by(sign_acts.c.id)
        )
        for act in said:
            acts[act.snapshot_id].append(_act(act))
        return [_snapshot(row, acts[row.id]) for row in rows]


def _act(row: Row[*tuple[Any, ...]]) -> SignAct:
    return SignAct(
        place=row.place,
        member_id=row.member_id,
        post=row.post,
        acting_for=row.acting_for,
        name=row.name,
        decision=row.decision,
        text=row.text,
        at=row.at,
    )


def _snapshot(row: Row[*tuple[Any, ...]], acts: list[SignAct]) -> Snapshot:
    return Snapshot(
        id=row.id,
        office_id=row.office_id,
        fiscal_year=FiscalYear(row.fiscal_year),
        round_number=row.round_number,
        version=row.version,
        layout=row.layout,
        frozen_at=row.frozen_at,
        frozen_by=row.frozen_by,
        content_hash=row.content_hash,
        chain=tuple(ChainPlace(place, post, tuple(members)) for place, post, members in row.chain),
        acts=tuple(acts),
        replaced_at=row.replaced_at,
    )
