"""A village whose report goes into the chain: a coordinator, three posts, one of them with a deputy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.domain.person import Role
from bot.domain.signing import Snapshot
from bot.line.simulator.buttons import buttons
from bot.line.simulator.messages import Message
from bot.line.simulator.people import Person
from bot.service.membership import invite
from bot.service.signed_documents import make_due_documents
from bot.store.leadership import Leadership
from bot.store.store import Store
from scheduler.remind import tell_news
from scheduler.tools import Tools
from tests.support.stage import LINKS, Stage, a_stage
from tests.support.village import YEAR, found_village

HEAD, CLERK, MAYOR = "หัวหน้าสำนักปลัด", "ปลัดองค์การบริหารส่วนตำบล", "นายกองค์การบริหารส่วนตำบล"
DEPUTY = "รองปลัดองค์การบริหารส่วนตำบล"


def words(message: Message) -> str:
    """What the message says: a text, or the sentence a notification shows."""
    return message.text or str(message.content.get("altText", ""))


class SigningVillage:
    """The office with everybody who signs, on a stage whose clock also does what has become due."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.office, self.plan = found_village(stage)
        self.coordinator = stage.coordinator(self.office)
        self.head = self.executive("สมหมาย ไลน์", HEAD, 1)
        self.clerk = self.executive("บุญมี ไลน์", CLERK, 2)
        self.deputy = self.executive("มานะ ไลน์", DEPUTY, 2)
        self.mayor = self.executive("ทองดี ไลน์", MAYOR, 3)
        messenger = stage.worker.outbox.messenger
        self.tools = Tools(
            stage.store, stage.clock, messenger, Leadership("sqlite:///unused.db"), stage.files, LINKS
        )

    def executive(self, name: str, post: str, order: int) -> Person:
        """Somebody who signs, registered as a person would."""
        person = self.stage.platform.add_user(name, friend=True)
        with self.stage.store.writing() as books:
            code = invite(
                books, self.office, Role.EXECUTIVE, self.stage.clock.now(), post=post, signing_order=order
            )
        self.stage.say(person, person, f"ลงทะเบียน {code}")
        return person

    def tick(self) -> None:
        """What the clock process does within a minute."""
        make_due_documents(self.stage.store, self.stage.files, self.stage.clock.now())
        tell_news(self.tools)

    def report(self, text: str = "รายงาน 3 ทำทะเบียนเสร็จแล้ว") -> None:
        """A division says something new."""
        group = self.stage.platform.add_group("กลุ่มกองคลัง", [self.coordinator], bot_in=True)
        self.stage.say(self.coordinator, group, "ผูกกลุ่ม กองคลัง")
        self.stage.later(60)
        self.stage.say(self.coordinator, group, text)
        self.stage.later(60)

    def propose(self) -> Snapshot:
        """The coordinator says เสนอ and confirms; everybody due is told."""
        self.stage.say(self.coordinator, self.coordinator, "เสนอ")
        self.press(self.coordinator, self.card(self.coordinator), "เสนอตามที่มี")
        self.tick()
        return self.newest()

    def press(self, person: Person, message: Message, label: str) -> list[str]:
        """Press the button of that label; gives what the bot answered, as text."""
        self.stage.later(1)
        with self.stage.watching(person) as answers:
            self.stage.platform.press(person, message, label)
        return [words(answer) for answer in answers]

    def card(self, person: Person) -> Message:
        """The newest card with buttons that person has."""
        said = [one for one in self.stage.platform.messages(person) if one.sender is None]
        return next(one for one in reversed(said) if buttons(one))

    def told(self, person: Person) -> list[str]:
        """Everything the bot said to that person."""
        return [words(one) for one in self.stage.platform.messages(person) if one.sender is None]

    def approve(self, person: Person) -> list[str]:
        """Press เห็นชอบ on the newest card; everybody due is told."""
        answers = self.press(person, self.card(person), "เห็นชอบ")
        self.tick()
        return answers

    def approve_all(self) -> Snapshot:
        """Through all three posts."""
        for person in (self.head, self.clerk, self.mayor):
            self.approve(person)
        return self.newest()

    def newest(self) -> Snapshot:
        with self.stage.store.reading() as books:
            return books.snapshots.of_round(self.office.id, YEAR, 1)[0]

    def actions(self) -> list[str]:
        """The audit trail, oldest first."""
        with self.stage.store.reading() as books:
            return [record.action for record in reversed(books.audit.of_office(self.office.id))]


@contextmanager
def a_signing_village(store: Store, moment: str = "2026-03-10T09:00:00+07:00") -> Iterator[SigningVillage]:
    """The village at nine on a working day of March 2569."""
    with a_stage(store, moment) as stage:
        yield SigningVillage(stage)
