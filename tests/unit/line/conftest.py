"""A loopback server in the place of LINE, and a messenger that talks to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.line.outbound import Messenger
from tests.support.loopback import Loopback, loopback


@pytest.fixture
def line() -> Iterator[Loopback]:
    with loopback() as server:
        yield server


@pytest.fixture
def messenger(line: Loopback) -> Iterator[Messenger]:
    """Waits half a second at most, so a server that never answers costs little."""
    with closing(Messenger("a-secret-token", line.base, line.base, timeout=(2.0, 0.5))) as talking:
        yield talking
