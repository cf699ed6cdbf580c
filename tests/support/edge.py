"""The edge to LINE: an installation with one bound group, and the simulated platform it pushes to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.chat import ChatKind
from bot.clock import SetClock
from bot.domain.delivery import Rendered
from bot.domain.notice import Notice
from bot.domain.office import Office
from bot.domain.person import Role
from bot.line.outbound import Messenger
from bot.line.render import render
from bot.line.simulator.faults import Fault, FaultKind
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from bot.line.simulator.request_log import RequestRecord
from bot.line.simulator.server import serve
from bot.line.written import written
from bot.service.delivering import Attempt
from bot.store.store import Store
from scheduler.sending import send_waiting
from tests.builders import NOON, found_office
from tests.support.notices import a_notice

PUSH = "/v2/bot/message/push"


@dataclass
class Edge:
    """The store on one side, LINE on the other; the clock stands still until it is moved."""

    store: Store
    clock: SetClock
    platform: Platform
    messenger: Messenger
    office: Office
    group: Group
    coordinator: Person

    def claim(self, *keys: str, **changes: object) -> None:
        """Put reminders for the group in line."""
        notices = [a_notice(key, self.office.id, **{"chat_id": self.group.id, **changes}) for key in keys]
        self.claim_all(notices)

    def claim_all(self, notices: list[Notice]) -> None:
        with self.store.writing() as books:
            rendered = [Rendered(notice, written(render(notice.reply))) for notice in notices]
            books.deliveries.claim(rendered, self.clock.now())

    def send(self) -> list[Attempt]:
        return list(send_waiting(self.store, self.messenger, self.clock))

    def strike(self, kind: FaultKind, times: int = 1, **details: object) -> None:
        self.platform.faults.add(Fault(PUSH, kind, times=times, **details))  # type: ignore[arg-type]

    def pushes(self) -> tuple[RequestRecord, ...]:
        return self.platform.requests.of(PUSH)

    def said(self) -> list[str]:
        """What the group reads."""
        return [message.text for message in self.platform.messages(self.group)]


@contextmanager
def an_edge(store: Store) -> Iterator[Edge]:
    """An edge on an empty store; LINE answers on loopback until it is left."""
    clock = SetClock(NOON)
    platform = Platform(clock)
    platform.faults.wait = lambda _seconds: None
    coordinator = platform.add_user("อรุณี", friend=True)
    group = platform.add_group("กองคลัง", [coordinator, platform.add_user("สมศรี")], bot_in=True)
    with store.writing() as books:
        office = found_office(books)
        khlang = office.divisions[1]
        books.chats.bind(group.id, ChatKind.GROUP, office.id, [khlang.id], NOON)
        books.members.add(office.id, coordinator.id, "", Role.COORDINATOR, None, None, None, NOON)
    with serve(platform) as line:
        messenger = Messenger(platform.channel.access_token, line.url, line.url, timeout=(3, 5))
        yield Edge(store, clock, platform, messenger, office, group, coordinator)
        messenger.close()
