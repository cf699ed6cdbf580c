"""Ordinary talk costs nothing: no answer, no question to LINE, and no row but the events themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.store.schema import metadata
from bot.store.store import Store
from tests.support.khlang import Khlang
from tests.support.stage import a_stage

STORY = tomllib.loads(Path(__file__).parent.joinpath("stories/chatter.toml").read_text(encoding="utf-8"))
LINES = STORY["turn"][0]["chatters"].strip("\n").split("\n")


@pytest.fixture
def khlang(store: Store) -> Iterator[Khlang]:
    with a_stage(store) as stage:
        yield Khlang(stage)


def rows(database_url: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is stored, table by table, but for the events."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        found = {
            name: sorted((tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))), key=str)
            for name in metadata.tables
            if name != "events"
        }
    engine.dispose()
    return found


def test_talk_is_not_answered_and_nothing_of_it_is_kept(khlang: Khlang, database_url: str) -> None:
    assert len(LINES) >= 30
    before, asked = rows(database_url), len(khlang.stage.platform.requests.of())

    for line in LINES:
        assert khlang.stage.say(khlang.suda, khlang.group, line) == [], line
        khlang.later(2)

    assert rows(database_url) == before
    assert len(khlang.stage.platform.requests.of()) == asked
