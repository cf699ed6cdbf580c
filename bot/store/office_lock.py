"""Taking turns at an office: its entries are numbered, and its plan is saved, by one at a time."""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.store.schema import offices


def hold_office(connection: Connection, office_id: int) -> None:
    """Wait until nobody else holds the office, and hold it until this transaction ends.

    Raises LookupError when there is no such office. On SQLite a write transaction holds everything.
    """
    office = select(offices.c.id).where(offices.c.id == office_id).with_for_update()
    if connection.execute(office).one_or_none() is None:
        raise LookupError(f"there is no office {office_id}")
