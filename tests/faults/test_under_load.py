"""What dies, hangs or is full while people report, with real processes on either database.

One installation goes through all of it, one trouble after the other: after each one every report stands
once, in the order it was said, and the next one is answered without anybody lifting a hand. What LINE
could not deliver at once may come after what was said later, and is then read after it: it has a higher
number, but its place in the document, which is by the time it was said.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import psycopg
import pytest

from bot.line.simulator.faults import Fault, FaultKind
from bot.store.migrating import upgrade
from tests.support.busy_office import REPLY, BusyOffice, a_busy_office
from tests.support.family import family_of
from tests.support.full_disk import no_room_for, no_room_in
from tests.support.silent_village import Gate

pytestmark = pytest.mark.endurance

Trouble = Callable[[BusyOffice], None]
BAD_ANSWERS = (
    FaultKind.SERVER_ERROR,
    FaultKind.RATE_LIMIT,
    FaultKind.GARBAGE,
    FaultKind.LOST_ANSWER,
    FaultKind.UNAUTHORIZED,
)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def busy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BusyOffice]:
    folder, server = tmp_path_factory.mktemp("busy"), None
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'tamngan.db'}"
    else:
        server = request.getfixturevalue("postgresql_server")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE busy")
        url = server.get_uri(database="busy")
    upgrade(url)
    with a_busy_office(url, folder, server) as office:
        yield office


def killed(*names: str) -> Trouble:
    """kill -9 in the middle, and a start by whatever supervises."""

    def trouble(busy: BusyOffice) -> None:
        busy.until(lambda: busy.delivered(3))
        busy.kill(*names)
        busy.start(*names)

    return trouble


def child_killed(busy: BusyOffice) -> None:
    """kill -9 of the process that serves, not of the one that was started."""
    busy.until(lambda: busy.delivered(3))
    for child in family_of(busy.processes["web"].pid)[1:]:
        child.kill()


def line_answers_badly(busy: BusyOffice) -> None:
    """LINE fails, has too many calls, answers garbage or not at all, and finds the access token expired."""
    for kind in BAD_ANSWERS:
        busy.platform.faults.add(Fault(REPLY, kind, times=2))
    asked = len(busy.platform.requests.of(REPLY))
    busy.until(lambda: len(busy.platform.requests.of(REPLY)) >= asked + 2 * len(BAD_ANSWERS))
    busy.platform.faults.clear()


def line_hangs(busy: BusyOffice) -> None:
    gate = Gate()
    busy.platform.faults.wait = gate.wait
    busy.platform.faults.add(Fault(REPLY, FaultKind.HANG, times=10, seconds=1))
    assert gate.holds(1)
    busy.until(lambda: busy.is_read() and not busy.platform.undelivered())
    busy.platform.faults.clear()
    gate.opened.set()


def database_taken(busy: BusyOffice) -> None:
    """SQLite is locked by somebody else for longer than LINE waits.

    PostgreSQL ends all connections, and is then stopped until LINE has seen it.
    """
    busy.until(lambda: busy.delivered(3))
    url = busy.command.environment["DATABASE_URL"]
    if busy.server is None:
        somebody = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        somebody.execute("BEGIN IMMEDIATE")
        busy.fails()
        somebody.close()
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    busy.until(lambda: busy.delivered(6))
    busy.server.stop()
    try:
        busy.fails()
    finally:
        busy.server.ensure_postgres_running()


def disk_full(busy: BusyOffice) -> None:
    """There is no room to write, until LINE has seen it."""
    busy.until(lambda: busy.delivered(3))
    started = [one.pid for process in busy.processes.values() for one in family_of(process.pid)]
    url = busy.command.environment["DATABASE_URL"]
    with no_room_for(started) if busy.server is None else no_room_in(busy.server, url):
        busy.fails()


def second_ones(busy: BusyOffice) -> None:
    """Two of everything, and then the first ones die."""
    busy.start("web 2", "worker 2", "clock 2")
    busy.kill("web", "worker", "clock")
    busy.processes = {name.split()[0]: process for name, process in busy.processes.items()}


def twice_and_backwards(busy: BusyOffice) -> None:
    """LINE delivers what was said in one go, the newest first, and then all of it again."""
    busy.until(lambda: not busy.platform.pending() and not busy.platform.undelivered())
    with busy.platform.lock:
        busy.report(4)
        events = list(reversed(busy.platform.pending()))
        busy.platform.deliver(events, together=True)
    busy.platform.redeliver(events)


TROUBLES: dict[str, Trouble] = {
    "the web is killed": killed("web"),
    "a process of the web is killed": child_killed,
    "the worker is killed": killed("worker"),
    "everything is killed at once": killed("web", "worker", "clock"),
    "the database is taken away": database_taken,
    "the disk is full": disk_full,
    "LINE answers badly": line_answers_badly,
    "LINE hangs": line_hangs,
    "twice and backwards": twice_and_backwards,
    "two of everything": second_ones,
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_every_report_stands_once_and_in_order(busy: BusyOffice, trouble: Trouble) -> None:
    busy.through(trouble)

    busy.until(busy.is_read)
    busy.through(lambda _busy: None, reports=0)
    busy.until(lambda: busy.is_read() and busy.is_answered())
    assert busy.recorded() == busy.said()
    assert busy.recorded_in_time() == busy.said_in_time()
