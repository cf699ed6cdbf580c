"""Which occasions of the ladder each office has switched off, as stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from bot.domain.ladder import Occasion
from bot.store.schema import switched_off_occasions
from bot.store.upserts import among, insert_into


class SwitchedOffOccasions:
    """Every occasion is on until an office switches it off."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_offices(self, office_ids: Collection[int]) -> defaultdict[int, set[Occasion]]:
        """The occasions these offices have switched off."""
        rows = self._connection.execute(
            select(switched_off_occasions).where(
                among(self._connection, switched_off_occasions.c.office_id, office_ids)
            )
        )
        found: defaultdict[int, set[Occasion]] = defaultdict(set)
        for row in rows:
            found[row.office_id].add(row.occasion)
        return found

    def switch(self, office_id: int, occasion: Occasion, *, is_on: bool) -> None:
        """Switch an occasion on or off."""
        if is_on:
            self._connection.execute(
                delete(switched_off_occasions).where(
                    switched_off_occasions.c.office_id == office_id,
                    switched_off_occasions.c.occasion == occasion,
                )
            )
            return
        self._connection.execute(
            insert_into(self._connection, switched_off_occasions)
            .values(office_id=office_id, occasion=occasion)
            .on_conflict_do_nothing(index_elements=["office_id", "occasion"])
        )
