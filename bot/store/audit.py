"""The audit trail, as stored: only ever added to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from bot.domain.audit import FIRST_SEAL, AuditAction, AuditRecord, seal
from bot.store.office_lock import hold_office
from bot.store.schema import audit_records


class AuditTrail:
    """What was done in every office."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(
        self,
        office_id: int,
        actor: str,
        action: AuditAction,
        subject: str,
        at: datetime,
        facts: Mapping[str, object] | None = None,
    ) -> AuditRecord:
        """Add a record at the end of the office's trail, in the transaction of the act itself."""
        hold_office(self._connection, office_id)
        last = self._connection.execute(
            select(audit_records.c.number, audit_records.c.hash)
            .where(audit_records.c.office_id == office_id)
            .order_by(audit_records.c.number.desc())
            .limit(1)
        ).one_or_none()
        number, previous = (last.number + 1, last.hash) if last else (1, FIRST_SEAL)
        told = dict(facts or {})
        row = self._connection.execute(
            insert(audit_records)
            .values(
                office_id=office_id,
                number=number,
                at=at,
                actor=actor,
                action=action.value,
                subject=subject,
                facts=told,
                hash=seal(previous, number, at, actor, action.value, subject, told),
            )
            .returning(audit_records)
        ).one()
        return _record(row)

    def of_office(
        self, office_id: int, before: int | None = None, limit: int | None = None
    ) -> list[AuditRecord]:
        """The office's records, newest first; `before` a number and at most `limit` of them."""
        query = select(audit_records).where(audit_records.c.office_id == office_id)
        if before is not None:
            query = query.where(audit_records.c.number < before)
        query = query.order_by(audit_records.c.number.desc()).limit(limit)
        return [_record(row) for row in self._connection.execute(query)]

    def of_subject(self, office_id: int, subject: str) -> list[AuditRecord]:
        """What was done to one record, oldest first."""
        rows = self._connection.execute(
            select(audit_records)
            .where(audit_records.c.office_id == office_id, audit_records.c.subject == subject)
            .order_by(audit_records.c.number)
        )
        return [_record(row) for row in rows]


def _record(row: Row[*tuple[Any, ...]]) -> AuditRecord:
    return AuditRecord(
        office_id=row.office_id,
        number=row.number,
        at=row.at,
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        facts=row.facts,
        hash=row.hash,
    )
