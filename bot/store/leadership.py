"""Leadership: of all clocks on one database, one leads, so that they do not do the same work twice.

It saves work and lets a clock take over at once what a dead one left. Nothing depends on it for being
right: deliveries are claimed by unique key and pushed under one retry key, whoever leads.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.store.engine import database_url

_LEADING_LOCK = 7_404_230_911_260_154_202  # the neighbour of the migration lock's number


class Leadership:
    """This process's claim to lead; held until given up, or until the process or its connection dies.

    On PostgreSQL an advisory lock on a connection kept for nothing else, because a lock taken on a
    pooled connection stays with it; on SQLite a transaction on a file beside the database that nobody
    ends, because the operating system lets go of it when the process dies.
    """

    def __init__(self, url: str) -> None:
        address = database_url(url)
        on_sqlite = address.get_backend_name() == "sqlite"
        self._lock: _FileLock | _ServerLock
        self._lock = _FileLock(Path(f"{address.database}-clock")) if on_sqlite else _ServerLock(url)
        self._guard = threading.Lock()
        self._leads = False

    def lead(self, take_over: Callable[[], None]) -> bool:
        """Whether we lead now. Where another led until now, `take_over` is called before anybody knows."""
        with self._guard:
            holds = self._lock.is_held()
            if holds and not self._leads:
                take_over()
            self._leads = holds
            return holds

    def give_up(self) -> None:
        """Let another clock lead."""
        with self._guard:
            self._leads = False
            self._lock.let_go()


class _ServerLock:
    def __init__(self, url: str) -> None:
        self._engine = create_engine(
            database_url(url),
            hide_parameters=True,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"application_name": "tamngan clock"},
        )
        self._connection: Connection | None = None

    def is_held(self) -> bool:
        """Asked of the server each time: a connection that was ended shows it only when used."""
        if self._connection is not None:
            try:
                self._connection.execute(text("SELECT 1"))
            except SQLAlchemyError:
                self.let_go()
            else:
                return True
        connection = self._engine.connect()
        try:
            took = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _LEADING_LOCK})
            if took.scalar_one():
                self._connection = connection
                return True
        except BaseException:
            connection.close()
            raise
        connection.close()
        return False

    def let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                connection.close()


class _FileLock:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def is_held(self) -> bool:
        if self._connection is not None:
            return True
        connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            connection.close()
            return False
        self._connection = connection
        return True

    def let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
