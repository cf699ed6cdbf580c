"""What tests of reminding stand on: a year of an invented office whose clock is moved by hand."""

from __future__ import annotations

import pytest

from bot.store.store import Store
from tests.support.reminded_year import RemindedYear


@pytest.fixture
def year(store: Store) -> RemindedYear:
    """อบต.ห้วยตาล on 1 October with five bound groups of twelve, on the free plan."""
    return RemindedYear(store)
