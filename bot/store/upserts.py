"""Inserting unless it is already there, which both databases say in the same words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
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
    bindparam,
    cast,
    column,
    func,
    literal,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import TypeEngine

_DOCUMENT = "rows"


def insert_into(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT of the connection's own dialect, with `on_conflict_do_nothing` and its kin."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def insert_new(
    connection: Connection,
    table: Table,
    rows: Sequence[dict[str, object]],
    *,
    same: Mapping[str, object],
    written: Collection[str],
    unique: Sequence[str],
) -> set[Any]:
    """Insert those of many rows whose unique columns are not there yet; the first unique column of these.

    All rows have the columns of `same`; the JSON columns named in `written` come as text already.
    To PostgreSQL the rows travel as one JSON document: taking a statement with thousands of parameters
    apart costs the driver more than the server needs to carry it out.
    """
    if not rows:
        return set()
    fresh = insert_into(connection, table)
    if connection.dialect.name == "postgresql":
        constant = [literal(value, table.c[name].type) for name, value in same.items()]
        unfolded = _unfolded(table, list(rows[0]), written).add_columns(*constant)
        inserted = (
            fresh.from_select([*rows[0], *same], unfolded)
            .on_conflict_do_nothing(index_elements=list(unique))
            .returning(table.c[unique[0]])
        )
        return set(connection.execute(inserted, _folded(rows)).scalars())
    given = {name: bindparam(f"new_{name}", type_=_type_of(table, name, written)) for name in rows[0]}
    inserted = (
        fresh.values({**given, **same})
        .on_conflict_do_nothing(index_elements=list(unique))
        .returning(table.c[unique[0]])
    )
    named = [{f"new_{name}": value for name, value in row.items()} for row in rows]
    return set(connection.execute(inserted, named).scalars())


def among(
    connection: Connection, values_of: Column[Any], values: Collection[str] | Collection[int]
) -> ColumnElement[bool]:
    """Whether a column holds one of many values; to PostgreSQL they travel as one parameter."""
    if connection.dialect.name == "postgresql":
        return values_of == any_(literal(list(values), postgresql.ARRAY(values_of.type)))
    return values_of.in_(values)


def _folded(rows: Sequence[dict[str, object]]) -> dict[str, str]:
    """The parameter of `_unfolded`.

    Not in the statement itself: that is a cycle of objects, and so large a text has to be let go at once.
    """
    return {_DOCUMENT: json.dumps(rows, ensure_ascii=False, default=_instant_or_day)}


def _unfolded(table: Table, names: Sequence[str], written: Collection[str]) -> Select[Any]:
    """A query that takes a JSON document of rows apart into columns of the table's own types."""
    columns = [column(name, _type_of(table, name, written)) for name in names]
    document = func.json_to_recordset(cast(bindparam(_DOCUMENT, type_=Text()), JSON()))
    fresh = document.table_valued(*columns, name="fresh").render_derived(with_types=True)
    return select(*(cast(fresh.c[name], JSON()) if name in written else fresh.c[name] for name in names))


def _type_of(table: Table, name: str, written: Collection[str]) -> TypeEngine[Any]:
    return Text() if name in written else table.c[name].type


def _instant_or_day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row")
