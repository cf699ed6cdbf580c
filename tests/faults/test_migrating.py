"""kill -9 in the middle of a migration: the database is as it was before, and the next start finishes it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sqlalchemy import inspect, text

from bot.store.engine import migrating_engine
from bot.store.migrating import upgrade
from bot.store.store import Store
from tests.builders import found_office

_STOPS_IN_THE_MIDDLE = """
import logging, sys
from bot.store.migrating import upgrade

class Stop(logging.Handler):
    def emit(self, record):
        if "-> " + sys.argv[2] in record.getMessage():
            print("in the middle", flush=True)
            sys.stdin.read()

logging.getLogger("alembic.runtime.migration").addHandler(Stop())
logging.getLogger("alembic.runtime.migration").setLevel(logging.INFO)
upgrade(sys.argv[1])
"""


@pytest.mark.parametrize(("before", "killed_at"), [(None, "0003"), ("0005", "0008")], ids=["new", "old"])
def test_a_killed_migration_is_begun_again(
    empty_database_url: str, before: str | None, killed_at: str
) -> None:
    if before is not None:
        upgrade(empty_database_url, before)
    there = tables(empty_database_url) if before is not None else set()
    process = subprocess.Popen(
        [sys.executable, "-c", _STOPS_IN_THE_MIDDLE, empty_database_url, killed_at],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "in the middle\n"
    process.kill()
    process.communicate(timeout=30)

    assert tables(empty_database_url) - {"alembic_version"} == there - {"alembic_version"}
    upgrade(empty_database_url)
    store = Store(empty_database_url)
    with store.writing() as books:
        assert found_office(books).id == 1
    store.close()


def tables(url: str) -> set[str]:
    """The tables there are, once nobody holds the database any more."""
    engine = migrating_engine(url)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(7404230911260154201)"))
        found = set(inspect(connection).get_table_names())
    engine.dispose()
    return found
