"""Memory: what a transaction has read, so that a batch of messages reads the same things once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar, cast

Known = TypeVar("Known")


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
