"""The days off on each office's own list, as stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import Connection, select

from bot.domain.working_days import DayOff
from bot.store.schema import office_days
from bot.store.upserts import among, insert_into


class OfficeDays:
    """The lists of every office, each day with the name it is known by."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def between(self, office_ids: Collection[int], first: date, last: date) -> defaultdict[int, list[DayOff]]:
        """What the lists of these offices say about the days from first to last, in order."""
        rows = self._connection.execute(
            select(office_days)
            .where(
                among(self._connection, office_days.c.office_id, office_ids),
                office_days.c.day.between(first, last),
            )
            .order_by(office_days.c.office_id, office_days.c.day)
        )
        found: defaultdict[int, list[DayOff]] = defaultdict(list)
        for row in rows:
            found[row.office_id].append(DayOff(row.day, row.name, row.is_off))
        return found

    def set(self, office_id: int, day: DayOff) -> None:
        """Keep what the office says about that day."""
        self._connection.execute(
            insert_into(self._connection, office_days)
            .values(office_id=office_id, day=day.day, name=day.name, is_off=day.is_off)
            .on_conflict_do_update(
                index_elements=["office_id", "day"], set_={"name": day.name, "is_off": day.is_off}
            )
        )

    def begin(self, office_id: int, days: Iterable[DayOff]) -> None:
        """Put days on the list that it says nothing about yet."""
        rows = [
            {"office_id": office_id, "day": one.day, "name": one.name, "is_off": one.is_off} for one in days
        ]
        if rows:
            self._connection.execute(
                insert_into(self._connection, office_days).on_conflict_do_nothing(
                    index_elements=["office_id", "day"]
                ),
                rows,
            )
