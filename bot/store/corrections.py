"""Corrections, as stored: each entry names the one it supersedes, which makes them chains."""

from __future__ import annotations

from sqlalchemy import Connection, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.store.schema import entries

_Link = tuple[str | None, int | None]
"""The message an entry came from, and the number of the entry it supersedes."""


def newest_correction(connection: Connection, office_id: int, number: int | None) -> int | None:
    """The number at the end of the chain that goes on from that entry; None begins no chain."""
    newest = number
    while number is not None:
        newest = number
        number = _next(connection, office_id, number)
    return newest


def take_out_of_corrections(connection: Connection, office_id: int, number: int) -> None:
    """Let what an unsent entry corrected count again, or be corrected by what corrected the unsent one.

    Corrections within a message stay, because its entries are unsent together; so does one whose message
    had reported the same before it was edited, for it cannot stand as a first saying beside that.
    """
    message_id, corrected = _link(connection, office_id, number)
    if corrected is None or _link(connection, office_id, corrected)[0] == message_id:
        return
    if _says_first(connection, office_id, number):
        return
    after = _next(connection, office_id, number)
    while after is not None and _link(connection, office_id, after)[0] == message_id:
        after = _next(connection, office_id, after)
    _supersede(connection, office_id, number, None)
    if after is not None:
        _supersede(connection, office_id, after, corrected)


def _next(connection: Connection, office_id: int, number: int) -> int | None:
    found = connection.execute(
        select(entries.c.number).where(entries.c.office_id == office_id, entries.c.supersedes == number)
    )
    return found.scalar_one_or_none()


def _link(connection: Connection, office_id: int, number: int) -> _Link:
    found = connection.execute(
        select(entries.c.message_id, entries.c.supersedes).where(_is(office_id, number))
    ).one()
    return found.message_id, found.supersedes


def _says_first(connection: Connection, office_id: int, number: int) -> bool:
    """Whether the entry's message holds a first saying about the same."""
    same = entries.alias("same")
    found = connection.execute(
        select(same.c.number)
        .join(entries, _is(office_id, number))
        .where(
            same.c.office_id == office_id,
            same.c.message_id == entries.c.message_id,
            same.c.measure_id == entries.c.measure_id,
            same.c.division_id == entries.c.division_id,
            same.c.field == entries.c.field,
            same.c.supersedes.is_(None),
        )
    )
    return found.first() is not None


def _supersede(connection: Connection, office_id: int, number: int, corrected: int | None) -> None:
    connection.execute(update(entries).where(_is(office_id, number)).values(supersedes=corrected))


def _is(office_id: int, number: int) -> ColumnElement[bool]:
    return (entries.c.office_id == office_id) & (entries.c.number == number)
