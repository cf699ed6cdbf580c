"""One tick from the question what is due to LINE's answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.delivery import DeliveryOutcome
from bot.domain.notice import Held
from bot.service.delivering import Attempt
from bot.store.store import Store
from scheduler.remind import offices_due
from tests.support.silent_village import PUSH, QUOTA, SilentVillage, a_silent_village

RUNG = "2026-03-11T09:00:00+07:00"
NEXT_RUNG = "2026-03-27T09:00:00+07:00"


@pytest.fixture
def village(database_url: str, tmp_path: Path) -> Iterator[SilentVillage]:
    with a_silent_village(database_url, tmp_path) as village:
        yield village


def results(steps: list[Attempt | Held]) -> list[object]:
    return [step.result if isinstance(step, Attempt) else step.cause for step in steps]


def paths(village: SilentVillage) -> list[str]:
    return [record.path for record in village.platform.requests.of()]


def test_a_tick_pushes_what_is_due_and_a_second_one_nothing(village: SilentVillage) -> None:
    assert results(village.tick(RUNG)) == [DeliveryOutcome.SENT] * 6
    assert village.tick(RUNG) == []
    assert village.taken() == village.everybody


def test_line_is_asked_what_it_costs_before_anything_is_pushed(village: SilentVillage) -> None:
    village.tick(RUNG)
    asked = paths(village)
    assert QUOTA in asked[: asked.index(PUSH)]
    assert sum(path.endswith("/members/count") for path in asked[: asked.index(PUSH)]) == 5


def test_line_is_not_asked_anything_when_nothing_is_due(village: SilentVillage) -> None:
    village.tick(RUNG)
    before = len(paths(village))
    village.tick("2026-03-11T09:01:00+07:00")
    village.tick("2026-03-11T23:00:00+07:00")
    assert len(paths(village)) == before


def test_what_the_quota_does_not_pay_is_held_back_and_not_tried(database_url: str, tmp_path: Path) -> None:
    with a_silent_village(database_url, tmp_path, monthly_limit=30) as village:
        steps = village.tick("2026-04-10T09:00:00+07:00")
        held = [step for step in steps if isinstance(step, Held)]
        assert village.taken().total() + len(held) == 6
        assert {push.status for push in village.pushes()} == {200}
        assert village.platform.quota.used(village.clock.now()) <= 30
        store = Store(database_url)
        with store.reading() as books:
            kept = books.held_notices.since(village.office.id, held[0].day)
        store.close()
        assert sorted(one.key for one in kept) == sorted(one.key for one in held)


def test_the_coordinator_hears_in_the_same_tick_that_a_group_is_gone_and_only_once(
    village: SilentVillage,
) -> None:
    village.groups[1].bot_in = False
    village.tick(RUNG)
    village.tick("2026-03-11T09:01:00+07:00")
    village.tick(NEXT_RUNG)
    said = [message.text for message in village.platform.messages(village.coordinator)]
    [told] = [text for text in said if "ไม่ได้อยู่ในกลุ่ม" in text]
    assert "กองคลัง" in told
    assert sum(push.status == 400 for push in village.pushes()) == 1


def test_a_group_that_lets_us_in_again_hears_again(village: SilentVillage) -> None:
    group = village.groups[1]
    group.bot_in = False
    village.tick(RUNG)
    group.bot_in = True
    store = Store(village.url)
    with store.writing() as books:
        binding = books.chats.get(group.id)
        assert binding is not None
        books.chats.mark_joined(group.id, binding.kind, village.clock.now())
    store.close()
    village.tick(NEXT_RUNG)
    assert village.taken()[group.id] == 1


def test_only_the_office_asked_for_is_decided_about(village: SilentVillage) -> None:
    store = Store(village.url)
    now = village.at(RUNG)
    due = offices_due(store, now)
    assert due == [village.office.id]
    assert offices_due(store, now, village.office.id) == due
    assert offices_due(store, now, 404) == []
    store.close()
