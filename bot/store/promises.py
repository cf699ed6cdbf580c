"""Promises, as stored: by when a division said it would report about a measure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from bot.domain.promise import Promise
from bot.store.schema import promises
from bot.store.upserts import among, insert_into


class Promises:
    """The promises of every office."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, promise: Promise) -> None:
        """Note a promise; what the same message promised about the measure before is replaced."""
        facts = asdict(promise)
        key = ["chat_id", "message_id", "measure_id", "division_id"]
        self._connection.execute(
            insert_into(self._connection, promises)
            .values(**facts)
            .on_conflict_do_update(
                index_elements=key, set_={name: value for name, value in facts.items() if name not in key}
            )
        )

    def since(self, office_id: int, moment: datetime) -> list[Promise]:
        """The promises made since that moment, the newest of each division about each measure."""
        return self.of_offices([office_id], moment)

    def of_offices(self, office_ids: Collection[int], moment: datetime) -> list[Promise]:
        """The same of several offices."""
        rows = self._connection.execute(
            select(promises)
            .where(among(self._connection, promises.c.office_id, office_ids), promises.c.said_at >= moment)
            .order_by(promises.c.said_at, promises.c.message_id)
        )
        newest = {(row.division_id, row.measure_id): _promise(row) for row in rows}
        return list(newest.values())

    def forget(self, chat_id: str, message_id: str) -> None:
        """Remove what a message promised that was edited or unsent."""
        self._connection.execute(
            delete(promises).where(promises.c.chat_id == chat_id, promises.c.message_id == message_id)
        )


def _promise(row: Row[*tuple[Any, ...]]) -> Promise:
    return Promise(
        office_id=row.office_id,
        measure_id=row.measure_id,
        division_id=row.division_id,
        until=row.until,
        text=row.text,
        said_at=row.said_at,
        chat_id=row.chat_id,
        message_id=row.message_id,
        line_user_id=row.line_user_id,
    )
