"""Bringing a database to the present schema."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import OperatorError
from bot.store.engine import migrating_engine

_MIGRATION_LOCK = 7_404_230_911_260_154_201  # any number, as long as every version of us has the same


def upgrade(url: str, revision: str = "head") -> None:
    """Create the schema or migrate it to the newest revision, or the one named, all or nothing.

    Safe when several processes do it at once: the first migrates, the others wait and find nothing
    left to do. Creates the folder of a SQLite file. Raises OperatorError when the address is not
    usable or when rows would refer to rows that do not exist.
    """
    engine = migrating_engine(url)
    if engine.dialect.name == "sqlite":
        Path(str(engine.url.database)).parent.mkdir(parents=True, exist_ok=True)
    try:
        with engine.begin() as connection:
            _wait_for_turn(connection)
            config = Config(attributes={"connection": connection})
            config.set_main_option("script_location", "bot.store:migrations")
            config.set_main_option("path_separator", "os")
            command.upgrade(config, revision)
            _check_references(connection)
    finally:
        engine.dispose()


@dataclass(frozen=True)
class Revisions:
    """The revision a database is at, None when it has no schema yet, and the newest there is."""

    present: str | None
    newest: str


def revisions(url: str) -> Revisions:
    """How far the database was brought; changes nothing, and makes no SQLite file where there is none."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    newest = ScriptDirectory.from_config(config).get_current_head() or ""
    engine = migrating_engine(url)
    if engine.dialect.name == "sqlite" and not Path(str(engine.url.database)).exists():
        return Revisions(None, newest)
    try:
        with engine.connect() as connection:
            return Revisions(MigrationContext.configure(connection).get_current_revision(), newest)
    finally:
        engine.dispose()


def _wait_for_turn(connection: Connection) -> None:
    # SQLite waits in BEGIN IMMEDIATE.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        tables = ", ".join(sorted({row[0] for row in broken}))
        raise OperatorError(f"Nothing was migrated: rows of {tables} would refer to rows that do not exist.")
