"""Attempts: parts of a transaction that can be undone alone, at no cost while they only read.

A savepoint is two round trips, and most of what people say in a group makes us read and no more. It is
set just before the first statement that writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, NestedTransaction, event

from bot.store.memory import Memory

_OPTION = "tamngan_attempts"
_WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


class Attempts:
    """The attempts of one transaction, the outermost first; what is written empties its memory."""

    def __init__(self, connection: Connection, memory: Memory) -> None:
        self._connection = connection.execution_options(**{_OPTION: self})
        self._memory = memory
        self._savepoints: list[NestedTransaction | None] = []

    @contextmanager
    def attempt(self, *, at_once: bool) -> Iterator[None]:
        """A part that is undone when an exception leaves it; `at_once` its savepoint is set right away."""
        depth = len(self._savepoints)
        self._savepoints.append(None)
        if at_once:
            self._set_savepoints()
        try:
            yield
        except BaseException:
            self._memory.clear()
            savepoint = self._savepoints[depth]
            del self._savepoints[depth:]
            if savepoint is not None:
                savepoint.rollback()
            raise
        savepoint = self._savepoints[depth]
        del self._savepoints[depth:]
        if savepoint is not None:
            savepoint.commit()

    def about_to_write(self, table: str) -> None:
        """Set the savepoints that were put off, and forget what is about to change."""
        self._memory.forget(table)
        self._set_savepoints()

    def _set_savepoints(self) -> None:
        for depth, savepoint in enumerate(self._savepoints):
            if savepoint is None:
                self._savepoints[depth] = self._connection.begin_nested()


def watch_writes(engine: Engine) -> None:
    """Have the attempts of the engine's transactions told before anything is written."""

    @event.listens_for(engine, "before_cursor_execute")
    def before(
        connection: Connection, _cursor: Any, statement: str, _values: Any, _context: Any, _many: bool
    ) -> None:
        attempts = connection.get_execution_options().get(_OPTION)
        written = _WRITES.match(statement)
        if attempts is not None and written is not None:
            attempts.about_to_write(written[1])
