"""The content of evidence, as stored: what is still to be fetched, and which files it is kept in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, Connection, func, or_, select, union, update

from bot.domain.evidence import EvidenceKind, EvidenceReason, EvidenceState
from bot.domain.office_text import OfficeText
from bot.store.schema import evidence, office_texts, snapshot_files


@dataclass(frozen=True)
class ToFetch:
    """Evidence whose content is to be fetched now; `attempts` counts this one."""

    id: int
    kind: EvidenceKind
    message_id: str
    recorded_at: datetime
    attempts: int


@dataclass(frozen=True)
class KeptContent:
    """What is known of content once it is stored: its type, its bytes, and the names of its files."""

    media_type: str
    size: int
    content_hash: str
    thumbnail_hash: str | None = None


class Contents:
    """What was or is to be fetched from LINE for every office's evidence."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def to_fetch(self, now: datetime, lease_until: datetime, limit: int) -> list[ToFetch]:
        """Take evidence to fetch, the longest due first; nobody else gets it until the lease ends.

        Commit before fetching, then settle it or say when to try again.
        """
        due = self._connection.execute(
            select(evidence.c.id)
            .where(evidence.c.settled_at.is_(None), evidence.c.not_before <= now)
            .order_by(evidence.c.not_before, evidence.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        ids = list(due.scalars())
        if not ids:
            return []
        taken = self._connection.execute(
            update(evidence)
            .where(evidence.c.id.in_(ids))
            .values(not_before=lease_until, attempts=evidence.c.attempts + 1)
            .returning(evidence)
        )
        return [
            ToFetch(row.id, row.kind, row.message_id, row.recorded_at, row.attempts)
            for row in sorted(taken, key=lambda row: row.id)
        ]

    def retry(self, evidence_id: int, not_before: datetime) -> None:
        """Its content is not to be had now; try again at that moment."""
        self._connection.execute(
            update(evidence)
            .where(evidence.c.id == evidence_id, evidence.c.settled_at.is_(None))
            .values(not_before=not_before)
        )

    def settle(self, evidence_id: int, content: KeptContent, now: datetime) -> bool:
        """Its content is kept; False when it was settled meanwhile, so that the content is not wanted."""
        return self._settle(
            evidence_id,
            now,
            state=EvidenceState.STORED,
            media_type=content.media_type,
            size=content.size,
            content_hash=content.content_hash,
            thumbnail_hash=content.thumbnail_hash,
        )

    def give_up(self, evidence_id: int, state: EvidenceState, reason: EvidenceReason, now: datetime) -> bool:
        """There will be no content; False when it was settled meanwhile."""
        return self._settle(evidence_id, now, state=state, reason=reason)

    def discarded(self, limit: int) -> dict[int, list[str]]:
        """Evidence taken back whose files may still be there: the names of the files by evidence id."""
        rows = self._connection.execute(
            select(evidence.c.id, evidence.c.content_hash, evidence.c.thumbnail_hash)
            .where(evidence.c.forgotten_at.is_not(None), evidence.c.content_hash.is_not(None))
            .order_by(evidence.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return {row.id: [name for name in (row.content_hash, row.thumbnail_hash) if name] for row in rows}

    def is_referred_to(self, file_name: str) -> bool:
        """Whether evidence that still stands, an emblem, or a frozen report has its content in that file."""
        same = or_(evidence.c.content_hash == file_name, evidence.c.thumbnail_hash == file_name)
        found = select(evidence.c.id).where(same, evidence.c.forgotten_at.is_(None)).limit(1)
        is_emblem = (office_texts.c.key == OfficeText.EMBLEM) & (office_texts.c.text == file_name)
        emblem = select(office_texts.c.id).where(is_emblem).limit(1)
        frozen = select(snapshot_files.c.sha256).where(snapshot_files.c.sha256 == file_name).limit(1)
        queries = (found, emblem, frozen)
        return any(self._connection.execute(query).one_or_none() is not None for query in queries)

    def file_names(self) -> list[str]:
        """The names of all files that are referred to, as in `is_referred_to`."""
        stands = evidence.c.forgotten_at.is_(None)
        emblem = office_texts.c.key == OfficeText.EMBLEM
        found: CompoundSelect[Any] = union(
            select(evidence.c.content_hash).where(stands, evidence.c.content_hash.is_not(None)),
            select(evidence.c.thumbnail_hash).where(stands, evidence.c.thumbnail_hash.is_not(None)),
            select(office_texts.c.text).where(emblem, office_texts.c.text.is_not(None)),
            select(snapshot_files.c.sha256),
        )
        return list(self._connection.execute(found).scalars())

    def hold_file(self, file_name: str) -> None:
        """Keep others from adding or removing that file until this transaction ends.

        On SQLite a write transaction keeps off every other by itself.
        """
        if self._connection.dialect.name == "postgresql":
            key = int.from_bytes(hashlib.sha256(f"file {file_name}".encode()).digest()[:8], signed=True)
            self._connection.execute(select(func.pg_advisory_xact_lock(key)))

    def mark_discarded(self, evidence_ids: Iterable[int]) -> None:
        """The files of this evidence have been seen to."""
        self._connection.execute(
            update(evidence)
            .where(evidence.c.id.in_(list(evidence_ids)))
            .values(content_hash=None, thumbnail_hash=None, media_type=None, size=None)
        )

    def _settle(self, evidence_id: int, now: datetime, **facts: object) -> bool:
        result = self._connection.execute(
            update(evidence)
            .where(evidence.c.id == evidence_id, evidence.c.settled_at.is_(None))
            .values(settled_at=now, **facts)
        )
        return result.rowcount == 1
