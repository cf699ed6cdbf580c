"""The rows that say something about one person, wherever they are; found by the person's LINE user id.

Tables are not listed by hand: a row is a person's when one of the columns that hold ids of people and
chats, or a raw event, has the id in it. A new table with such a column is covered by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Table, and_, delete, func, literal, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.clock import aware_utc
from bot.domain.delivery import DeliveryOutcome
from bot.store.old_data import EMPTY_BODY
from bot.store.schema import (
    deliveries,
    entries,
    events,
    evidence,
    line_names,
    login_links,
    measure_questions,
    members,
    metadata,
    open_questions,
    sign_acts,
    web_sessions,
)
from bot.store.types import UtcDateTime

_ID_COLUMNS = ("line_user_id", "chat_id", "chat_key", "key")
_NOT_FOR_EXPORT = frozenset({"token_hash", "reply_token", "retry_key"})
_REMOVED = (line_names, login_links, web_sessions, open_questions, measure_questions)

Row = dict[str, object]


class PersonalData:
    """What is kept about people."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names(self, office_id: int) -> dict[str, set[str]]:
        """Everybody known in the office by LINE user id: every name they have or had there."""
        found: dict[str, set[str]] = {}
        for user_id, name in (
            (members.c.line_user_id, members.c.display_name),
            (line_names.c.line_user_id, line_names.c.name),
            (entries.c.line_user_id, entries.c.display_name),
            (evidence.c.line_user_id, None),
        ):
            columns = [user_id] if name is None else [user_id, name]
            of_office = user_id.table.c.office_id == office_id
            for row in self._connection.execute(select(*columns).where(of_office).distinct()):
                if row[0] is not None:
                    found.setdefault(row[0], set()).update(one for one in row[1:] if one)
        return found

    def rows(self, office_id: int, line_user_id: str) -> dict[str, list[Row]]:
        """Every row about the person in the office, or in none, by table; without tokens."""
        found = {}
        for table in metadata.sorted_tables:
            about = self._about(table, office_id, line_user_id)
            if about is None:
                continue
            rows = self._connection.execute(select(table).where(about).order_by(*table.primary_key))
            if told := [_plain(row) for row in rows.mappings()]:
                found[table.name] = told
        return found

    def erase(
        self, office_id: int, line_user_id: str, stand_in: str, name: str, now: datetime
    ) -> dict[str, int]:
        """Take the person out of every row: `stand_in` for the id, `name` for the name; counts by table.

        What helps nobody without the person is deleted, raw events are emptied, memberships end. What
        was put on record (entries, evidence, decisions) stays.
        """
        changed: dict[str, int] = {}
        for table in metadata.sorted_tables:
            about = self._about(table, office_id, line_user_id)
            if about is None or table is sign_acts:
                continue
            if table in _REMOVED:
                count = self._connection.execute(delete(table).where(about)).rowcount
            else:
                values = _without_person(table, line_user_id, stand_in, name, now)
                count = self._connection.execute(update(table).where(about).values(values)).rowcount
            if count:
                changed[table.name] = count
        return changed

    def _about(self, table: Table, office_id: int, line_user_id: str) -> ColumnElement[bool] | None:
        """What is true of a row about the person in the office; None when the table has no such rows."""
        if table is sign_acts:
            own = select(members.c.id).where(
                members.c.office_id == office_id, members.c.line_user_id == line_user_id
            )
            return sign_acts.c.member_id.in_(own)
        holds = [column.contains(line_user_id, autoescape=True) for column in _id_columns(table)]
        if table is events:
            holds.append(events.c.body.contains(line_user_id, autoescape=True))
        if not holds:
            return None
        of_office = or_(table.c.office_id == office_id, table.c.office_id.is_(None))
        is_in_hand = events.c.settled_at.is_(None)
        return and_(of_office, or_(*holds), ~is_in_hand) if table is events else and_(of_office, or_(*holds))


def _id_columns(table: Table) -> list[Column[Any]]:
    return [table.c[name] for name in _ID_COLUMNS if name in table.c]


def _without_person(
    table: Table, line_user_id: str, stand_in: str, name: str, now: datetime
) -> Mapping[str, object]:
    values: dict[str, object] = {
        column.name: func.replace(column, line_user_id, stand_in) for column in _id_columns(table)
    }
    if table is events:
        values["body"] = EMPTY_BODY
    if table is entries or table is members:
        values["display_name"] = name
    if table is members:
        values["ended_at"] = func.coalesce(members.c.ended_at, literal(now, UtcDateTime()))
    if table is deliveries:
        values |= {
            "messages": [],
            "settled_at": func.coalesce(deliveries.c.settled_at, literal(now, UtcDateTime())),
            "outcome": func.coalesce(
                deliveries.c.outcome, literal(DeliveryOutcome.LAPSED, deliveries.c.outcome.type)
            ),
        }
    return values


def _plain(row: RowMapping) -> Row:
    return {name: _value(value) for name, value in row.items() if name not in _NOT_FOR_EXPORT}


def _value(value: object) -> object:
    if isinstance(value, datetime):
        return aware_utc(value).isoformat()
    return value.isoformat() if isinstance(value, date) else value
