"""A stage: one installation with real parts, and the simulated LINE platform around it.

Webhooks travel as signed bodies into the real web application; replies travel over real HTTP from
the real LINE client to the simulator. Only the clock is held in hand.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask

from bot.clock import SetClock, aware_utc
from bot.domain.calendar import FiscalYear
from bot.domain.office import Division, Office
from bot.domain.person import Role
from bot.line.outbound import Messenger
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Group, Person, Place
from bot.line.simulator.platform import Platform
from bot.line.simulator.server import serve
from bot.links import Links
from bot.service.membership import invite
from bot.service.planning import PlanFile, PlanImport, import_file
from bot.store.files import Files
from bot.store.store import Store
from handlers.app import create_app
from handlers.fetching import Fetching
from handlers.inbox import Inbox
from handlers.outbox import Outbox
from handlers.routing import discover
from handlers.web.desk import Desk
from handlers.worker import Worker

LINKS = Links("https://bot.example", "what signs the links of the stage")


class Stage:
    """Plays people on the simulated platform and shows what the bot answered and stored."""

    def __init__(
        self,
        store: Store,
        files: Files,
        platform: Platform,
        worker: Worker,
        clock: SetClock,
        line_url: str,
        app: Flask,
    ) -> None:
        self.app = app
        self.line_url = line_url
        self.client = app.test_client()
        self.files = files
        self.store = store
        self.platform = platform
        self.worker = worker
        self.clock = clock

    def at(self, moment: str | datetime) -> None:
        """Set the clock; text is ISO with its zone."""
        self.clock.set(aware_utc(datetime.fromisoformat(moment) if isinstance(moment, str) else moment))

    def later(self, seconds: float) -> None:
        """Let that much time go by."""
        self.clock.set(self.clock.now() + timedelta(seconds=seconds))

    def invite(self, office: Office, role: Role, division: Division | None = None) -> str:
        with self.store.writing() as books:
            return invite(books, office, role, self.clock.now(), post="ปลัด", division=division)

    def import_plan(self, office: Office, data: bytes, file_name: str, year: int) -> PlanImport:
        return import_file(self.store, office, PlanFile(data, file_name), FiscalYear(year), self.clock.now())

    def say(self, person: Person, place: Place, text: str, quote: Message | None = None) -> list[Message]:
        """Somebody says something; gives the bot's answers, empty when it stays silent."""
        with self.watching(place) as answers:
            self.platform.say(person, place, text, quote)
        return answers

    @contextmanager
    def watching(self, place: Place) -> Iterator[list[Message]]:
        """Let people act, then let the bot; the list holds its answers in that place afterwards."""
        before = len(self.platform.messages(place))
        answers: list[Message] = []
        yield answers
        self.settle()
        answers += [m for m in self.platform.messages(place)[before:] if m.sender is None]

    def settle(self) -> None:
        """Deliver every waiting event and let the bot handle and answer them."""
        self.platform.deliver()
        self.worker.drain()

    def coordinator(self, office: Office, name: str = "อรุณี") -> Person:
        """A registered coordinator of the office."""
        person = self.platform.add_user(name, friend=True)
        self.say(person, person, f"ลงทะเบียน {self.invite(office, Role.COORDINATOR)}")
        return person

    def division_group(self, coordinator: Person, division: str, members: list[Person]) -> Group:
        """A LINE group of a division with the bot in it, bound by the coordinator."""
        group = self.platform.add_group(f"กลุ่ม{division}", [coordinator, *members])
        self.platform.invite_bot(group)
        self.settle()
        self.say(coordinator, group, f"ผูกกลุ่ม {division}")
        return group


@contextmanager
def a_stage(store: Store, moment: str = "2026-03-10T09:00:00+07:00", links: Links = LINKS) -> Iterator[Stage]:
    """A stage on the given store; the simulator listens on loopback until it is left."""
    clock = SetClock(aware_utc(datetime.fromisoformat(moment)))
    platform = Platform(clock)
    server = serve(platform)
    folder = tempfile.TemporaryDirectory(prefix="tamngan-files-")
    try:
        files = Files(Path(folder.name))
        messenger = Messenger(platform.channel.access_token, server.url, server.url)
        worker = Worker(
            Inbox(store, clock, discover(), links),
            Outbox(store, clock, messenger),
            Fetching(store, clock, messenger, files),
        )
        app = create_app(Desk(store, clock, files, links), platform.channel.secret)
        client = app.test_client()

        def post(_url: str, body: bytes, headers: Mapping[str, str]) -> int:
            return client.post("/callback", data=body, headers=dict(headers)).status_code

        platform.post = post
        platform.channel.webhook_url = "https://bot.example/callback"
        yield Stage(store, files, platform, worker, clock, server.url, app)
    finally:
        server.stop()
        folder.cleanup()
