"""Engines: how we talk to SQLite and to PostgreSQL.

Errors never repeat the parameters of a statement: they are what people wrote. SQLite settings follow
stack-study.md 2.6: our own BEGIN, because a deferred transaction that reads before it writes fails under
load whatever the busy timeout is.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError

from bot.errors import OperatorError

BUSY_TIMEOUT = 5_000
MIGRATION_BUSY_TIMEOUT = 60_000
"""Milliseconds a SQLite connection waits for another writer."""

CONNECT_TIMEOUT = 10
"""Seconds to wait for a PostgreSQL server that does not answer."""

AWAY = (OperationalError, InterfaceError)
"""What is raised when the database is away, was restarted, or is locked for too long."""

_OUT_OF_ORDER_ON_POSTGRESQL = ("08", "25006", "53100", "53300", "57P0", "58030")
"""States of PostgreSQL, or how they begin: gone, only to be read, full, too many there, shut down, broken."""

_OUT_OF_ORDER_ON_SQLITE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
}

_to_json = partial(json.dumps, ensure_ascii=False)


def is_out_of_order(error: Exception) -> bool:
    """Whether the database cannot go on whatever it is asked, so that whoever asked is not at fault."""
    if not isinstance(error, DBAPIError):
        return False
    if isinstance(error.orig, sqlite3.Error):
        return error.orig.sqlite_errorcode & 0xFF in _OUT_OF_ORDER_ON_SQLITE
    state = getattr(error.orig, "sqlstate", None) or ""
    return error.connection_invalidated or state.startswith(_OUT_OF_ORDER_ON_POSTGRESQL)


def database_url(url: str) -> URL:
    """The address with the driver we use.

    Raises OperatorError for another database, or for SQLite in memory, which two connections
    cannot share. The sentence never repeats the address: it may hold a password.
    """
    try:
        address = make_url(url)
    except ArgumentError:
        raise OperatorError("The database address (DATABASE_URL) cannot be read.") from None
    if address.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() != "sqlite":
        raise OperatorError(
            "The database address (DATABASE_URL) must begin with sqlite:/// or postgresql://."
        )
    if address.database in {None, "", ":memory:"}:
        raise OperatorError(
            "The SQLite address (DATABASE_URL) must name a file, as in sqlite:///data/tamngan.db."
        )
    return address


def writing_engine(url: str, pool_size: int) -> Engine:
    """Connections that write. SQLite gets one: writers queue for it in turn instead of starving."""
    address = database_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite_engine(address, "BEGIN IMMEDIATE", pool_size=1)
    return create_engine(
        address,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        pool_recycle=1800,
        json_serializer=_to_json,
        connect_args={"application_name": "tamngan", "connect_timeout": CONNECT_TIMEOUT},
    )


def reading_engine(writer: Engine, pool_size: int) -> Engine:
    """Connections that only read, each transaction seeing one state of the database throughout."""
    if writer.dialect.name == "sqlite":
        return _sqlite_engine(writer.url, "BEGIN", pool_size=pool_size, query_only=True)
    return writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def migrating_engine(url: str) -> Engine:
    """One connection for migrations. SQLite's never checks foreign keys while tables are rebuilt.

    With the check on, dropping the old copy of a rebuilt table deletes the rows that refer to it.
    """
    address = database_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(
            address,
            hide_parameters=True,
            poolclass=NullPool,
            connect_args={"application_name": "tamngan", "connect_timeout": CONNECT_TIMEOUT},
        )
    engine = create_engine(address, hide_parameters=True, poolclass=NullPool)
    _prepare_sqlite(engine, "BEGIN IMMEDIATE", MIGRATION_BUSY_TIMEOUT)
    return engine


def _sqlite_engine(address: URL, begin: str, pool_size: int, query_only: bool = False) -> Engine:
    engine = create_engine(
        address, hide_parameters=True, pool_size=pool_size, max_overflow=0, json_serializer=_to_json
    )
    pragmas = ["synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"]
    if query_only:
        pragmas.append("query_only=ON")
    _prepare_sqlite(engine, begin, BUSY_TIMEOUT, pragmas)
    return engine


def _prepare_sqlite(engine: Engine, begin: str, busy_timeout: int, pragmas: Sequence[str] = ()) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver opens no transactions, `open_transaction` does
        connection.execute(f"PRAGMA busy_timeout={busy_timeout}")
        _switch_to_write_ahead_log(connection, busy_timeout)
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def open_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _switch_to_write_ahead_log(connection: sqlite3.Connection, patience: int) -> None:
    """Write ahead from now on; while processes start together, wait for the one that switches.

    SQLite's own waiting does not cover this switch (seen with 3.40: 6 of 40 starts of four
    processes on a new file failed). `patience` is in milliseconds.
    """
    give_up_at = time.monotonic() + patience / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() > give_up_at:
                raise
            time.sleep(0.02)
        else:
            return
