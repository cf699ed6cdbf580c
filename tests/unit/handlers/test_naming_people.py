"""Names of people who reported: learned from LINE afterwards, kept with what they say next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.domain.calendar import FiscalYear
from bot.line.outbound import Messenger
from bot.line.simulator.people import Group, Person
from bot.store.store import Store
from handlers.naming_people import learn_names
from tests.support.stage import Stage, a_stage
from tests.support.village import found_village


class Reporters:
    """A group of กองคลัง whose people report, and a messenger that asks LINE for their names."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.office, _plan = found_village(stage)
        self.coordinator = stage.coordinator(self.office)
        self.suda = stage.platform.add_user("สุดา คลัง")
        self.group: Group = stage.division_group(self.coordinator, "กองคลัง", [self.suda])
        token = stage.platform.channel.access_token
        self.messenger = Messenger(token, stage.line_url, stage.line_url)

    def report(self, person: Person) -> None:
        self.stage.say(person, self.group, "รายงาน 3 ลงทะเบียนพัสดุแล้ว")

    def learn(self) -> int:
        return learn_names(self.stage.store, self.messenger, self.stage.clock.now())

    def names(self) -> list[str | None]:
        with self.stage.store.reading() as books:
            return [e.display_name for e in books.entries.of_year(self.office.id, FiscalYear(2569))]

    def questions(self) -> int:
        return sum(
            "/member/" in one.path or "/profile" in one.path for one in self.stage.platform.requests.of()
        )


@pytest.fixture
def reporters(store: Store) -> Iterator[Reporters]:
    with a_stage(store) as stage:
        yield Reporters(stage)


def test_an_entry_keeps_the_name_known_when_it_was_recorded(reporters: Reporters) -> None:
    reporters.report(reporters.suda)
    reporters.learn()
    reporters.report(reporters.suda)
    reporters.stage.platform.rename(reporters.suda, "สุดา ช่าง")
    reporters.report(reporters.suda)

    assert reporters.names() == [None, "สุดา คลัง", "สุดา คลัง"]


def test_a_name_is_asked_for_once(reporters: Reporters) -> None:
    reporters.learn()
    before = reporters.questions()
    for _ in range(3):
        reporters.report(reporters.suda)
        reporters.learn()

    assert reporters.questions() - before == 1


def test_who_registered_is_known_by_name(reporters: Reporters) -> None:
    reporters.learn()

    with reporters.stage.store.reading() as books:
        assert [m.display_name for m in books.members.of_office(reporters.office.id)] == ["อรุณี"]


def test_a_name_line_does_not_say_stops_nothing(reporters: Reporters) -> None:
    gone = reporters.stage.platform.add_user("มานี คลัง")
    reporters.stage.platform.join_member(reporters.group, gone)
    reporters.report(gone)
    reporters.report(reporters.suda)
    reporters.stage.platform.leave_member(reporters.group, gone)

    assert reporters.learn() == 3  # the coordinator registered as well
    assert reporters.learn() == 0
    reporters.report(reporters.suda)
    assert reporters.names() == [None, None, "สุดา คลัง"]
