"""Deliveries, as stored: each notice claimed once, pushed under one retry key, its outcome kept."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, case, func, literal, or_, select, update

from bot.domain.delivery import (
    LEASE,
    LONGEST_WAIT,
    QUOTA_REST,
    RETRY_LIFE,
    Delivery,
    DeliveryOutcome,
    Rendered,
    Trouble,
    good_until,
    retry_key,
)
from bot.store.delivery_statements import settling, taking
from bot.store.schema import deliveries
from bot.store.upserts import among, insert_new

_AT_A_TIME = 1_000
_WRITTEN = ["messages", "measure_ids", "entry_numbers"]
_FARTHEST = max(LEASE, LONGEST_WAIT * 1.25, QUOTA_REST)


class Deliveries:
    """The pushes of every chat."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claimed(self, keys: Collection[str]) -> set[str]:
        """Those of the keys that are somebody's: sent, refused, or waiting. Lapsed ones are free again."""
        taken: set[str] = set()
        asked = sorted(keys)
        for start in range(0, len(asked), _AT_A_TIME):
            some = asked[start : start + _AT_A_TIME]
            rows = self._connection.execute(
                select(deliveries.c.key).where(
                    among(self._connection, deliveries.c.key, some),
                    deliveries.c.outcome.is_distinct_from(DeliveryOutcome.LAPSED),
                )
            )
            taken.update(rows.scalars())
        return taken

    def claim(self, rendered: Sequence[Rendered], now: datetime) -> set[str]:
        """Put notices in line to be pushed; returns the keys nobody had claimed before.

        Whoever asks first has them, however many clocks ask at once.
        """
        won: set[str] = set()
        for start in range(0, len(rendered), _AT_A_TIME):
            some = rendered[start : start + _AT_A_TIME]
            generations = self._generations([one.notice.key for one in some])
            rows = [_row(one, generations.get(one.notice.key, 0)) for one in some]
            won |= insert_new(
                self._connection,
                deliveries,
                rows,
                same=_beginning(now),
                written=_WRITTEN,
                unique=["key", "generation"],
            )
        return won

    def take(self, now: datetime, limit: int) -> list[Delivery]:
        """Take up deliveries that are due, the longest waiting first; nobody else gets them for LEASE.

        Commit before pushing, then settle or postpone each. Nothing is given while LINE refuses for
        the month's quota.
        """
        taken = self._connection.execute(
            taking(),
            {
                "now": now,
                "most": limit,
                "leased_until": now + LEASE,
                "tried_until": now + RETRY_LIFE,
            },
        ).all()
        return [_delivery(row) for row in sorted(taken, key=lambda row: row.id)]

    def settle(self, ended: Sequence[tuple[Delivery, DeliveryOutcome, str | None]], now: datetime) -> None:
        """Keep how deliveries ended, each with LINE's id of the request.

        What is learned late replaces an outcome that was given up as unknown, nothing else.
        """
        if ended:
            self._connection.execute(
                settling(),
                [
                    {"of_id": delivery.id, "ended_as": outcome, "request_id": request_id, "now": now}
                    for delivery, outcome, request_id in ended
                ],
            )

    def postpone(self, failed: Sequence[tuple[Delivery, Trouble, datetime]]) -> None:
        """The attempts failed; each delivery waits until the instant given with it."""
        if failed:
            self._connection.execute(
                update(deliveries)
                .where(deliveries.c.id == bindparam("of_id"), deliveries.c.settled_at.is_(None))
                .values(
                    claimed_at=None,
                    not_before=bindparam("retry_at"),
                    trouble=bindparam("met"),
                    in_doubt=or_(deliveries.c.in_doubt, bindparam("may_have_gone")),
                ),
                [
                    {
                        "of_id": delivery.id,
                        "retry_at": retry_at,
                        "met": trouble,
                        "may_have_gone": trouble.may_have_gone,
                    }
                    for delivery, trouble, retry_at in failed
                ],
            )

    def release(self, now: datetime) -> int:
        """Let go of everything on its way: whoever was sending it is known to be gone."""
        released = self._connection.execute(
            update(deliveries)
            .where(deliveries.c.settled_at.is_(None), deliveries.c.claimed_at.is_not(None))
            .values(claimed_at=None, not_before=now, trouble=Trouble.LEFT, in_doubt=True)
        )
        return released.rowcount

    def expire(self, now: datetime) -> list[tuple[int, DeliveryOutcome]]:
        """End what is too old to be pushed: unknown where it may have arrived, else lapsed.

        Gives the office and the outcome of each.
        """
        may_have_gone = or_(deliveries.c.in_doubt, deliveries.c.claimed_at.is_not(None))
        expired = self._connection.execute(
            update(deliveries)
            .where(
                deliveries.c.settled_at.is_(None),
                deliveries.c.expires_at <= now,
                or_(deliveries.c.claimed_at.is_(None), deliveries.c.not_before <= now),
            )
            .values(
                settled_at=now,
                outcome=case(
                    (may_have_gone, literal(DeliveryOutcome.UNKNOWN, deliveries.c.outcome.type)),
                    else_=literal(DeliveryOutcome.LAPSED, deliveries.c.outcome.type),
                ),
                messages=[],
            )
            .returning(deliveries.c.office_id, deliveries.c.outcome)
        )
        return [(row.office_id, row.outcome) for row in expired]

    def unfreeze(self, now: datetime) -> int:
        """Make due what waits longer than anything ever does: the clock stood ahead and was put back."""
        thawed = self._connection.execute(
            update(deliveries)
            .where(deliveries.c.settled_at.is_(None), deliveries.c.not_before > now + _FARTHEST)
            .values(not_before=now)
        )
        return thawed.rowcount

    def _generations(self, keys: Sequence[str]) -> dict[str, int]:
        """How many deliveries of each key have lapsed."""
        rows = self._connection.execute(
            select(deliveries.c.key, func.count().label("lapsed"))
            .where(
                among(self._connection, deliveries.c.key, keys),
                deliveries.c.outcome == DeliveryOutcome.LAPSED,
            )
            .group_by(deliveries.c.key)
        )
        return {row.key: row.lapsed for row in rows}


def _row(rendered: Rendered, generation: int) -> dict[str, object]:
    notice = rendered.notice
    return {
        "key": notice.key,
        "generation": generation,
        "office_id": notice.office_id,
        "chat_id": notice.chat_id,
        "purpose": notice.purpose,
        "day": notice.day,
        "why": notice.why,
        "cost": notice.cost,
        "messages": rendered.messages,
        "measure_ids": json.dumps(notice.reply.measure_ids),
        "entry_numbers": json.dumps(notice.reply.entry_numbers),
        "retry_key": str(retry_key(notice.key, generation)),
    }


def _beginning(now: datetime) -> dict[str, object]:
    """How every delivery begins that is claimed now."""
    return {
        "decided_at": now,
        "not_before": now,
        "expires_at": good_until(now),
        "attempts": 0,
        "in_doubt": False,
    }


def _delivery(row: Row[*tuple[Any, ...]]) -> Delivery:
    return Delivery(
        id=row.id,
        key=row.key,
        office_id=row.office_id,
        chat_id=row.chat_id,
        purpose=row.purpose,
        day=row.day,
        why=row.why,
        cost=row.cost,
        messages=row.messages,
        measure_ids=tuple(row.measure_ids),
        entry_numbers=tuple(row.entry_numbers),
        retry_key=UUID(row.retry_key),
        attempts=row.attempts,
    )
