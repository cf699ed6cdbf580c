"""The demo's page, ready to be played with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.store.store import Store
from tests.support.playing import Playing, playing


@pytest.fixture
def demo(sqlite_store: Store) -> Iterator[Playing]:
    """The page for an office with one measure and one group; the demo itself runs on SQLite."""
    with playing(sqlite_store) as demo:
        yield demo
