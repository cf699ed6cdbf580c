"""A tick too large for one process: its offices are shared, and each notice is put in line once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from bot.store.store import Store
from scheduler import sharing
from scheduler.remind import offices_due
from scheduler.sharing import MOST_HANDS, put_in_line
from tests.support.silent_village import SilentVillage, a_silent_village

pytestmark = pytest.mark.postgresql

RUNG = "2026-03-11T09:00:00+07:00"
HANDS = min(os.cpu_count() or 1, MOST_HANDS)


@pytest.fixture
def village(postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SilentVillage]:
    """One office, which is enough to be shared here, and a quota nobody has asked LINE for."""
    monkeypatch.setattr(sharing, "SHARED_FROM", 1)
    with a_silent_village(postgresql_url, tmp_path) as village:
        yield village


@pytest.fixture
def store(village: SilentVillage) -> Iterator[Store]:
    store = Store(village.url)
    yield store
    store.close()


def test_every_process_takes_its_part_and_each_notice_is_put_in_line_once(
    village: SilentVillage, store: Store
) -> None:
    now = village.at(RUNG)
    offices = offices_due(store, now)

    parts = list(put_in_line(store, offices, now))

    assert len(parts) == HANDS
    assert [sum(part.won for part in some) for some in (parts, put_in_line(store, offices, now))] == [6, 0]


@pytest.mark.skipif(HANDS == 1, reason="a machine with one core shares nothing")
def test_a_process_that_fails_is_told_of_and_the_next_tick_makes_it_good(
    village: SilentVillage, store: Store
) -> None:
    now = village.at(RUNG)
    offices = offices_due(store, now)
    with psycopg.connect(village.url, autocommit=True) as connection:
        connection.execute("ALTER TABLE deliveries RENAME TO gone")
        with pytest.raises(RuntimeError, match=f"1 of {HANDS} processes"):
            list(put_in_line(store, offices, now))
        connection.execute("ALTER TABLE gone RENAME TO deliveries")

    assert sum(part.won for part in put_in_line(store, offices, now)) == 6
