"""Verifying: whether a document is, byte for byte, one that was approved here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.office import Office
from bot.domain.signing import Snapshot, SnapshotState
from bot.store.snapshots import APPROVED, SnapshotFile
from bot.store.store import Books


class Verdict(StrEnum):
    """What a document is.

    APPROVED: one made with the last approval. FROZEN: one that was put before the chain, without its
    opinions. UNKNOWN: none of ours, or one that was changed since, be it by a byte.
    """

    APPROVED = "approved"
    FROZEN = "frozen"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verified:
    """What was found out; of an unknown document only its hash."""

    verdict: Verdict
    sha256: str
    office: Office | None = None
    snapshot: Snapshot | None = None
    file: SnapshotFile | None = None

    @property
    def posts(self) -> tuple[tuple[str, datetime], ...]:
        """The posts that approved, acting ones in words, and when; in signing order."""
        if self.snapshot is None:
            return ()
        acts = [self.snapshot.approval_of(place.place) for place in self.snapshot.chain]
        return tuple(
            (f"{act.post} รักษาการแทน {act.acting_for}" if act.acting_for else act.post, act.at)
            for act in acts
            if act is not None
        )

    @property
    def approved_at(self) -> datetime | None:
        """When the last place approved; None before that."""
        is_approved = self.snapshot is not None and self.snapshot.state is SnapshotState.APPROVED
        return self.posts[-1][1] if is_approved else None


def hash_of(chunks: Iterable[bytes]) -> str:
    """The SHA-256 of a document read piece by piece."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def verify(books: Books, sha256: str) -> Verified:
    """What the document with that hash is; a document that is both is the approved one."""
    named = sorted(books.snapshots.files_named(sha256), key=lambda file: file.stage != APPROVED)
    for file in named:
        office = books.offices.get(file.office_id)
        snapshot = books.snapshots.get(file.office_id, file.snapshot_id)
        if office is not None and snapshot is not None:
            verdict = Verdict.APPROVED if file.stage == APPROVED else Verdict.FROZEN
            return Verified(verdict, sha256, office, snapshot, file)
    return Verified(Verdict.UNKNOWN, sha256)
