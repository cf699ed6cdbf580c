"""Inserting unless it is already there, which both databases say in the same words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Select,
    Table,
    Text,
    any_,
    cast,
    column,
    func,
    literal,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement


def insert_into(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT of the connection's own dialect, with `on_conflict_do_nothing` and its kin."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def insert_new(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, object]],
    unique: Sequence[str],
) -> set[Any]:
    """Insert those of many rows whose unique columns are not there yet; the first unique column of these.

    To PostgreSQL the rows travel as one JSON document: taking a statement with thousands of parameters
    apart costs the driver more than the server needs to carry it out.
    """
    fresh = insert_into(connection, table).on_conflict_do_nothing(index_elements=list(unique))
    if connection.dialect.name == "postgresql" and rows:
        fresh = fresh.from_select(list(rows[0]), _unfolded(table, rows))
        return set(connection.execute(fresh.returning(table.c[unique[0]])).scalars())
    return set(connection.execute(fresh.returning(table.c[unique[0]]), rows).scalars()) if rows else set()


def among(connection: Connection, values_of: Column[str], values: Sequence[str]) -> ColumnElement[bool]:
    """Whether a column holds one of many values; to PostgreSQL they travel as one parameter."""
    if connection.dialect.name == "postgresql":
        return values_of == any_(literal(list(values), postgresql.ARRAY(Text())))
    return values_of.in_(values)


def _unfolded(table: Table, rows: Sequence[Mapping[str, object]]) -> Select[Any]:
    """The rows as a query that takes a JSON document apart into columns of the table's own types."""
    document = json.dumps([dict(row) for row in rows], ensure_ascii=False, default=_instant_or_day)
    columns = [column(name, table.c[name].type) for name in rows[0]]
    unfold = func.json_to_recordset(cast(literal(document, Text()), JSON()))
    return select(unfold.table_valued(*columns, name="fresh").render_derived(with_types=True))


def _instant_or_day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row")
