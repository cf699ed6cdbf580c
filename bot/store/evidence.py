"""Evidence, as stored: what was sent to show what was done, and what it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.domain.evidence import Evidence, EvidenceDraft, EvidenceKind, EvidenceReason, EvidenceState
from bot.store.schema import evidence
from bot.store.upserts import insert_into


class EvidenceBook:
    """The evidence of every office; lists come oldest first, without what was taken back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, draft: EvidenceDraft, now: datetime) -> bool:
        """Keep the evidence; False when it is there already. What needs no fetching is settled."""
        state = _first_state(draft)
        added = self._connection.execute(
            insert_into(self._connection, evidence)
            .values(
                office_id=draft.office_id,
                entry_number=draft.entry_number,
                kind=draft.kind,
                state=state,
                reason=draft.reason,
                chat_id=draft.chat_id,
                message_id=draft.message_id,
                position=draft.position,
                line_user_id=draft.line_user_id,
                set_id=draft.set_id,
                sent_at=draft.sent_at,
                recorded_at=now,
                file_name=draft.file_name,
                url=draft.url,
                size=draft.size,
                not_before=now,
                settled_at=None if state is EvidenceState.WAITING else now,
            )
            .on_conflict_do_nothing(
                index_elements=["chat_id", "message_id", "position"],
                index_where=evidence.c.forgotten_at.is_(None),
            )
            .returning(evidence.c.id)
        )
        return added.one_or_none() is not None

    def assign(self, evidence_ids: Iterable[int], entry_number: int) -> None:
        """Tie the evidence to that entry of its office, whatever it was tied to before."""
        ids = list(evidence_ids)
        if ids:
            self._connection.execute(
                update(evidence).where(evidence.c.id.in_(ids)).values(entry_number=entry_number)
            )

    def of_entry(self, office_id: int, entry_number: int) -> list[Evidence]:
        """What is tied to that very entry."""
        return self._found(evidence.c.office_id == office_id, evidence.c.entry_number == entry_number)

    def of_entries(self, office_id: int, entry_numbers: Collection[int]) -> list[Evidence]:
        """What is tied to these very entries, taken back or not."""
        return self._all(evidence.c.office_id == office_id, evidence.c.entry_number.in_(entry_numbers))

    def get(self, office_id: int, evidence_id: int) -> Evidence | None:
        """The office's evidence with that id, unless it was taken back."""
        found = self._found(evidence.c.office_id == office_id, evidence.c.id == evidence_id)
        return found[0] if found else None

    def of_office(self, office_id: int, as_of: datetime | None = None) -> list[Evidence]:
        """Everything that is tied to an entry of the office, taken back or not.

        With `as_of` only what had been fetched, or given up, by that instant.
        """
        settled = () if as_of is None else (evidence.c.settled_at <= as_of,)
        return self._all(evidence.c.office_id == office_id, evidence.c.entry_number.is_not(None), *settled)

    def of_message(self, chat_id: str, message_id: str) -> list[Evidence]:
        """What the message brought."""
        return self._found(evidence.c.chat_id == chat_id, evidence.c.message_id == message_id)

    def of_set(self, chat_id: str, set_id: str) -> list[Evidence]:
        """The photos that were sent together."""
        return self._found(evidence.c.chat_id == chat_id, evidence.c.set_id == set_id)

    def unassigned_of(
        self, chat_id: str, line_user_id: str, since: datetime, until: datetime
    ) -> list[Evidence]:
        """What the person sent there from one moment to the other and nobody has tied to an entry."""
        return self._found(
            evidence.c.chat_id == chat_id,
            evidence.c.line_user_id == line_user_id,
            evidence.c.entry_number.is_(None),
            evidence.c.sent_at.between(since, until),
        )

    def forget(self, chat_id: str, message_id: str, reason: EvidenceReason, now: datetime) -> int:
        """Keep of the message's evidence only that there was some; returns how much there was.

        Its files are for `Contents.discarded` from now on.
        """
        of_message = (evidence.c.chat_id == chat_id, evidence.c.message_id == message_id)
        return self._forget(reason, now, *of_message)

    def forget_unassigned(self, sent_before: datetime, now: datetime) -> int:
        """The same for all that was sent before that moment and nobody has tied to an entry."""
        unassigned = (evidence.c.entry_number.is_(None), evidence.c.sent_at < sent_before)
        return self._forget(EvidenceReason.UNCLAIMED, now, *unassigned)

    def forget_unassigned_of(self, office_id: int, line_user_id: str, now: datetime) -> int:
        """The same for all that this person sent and nobody has tied to an entry."""
        of_person = (evidence.c.office_id == office_id, evidence.c.line_user_id == line_user_id)
        return self._forget(EvidenceReason.UNCLAIMED, now, evidence.c.entry_number.is_(None), *of_person)

    def _forget(self, reason: EvidenceReason, now: datetime, *conditions: ColumnElement[bool]) -> int:
        result = self._connection.execute(
            update(evidence)
            .where(evidence.c.forgotten_at.is_(None), *conditions)
            .values(
                state=EvidenceState.GONE,
                reason=reason,
                file_name=None,
                url=None,
                settled_at=now,
                forgotten_at=now,
            )
        )
        return result.rowcount

    def _found(self, *conditions: ColumnElement[bool]) -> list[Evidence]:
        return self._all(evidence.c.forgotten_at.is_(None), *conditions)

    def _all(self, *conditions: ColumnElement[bool]) -> list[Evidence]:
        rows = self._connection.execute(
            select(evidence).where(*conditions).order_by(evidence.c.sent_at, evidence.c.id)
        )
        return [_evidence(row) for row in rows]


def _first_state(draft: EvidenceDraft) -> EvidenceState:
    if draft.reason is not None:
        return EvidenceState.FAILED
    return EvidenceState.STORED if draft.kind is EvidenceKind.LINK else EvidenceState.WAITING


def _evidence(row: Row[*tuple[Any, ...]]) -> Evidence:
    is_there = row.forgotten_at is None
    return Evidence(
        id=row.id,
        office_id=row.office_id,
        entry_number=row.entry_number,
        kind=row.kind,
        state=row.state,
        chat_id=row.chat_id,
        message_id=row.message_id,
        line_user_id=row.line_user_id,
        sent_at=row.sent_at,
        set_id=row.set_id,
        file_name=row.file_name,
        url=row.url,
        media_type=row.media_type if is_there else None,
        size=row.size if is_there else None,
        content_hash=row.content_hash if is_there else None,
        thumbnail_hash=row.thumbnail_hash if is_there else None,
        reason=row.reason,
    )
