"""The table of the audit trail: append-only, each record chained to the one before it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, Named, Table, TypedColumns, UniqueConstraint

from bot.store.schema.base import metadata
from bot.store.types import ROW_ID, UtcDateTime


class AuditRecordColumns(TypedColumns):
    """Who did what to which record when. `number` counts within the office; `hash` covers all before it.

    `facts` never hold what staff wrote, only ids, keys and days.
    """

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    number: Named[int]
    at: Named[datetime] = Column(UtcDateTime())
    actor: Named[str]
    action: Named[str]
    subject: Named[str]
    facts: Named[Any] = Column(JSON, nullable=False)
    hash: Named[str]


audit_records = Table(
    "audit_records",
    metadata,
    AuditRecordColumns,
    UniqueConstraint("office_id", "number"),
    Index("ix_audit_records_subject", "office_id", "subject"),
    sqlite_autoincrement=True,
)
