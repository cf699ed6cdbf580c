"""Migrations: they give the schema the code believes in, one process at a time, or nothing at all."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.errors import OperatorError
from bot.store.engine import migrating_engine
from bot.store.migrating import upgrade
from bot.store.schema import metadata
from bot.store.store import Store
from tests.builders import found_office


def test_the_migrated_schema_is_the_one_the_code_believes_in(database_url: str) -> None:
    engine = migrating_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        differences = compare_metadata(context, metadata)
    engine.dispose()

    assert differences == []


def test_partial_indexes_cover_what_the_code_believes(database_url: str) -> None:
    engine = migrating_engine(database_url)
    with engine.connect() as connection:
        inspector = inspect(connection)
        option = f"{connection.dialect.name}_where"
        migrated = {
            index["name"]: _plain(index.get("dialect_options", {}).get(option))
            for table in metadata.tables
            for index in inspector.get_indexes(table)
        }
    engine.dispose()

    believed = {
        index.name: _plain(index.dialect_options[option.removesuffix("_where")]["where"])
        for table in metadata.tables.values()
        for index in table.indexes
    }
    assert {name: migrated.get(name) for name in believed} == believed


def _plain(condition: object) -> str | None:
    """The condition without what PostgreSQL adds when it repeats it: brackets, the type of a text."""
    return None if condition is None else re.sub(r"[()]|::TEXT", "", str(condition).upper())


def test_every_table_says_whose_its_rows_are() -> None:
    without = [name for name, table in metadata.tables.items() if "office_id" not in table.columns]

    assert sorted(without) == ["offices", "quota_readings", "upkeep"]


def test_upgrading_again_changes_nothing(store: Store, database_url: str) -> None:
    with store.writing() as books:
        office = found_office(books)

    upgrade(database_url)

    with store.reading() as books:
        assert books.offices.all() == [office]


def start(database_url: str) -> int:
    """What every process does first; gives how many offices there are then."""
    upgrade(database_url)
    store = Store(database_url)
    with store.writing() as books:
        found_office(books)
        offices = len(books.offices.all())
    store.close()
    return offices


def test_processes_that_start_at_once_wait_for_each_other(empty_database_url: str) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        offices = list(pool.map(start, [empty_database_url] * 3))

    assert max(offices) == 3


def upgrade_to(url: str, revision: str) -> None:
    """An older schema, as an installation that was not upgraded for long has it."""
    engine = migrating_engine(url)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "bot.store:migrations")
        config.set_main_option("path_separator", "os")
        command.upgrade(config, revision)
    engine.dispose()


def test_a_sqlite_migration_that_would_leave_broken_references_is_undone(tmp_path: Path) -> None:
    sqlite_url = f"sqlite:///{tmp_path / 'old.db'}"
    upgrade_to(sqlite_url, "0002")
    engine = migrating_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO divisions VALUES (1, 404, 'กองคลัง', 1)"))

    with pytest.raises(OperatorError, match="divisions"):
        upgrade(sqlite_url)

    with engine.connect() as connection:
        assert "events" not in inspect(connection).get_table_names()
    engine.dispose()
