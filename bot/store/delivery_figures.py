"""Figures of what is pushed, for the quota and for the operator."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from bot.domain.delivery import DeliveryOutcome
from bot.store.schema import deliveries

_COST = func.coalesce(func.sum(deliveries.c.cost), 0)


@dataclass(frozen=True)
class Queue:
    """What waits to be pushed: how many, what they cost together, and how many of them LINE did not take.

    `failed` ended otherwise than sent since the instant asked for, those decided afresh not counted.
    """

    waiting: int
    cost: int
    in_trouble: int
    failed: int


class DeliveryFigures:
    """Counts over all deliveries of the installation, or of one office where one is named."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def queue(self, since: datetime, office_id: int | None = None) -> Queue:
        """What waits, and how many have failed since that instant."""
        waiting, cost, in_trouble = self._connection.execute(
            select(func.count(), _COST, func.count(deliveries.c.trouble)).where(
                deliveries.c.settled_at.is_(None), *_of(office_id)
            )
        ).one()
        ended_badly = (DeliveryOutcome.REFUSED, DeliveryOutcome.GONE, DeliveryOutcome.UNKNOWN)
        failed = self._connection.execute(
            select(func.count()).where(
                deliveries.c.settled_at >= since, deliveries.c.outcome.in_(ended_badly), *_of(office_id)
            )
        ).scalar_one()
        return Queue(waiting, int(cost), in_trouble, failed)

    def cost_since(self, start: datetime, office_id: int | None = None) -> int:
        """LINE messages used up by what was sent from that instant on."""
        return self._cost(
            deliveries.c.settled_at >= start,
            deliveries.c.outcome == DeliveryOutcome.SENT,
            *_of(office_id),
        )

    def cost_waiting(self) -> int:
        """LINE messages that what waits will use up."""
        return self._cost(deliveries.c.settled_at.is_(None))

    def outcomes(self, keys: Collection[str]) -> dict[str, DeliveryOutcome | None]:
        """What became of the deliveries with these keys; None for those that wait. The newest counts."""
        rows = self._connection.execute(
            select(deliveries.c.key, deliveries.c.outcome)
            .where(deliveries.c.key.in_(keys))
            .order_by(deliveries.c.generation)
        )
        return {row.key: row.outcome for row in rows}

    def _cost(self, *conditions: Any) -> int:
        return int(self._connection.execute(select(_COST).where(*conditions)).scalar_one())


def _of(office_id: int | None) -> tuple[Any, ...]:
    return () if office_id is None else (deliveries.c.office_id == office_id,)
