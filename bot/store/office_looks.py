"""When it was last decided what each office is due, as stored.

A shortcut and no more: the next day, or when anything was said or changed, the office is looked at again,
and what has been sent is known by the deliveries.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, select

from bot.store.schema import office_looks
from bot.store.upserts import insert_into


class OfficeLooks:
    """The last look at each office."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> dict[int, datetime]:
        """When each office was last looked at."""
        return {row.office_id: row.looked_at for row in self._connection.execute(select(office_looks))}

    def note(self, office_ids: Collection[int], now: datetime) -> None:
        """These offices were looked at."""
        if office_ids:
            fresh = insert_into(self._connection, office_looks)
            self._connection.execute(
                fresh.on_conflict_do_update(
                    index_elements=["office_id"], set_={"looked_at": fresh.excluded.looked_at}
                ),
                [{"office_id": office_id, "looked_at": now} for office_id in sorted(office_ids)],
            )

    def forget(self, office_id: int) -> None:
        """Something changed that may make more due: look at the office at the next tick."""
        self._connection.execute(delete(office_looks).where(office_looks.c.office_id == office_id))
