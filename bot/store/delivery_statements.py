"""The statements of sending that are carried out every few seconds, each put together once."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Text, Update, bindparam, case, cast, exists, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from bot.domain.delivery import DeliveryOutcome, Trouble
from bot.store.schema import deliveries
from bot.store.types import UtcDateTime

_AS_CLAIMED = [
    cast(column, Text).label(column.name) if column is deliveries.c.messages else column
    for column in deliveries.c
]


@cache
def taking() -> ReturningUpdate[Any]:
    """Takes up at most `most` deliveries due `now`; on SQLite, where nobody else writes, without locks."""
    now, tried_until = (bindparam(name, type_=UtcDateTime()) for name in ("now", "tried_until"))
    other = deliveries.alias("other")
    out_of_quota = exists().where(
        other.c.settled_at.is_(None),
        other.c.claimed_at.is_(None),
        other.c.not_before > now,
        other.c.trouble == Trouble.QUOTA,
    )
    # Not a subquery: PostgreSQL could carry that out again and again, and take more than the limit.
    due = (
        select(deliveries.c.id)
        .where(
            deliveries.c.settled_at.is_(None),
            deliveries.c.not_before <= now,
            deliveries.c.expires_at > now,
            ~out_of_quota,
        )
        .order_by(deliveries.c.not_before, deliveries.c.id)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True, of=deliveries)
        .cte("due")
    )
    return (
        update(deliveries)
        .where(deliveries.c.id.in_(select(due.c.id)))
        .values(
            in_doubt=or_(deliveries.c.in_doubt, deliveries.c.claimed_at.is_not(None)),
            claimed_at=now,
            not_before=bindparam("leased_until", type_=UtcDateTime()),
            attempts=deliveries.c.attempts + 1,
            expires_at=case((deliveries.c.attempts == 0, tried_until), else_=deliveries.c.expires_at),
        )
        .returning(*_AS_CLAIMED)
    )


@cache
def settling() -> Update:
    """Ends a delivery that has no end yet, or one that was given up as unknown."""
    may_be_settled = or_(deliveries.c.settled_at.is_(None), deliveries.c.outcome == DeliveryOutcome.UNKNOWN)
    return (
        update(deliveries)
        .where(deliveries.c.id == bindparam("of_id"), may_be_settled)
        .values(
            settled_at=bindparam("now"),
            outcome=bindparam("ended_as"),
            line_request_id=bindparam("request_id"),
            messages=[],
        )
    )
