"""Every version that was ever released comes forward: rows written under each revision are still there."""

from __future__ import annotations

from datetime import UTC, date, datetime

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Date, DateTime, MetaData, Table, func, insert, inspect, select

from bot.store.engine import migrating_engine
from bot.store.migrating import upgrade

_MOMENT = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)


def revisions() -> list[str]:
    """All revisions, the first one first."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    return [one.revision for one in reversed(list(ScriptDirectory.from_config(config).walk_revisions()))]


def test_rows_of_every_version_come_forward(empty_database_url: str) -> None:
    engine = None
    filled: set[str] = set()
    for revision in revisions():
        upgrade(empty_database_url, revision)
        engine = engine or migrating_engine(empty_database_url)
        with engine.begin() as connection:
            filled |= fill_new_tables(connection, filled)
    assert engine is not None
    with engine.connect() as connection:
        counts = {name: rows_in(connection, table) for name, table in tables(connection).items()}
    engine.dispose()

    assert {name for name in filled if counts.get(name) != 1} == set()
    assert {"offices", "entries", "events", "deliveries", "snapshots"} <= filled


def tables(connection: Connection) -> dict[str, Table]:
    """The tables there are, but for alembic's own."""
    found = MetaData()
    found.reflect(connection)
    return {table.name: table for table in found.sorted_tables if table.name != "alembic_version"}


def rows_in(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def fill_new_tables(connection: Connection, filled: set[str]) -> set[str]:
    """One row to each table that came with this revision, whatever it holds."""
    new = {name: table for name, table in tables(connection).items() if name not in filled}
    for table in new.values():
        values = {column.name: value_for(connection, column) for column in table.columns}
        connection.execute(insert(table).values({name: v for name, v in values.items() if v is not None}))
    return set(new)


def value_for(connection: Connection, column: Column[object]) -> object:
    """Anything the column takes; 1 where it refers to the only row of another table."""
    if column.foreign_keys or column.type.python_type is int:
        return 1
    if isinstance(column.type, DateTime):
        return _MOMENT
    if isinstance(column.type, Date):
        return date(2026, 3, 10)
    if column.type.python_type is str:
        instants = {"at", "from", "before", "since", "until"}
        is_instant = (
            inspect(connection).dialect.name == "sqlite" and column.name.rsplit("_", 1)[-1] in instants
        )
        return "2026-03-10T02:00:00.000000Z" if is_instant else "1"
    return {bool: True, float: 1.0}.get(column.type.python_type, [])
