"""What tests of the door time comes through stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.store.store import Store
from tests.support.edge import Edge, an_edge


@pytest.fixture
def edge(store: Store) -> Iterator[Edge]:
    """A store with an office and a bound group, and LINE on the other side."""
    with an_edge(store) as edge:
        yield edge
