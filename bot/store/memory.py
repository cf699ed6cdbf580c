"""Memory: what was read once, so that the messages after it need not read it again.

PostgreSQL's lasts as long as a transaction. SQLite's, where one connection writes, lasts on for what
changes rarely: SQLite says whether anybody else has written meanwhile (`PRAGMA data_version`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar, cast

from sqlalchemy import Connection

Known = TypeVar("Known")

_LASTING = frozenset(
    {
        "chat_divisions",
        "chats",
        "divisions",
        "measures",
        "members",
        "office_days",
        "plans",
        "rounds",
        "sections",
        "switched_off_occasions",
    }
)
"""The tables of which enough is written through the books, and rarely enough, to trust what was read."""

_MOST = 2_000
"""How much is known after a transaction at most; a plan counts as one."""

_KEY = "tamngan_memory"


class Memory:
    """Off until `is_on`: whoever wants to see what others commit meanwhile goes on asking the database.

    What this transaction writes itself is never remembered otherwise: writing to a table forgets what
    was read of it.
    """

    def __init__(self) -> None:
        self.is_on = False
        self._known: dict[Hashable, tuple[frozenset[str], object]] = {}

    def recall(self, key: Hashable, read: Callable[[], Known], tables: Iterable[str]) -> Known:
        """What is known under the key; read from these tables when it is not."""
        if not self.is_on:
            return read()
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = (frozenset(tables), read())
        return cast("Known", known[1])

    def knows(self, key: Hashable) -> bool:
        """Whether it can be recalled without reading."""
        return self.is_on and key in self._known

    def learn(self, facts: Mapping[Hashable, object], tables: Iterable[str]) -> None:
        """Know what was read of these tables for many keys at once."""
        of = frozenset(tables)
        self._known |= {key: (of, value) for key, value in facts.items()}

    def forget(self, table: str) -> None:
        """Something was written to the table."""
        self._known = {key: known for key, known in self._known.items() if table not in known[0]}

    def clear(self) -> None:
        """Know nothing any more."""
        self._known.clear()

    def settle(self) -> None:
        """The transaction was committed: keep what the next one may trust."""
        self.is_on = False
        lasting = {key: known for key, known in self._known.items() if known[0] and known[0] <= _LASTING}
        self._known = lasting if len(lasting) <= _MOST else {}


def memory_of(connection: Connection) -> Memory:
    """What a write transaction that has just begun knows already."""
    if connection.dialect.name != "sqlite":
        return Memory()
    [version] = connection.exec_driver_sql("PRAGMA data_version").one()
    memory, seen = connection.info.get(_KEY, (Memory(), None))
    if seen != version:
        memory.clear()
    connection.info[_KEY] = memory, version
    return cast("Memory", memory)
