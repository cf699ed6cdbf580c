"""Several real worker processes on one PostgreSQL: every event once, in order per chat."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry
from bot.line.simulator.people import Group, Person
from bot.store.store import Store
from tests.support.command_line import CommandLine
from tests.support.stage import Stage, a_stage
from tests.support.village import found_village

WORKERS = 2
MESSAGES = 30
PATIENCE = 240.0


@pytest.mark.postgresql
def test_two_workers_give_each_event_one_entry_in_order(postgresql_url: str, tmp_path: Path) -> None:
    store = Store(postgresql_url)
    with a_stage(store) as stage:
        office, _plan = found_village(stage)
        coordinator = stage.coordinator(office)
        groups: list[tuple[Person, Group]] = []
        for division in office.divisions:
            staff = stage.platform.add_user(f"คน{division.name}")
            groups.append((staff, stage.division_group(coordinator, division.name, [staff])))
        events_twice(stage, groups)
        workers = [start_worker(postgresql_url, stage, tmp_path) for _ in range(WORKERS)]
        try:
            assert drained(store), "the inbox was not emptied in time"
        finally:
            for worker in workers:
                worker.terminate()
            told = [worker.communicate(timeout=30) for worker in workers]
            assert [worker.returncode for worker in workers] == [0] * WORKERS, told
        with store.reading() as books:
            entries = books.entries.of_year(office.id, FiscalYear(2569))
    store.close()
    assert [entry.number for entry in sorted(entries, key=lambda e: e.number)] == list(
        range(1, MESSAGES * len(groups) + 1)
    )
    for division in office.divisions:
        said = in_order_of_number([entry for entry in entries if entry.division_id == division.id])
        assert said == [f"ครั้งที่ {turn} แล้ว" for turn in range(MESSAGES)]


def events_twice(stage: Stage, groups: list[tuple[Person, Group]]) -> None:
    """Everybody reports in turn; every event is delivered, and then once more."""
    for turn in range(MESSAGES):
        for staff, group in groups:
            stage.platform.say(staff, group, f"รายงาน 6 ครั้งที่ {turn} แล้ว")
    told = stage.platform.pending()
    stage.platform.deliver(together=True)
    stage.platform.redeliver(told)


def start_worker(url: str, stage: Stage, folder: Path) -> subprocess.Popen[str]:
    return CommandLine(url, folder).speaking_to(stage.platform, stage.line_url).start("worker")


def drained(store: Store) -> bool:
    """Wait, looking often, until nothing waits in the inbox; gives up after PATIENCE seconds."""
    clock = SystemClock()
    began = clock.now()
    pause = threading.Event()
    while (clock.now() - began).total_seconds() < PATIENCE:
        with store.reading() as books:
            if books.inbox.backlog().waiting == 0:
                return True
        pause.wait(0.1)
    return False


def in_order_of_number(entries: list[Entry]) -> list[str]:
    return [entry.text for entry in sorted(entries, key=lambda entry: entry.number)]
