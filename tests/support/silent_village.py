"""A village whose divisions say nothing: groups on the simulated platform, and `tamngan remind` beside it."""

from __future__ import annotations

import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.chat import ChatKind
from bot.clock import SetClock, aware_utc
from bot.domain.notice import Held
from bot.domain.numerals import Numerals
from bot.domain.office import Office
from bot.domain.person import Role
from bot.line.outbound import Messenger
from bot.line.simulator.faults import Fault, FaultKind
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from bot.line.simulator.request_log import RequestRecord
from bot.line.simulator.server import serve
from bot.service.delivering import Attempt
from bot.store.files import FOLDER, Files
from bot.store.leadership import Leadership
from bot.store.store import Store
from scheduler.remind import remind
from scheduler.tools import Tools
from tests.support.command_line import CommandLine
from tests.support.village import DIVISIONS, village_plan

PUSH = "/v2/bot/message/push"
QUOTA = "/v2/bot/message/quota"
PATIENCE_SECONDS = 60


class Gate:
    """Holds calls at LINE until it is opened; the first `passes` go through."""

    def __init__(self, passes: int = 0) -> None:
        self.opened = threading.Event()
        self._passes = passes
        self._held = 0
        self._change = threading.Condition()

    def wait(self, _seconds: float) -> None:
        """What a call that LINE is slow with does."""
        with self._change:
            if self._passes:
                self._passes -= 1
                return
            self._held += 1
            self._change.notify_all()
        self.opened.wait(PATIENCE_SECONDS)

    def holds(self, calls: int) -> bool:
        """Wait until so many calls are held; False when they do not come."""
        with self._change:
            return self._change.wait_for(lambda: self._held >= calls, PATIENCE_SECONDS)


@dataclass
class SilentVillage:
    """The office in its database, the platform around it, and the command line on both."""

    url: str
    platform: Platform
    clock: SetClock
    command: CommandLine
    line_url: str
    office: Office
    coordinator: Person
    groups: list[Group]

    @property
    def everybody(self) -> Counter[str]:
        """Whoever is to hear once on a day of the ladder: each group, and the coordinator."""
        return Counter([self.coordinator.id, *(group.id for group in self.groups)])

    def gate(self, path: str, kind: FaultKind, passes: int = 0) -> Gate:
        """From now on calls to that path are held open."""
        gate = Gate(passes)
        self.platform.faults.wait = gate.wait
        self.platform.faults.add(Fault(path, kind, times=10_000, seconds=1))
        return gate

    def tick(self, at: str | datetime) -> list[Attempt | Held]:
        """One tick of a clock of this process, just begun: all that was pushed or held back."""
        self.at(at)
        store = Store(self.url)
        messenger = Messenger(self.platform.channel.access_token, self.line_url, self.line_url)
        tools = Tools(store, self.clock, messenger, Leadership(self.url), Files(self.command.folder / FOLDER))
        try:
            tools.leads()
            return list(remind(tools))
        finally:
            tools.leadership.give_up()
            messenger.close()
            store.close()

    def start(self, at: str | datetime) -> subprocess.Popen[str]:
        """`tamngan remind --at` as a process of its own, not waited for."""
        self.at(at)
        return self.command.start("remind", "--at", self.clock.now().isoformat(), "--json")

    def at(self, moment: str | datetime) -> datetime:
        """Set the clocks of LINE and of the next tick."""
        self.clock.set(aware_utc(datetime.fromisoformat(moment) if isinstance(moment, str) else moment))
        return self.clock.now()

    def answered(self, pushes: int) -> bool:
        """Wait, looking often, until LINE is done with so many pushes, whether or not anybody listens."""
        pause = threading.Event()
        for _ in range(PATIENCE_SECONDS * 50):
            if len(self.pushes()) >= pushes:
                return True
            pause.wait(0.02)
        return False

    def waiting(self) -> int:
        """How many pushes have no outcome yet."""
        store = Store(self.url)
        with store.reading() as books:
            queue = books.delivery_figures.queue(self.clock.now())
        store.close()
        return queue.waiting

    def pushes(self) -> tuple[RequestRecord, ...]:
        return self.platform.requests.of(PUSH)

    def taken(self) -> Counter[str]:
        """How many pushes LINE took for each chat: the witness."""
        bodies = [push.body for push in self.pushes() if push.status == 200]
        return Counter(str(body["to"]) for body in bodies if isinstance(body, dict))


@contextmanager
def a_silent_village(
    url: str, folder: Path, groups: int = 5, size: int = 12, monthly_limit: int | None = None
) -> Iterator[SilentVillage]:
    """Groups of that many people bound to the divisions in turn; nobody ever answers."""
    clock = SetClock(aware_utc(datetime.fromisoformat("2025-10-15T09:00:00+07:00")))
    platform = Platform(clock)
    platform.channel.monthly_limit = platform.quota.limit = monthly_limit
    coordinator = platform.add_user("อรุณี", friend=True)
    places = [
        platform.add_group(
            f"กลุ่ม {number}", [platform.add_user(f"คน {number}-{one}") for one in range(size)], bot_in=True
        )
        for number in range(groups)
    ]
    office = _found(url, coordinator, places, clock.now())
    with serve(platform) as line:
        command = CommandLine(url, folder).speaking_to(platform, line.url)
        yield SilentVillage(url, platform, clock, command, line.url, office, coordinator, places)


def _found(url: str, coordinator: Person, groups: list[Group], now: datetime) -> Office:
    store = Store(url)
    with store.writing() as books:
        office = books.offices.create(
            "ห้วยตาล", "อบต.", "ดอนงาม", "นครตัวอย่าง", "six-month", Numerals.THAI, DIVISIONS
        )
        books.plans.save(office.id, village_plan(), now)
        books.members.add(office.id, coordinator.id, "", Role.COORDINATOR, None, None, None, now)
        for number, group in enumerate(groups):
            division = office.divisions[number % len(office.divisions)]
            moment = now + timedelta(seconds=number)
            books.chats.bind(group.id, ChatKind.GROUP, office.id, [division.id], moment)
    store.close()
    return office
