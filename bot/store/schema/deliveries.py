"""Tables of what we say unasked: each push with what became of it, and what was held back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Named,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    text,
)

from bot.domain.delivery import DeliveryOutcome, Trouble
from bot.domain.notice import Cause, Purpose
from bot.store.schema.base import metadata, partial_index
from bot.store.types import ROW_ID, UtcDateTime, word_of

_UNSETTLED = text("settled_at IS NULL")


class DeliveryColumns(TypedColumns):
    """One push. It waits until `not_before`, is on its way from `claimed_at` on, and ends `settled_at`.

    Whoever takes it up puts `not_before` off by a lease and clears `claimed_at` when LINE has
    answered: a delivery that is due with `claimed_at` set was left by a process that died. `generation`
    counts the deliveries of the same key that lapsed before it. `in_doubt` says that it may have arrived;
    `trouble` why the last attempt failed. The messages are kept until it is settled: they may repeat
    what somebody wrote.
    """

    id: Named[int] = Column(ROW_ID, primary_key=True)
    key: Named[str]
    generation: Named[int]
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    chat_id: Named[str]
    purpose: Named[Purpose] = Column(word_of(Purpose))
    day: Named[date]
    why: Named[str] = Column(Text)
    cost: Named[int]
    messages: Named[Any] = Column(JSON, nullable=False)
    measure_ids: Named[Any] = Column(JSON, nullable=False)
    entry_numbers: Named[Any] = Column(JSON, nullable=False)
    retry_key: Named[str]
    decided_at: Named[datetime] = Column(UtcDateTime())
    not_before: Named[datetime] = Column(UtcDateTime())
    expires_at: Named[datetime] = Column(UtcDateTime())
    claimed_at: Named[datetime | None] = Column(UtcDateTime())
    attempts: Named[int] = Column(default=0)
    in_doubt: Named[bool] = Column(default=False)
    trouble: Named[Trouble | None] = Column(word_of(Trouble))
    settled_at: Named[datetime | None] = Column(UtcDateTime())
    outcome: Named[DeliveryOutcome | None] = Column(word_of(DeliveryOutcome))
    line_request_id: Named[str | None]


class HeldNoticeColumns(TypedColumns):
    """A notice that was not sent on a day, and why; it may have been sent later that day."""

    key: Named[str]
    day: Named[date]
    office_id: Named[int] = Column(ROW_ID, ForeignKey("offices.id"))
    chat_id: Named[str]
    purpose: Named[Purpose] = Column(word_of(Purpose))
    why: Named[str] = Column(Text)
    reason: Named[str] = Column(Text)
    cost: Named[int]
    cause: Named[Cause] = Column(word_of(Cause))
    held_at: Named[datetime] = Column(UtcDateTime())


deliveries = Table(
    "deliveries",
    metadata,
    DeliveryColumns,
    UniqueConstraint("key", "generation"),
    partial_index(_UNSETTLED, "ix_deliveries_waiting", "not_before", "id"),
    partial_index(_UNSETTLED, "ix_deliveries_expiring", "expires_at"),
    Index("ix_deliveries_settled", "settled_at"),
    Index("ix_deliveries_office", "office_id", "day"),
    sqlite_autoincrement=True,
)

held_notices = Table(
    "held_notices",
    metadata,
    HeldNoticeColumns,
    PrimaryKeyConstraint("key", "day"),
    Index("ix_held_notices_office", "office_id", "day"),
)
