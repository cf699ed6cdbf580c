"""Pauses of reminders, as stored."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.domain.pause import Pause
from bot.store.schema import pauses
from bot.store.upserts import among


class Pauses:
    """The pauses of every office, past ones included: whether somebody rested on a day is asked later."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_offices(self, office_ids: Collection[int], since: date) -> list[Pause]:
        """The pauses of these offices that last beyond that day, the oldest first."""
        rows = self._connection.execute(
            select(pauses)
            .where(
                among(self._connection, pauses.c.office_id, office_ids),
                pauses.c.last.is_(None) | (pauses.c.last >= since),
            )
            .order_by(pauses.c.id)
        )
        return [_pause(row) for row in rows]

    def begin(self, office_id: int, division_id: int | None, first: date, last: date | None) -> Pause:
        """A pause of one division, or of all."""
        fresh = insert(pauses).values(office_id=office_id, division_id=division_id, first=first, last=last)
        return _pause(self._connection.execute(fresh.returning(pauses)).one())

    def end(self, pause_id: int, last: date) -> None:
        """Let a pause last until that day and no longer."""
        self._connection.execute(update(pauses).where(pauses.c.id == pause_id).values(last=last))


def _pause(row: Row[*tuple[Any, ...]]) -> Pause:
    return Pause(row.id, row.office_id, row.division_id, row.first, row.last)
