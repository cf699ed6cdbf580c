"""Signing on both databases: one decision a place however many decide at once, and what ends a version."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.signing import SnapshotState
from bot.errors import Refusal
from bot.service.own_addresses import check_addresses, set_own_address
from bot.service.publishing import publish
from bot.service.signing import approve, send_back, turn_of
from bot.store.store import Store
from tests.support.signing import SigningVillage, a_signing_village
from tests.support.village import village_plan


@pytest.fixture
def village(store: Store) -> Iterator[SigningVillage]:
    with a_signing_village(store) as village:
        yield village


def test_of_two_who_approve_at_once_one_does(village: SigningVillage) -> None:
    village.propose()
    village.approve(village.head)
    snapshot_id, now = village.newest().id, village.stage.clock.now() + timedelta(seconds=1)
    begun, outcomes = threading.Barrier(2), []

    def decide(user_id: str) -> None:
        begun.wait()
        try:
            with village.stage.store.writing() as books:
                approve(books, turn_of(books, user_id, snapshot_id), now)
            outcomes.append("approved")
        except Refusal as refusal:
            outcomes.append(refusal.key)

    threads = [threading.Thread(target=decide, args=[one.id]) for one in (village.clerk, village.deputy)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["approved", "sign.already"]
    assert len(village.newest().acts) == 2
    assert village.actions().count("approved") == 2


def test_an_approval_and_a_return_at_once_are_one_decision(village: SigningVillage) -> None:
    village.propose()
    snapshot_id, now = village.newest().id, village.stage.clock.now() + timedelta(seconds=1)
    begun, outcomes = threading.Barrier(2), []

    def act(returns: bool) -> None:
        begun.wait()
        try:
            with village.stage.store.writing() as books:
                turn = turn_of(books, village.head.id, snapshot_id)
                if returns:
                    send_back(books, turn, "ข้อ 3", now)
                else:
                    approve(books, turn, now)
            outcomes.append("done")
        except Refusal:
            outcomes.append("refused")

    threads = [threading.Thread(target=act, args=[returns]) for returns in (True, False)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done", "refused"]
    assert len(village.newest().acts) == 1


def test_a_plan_changed_meanwhile_cannot_be_signed_on(village: SigningVillage) -> None:
    village.propose()
    with village.stage.store.writing() as books:
        plan = village_plan()
        (section,) = plan.sections
        first, *others = section.measures
        cells = {key: f"{text} ฉบับปรับปรุง" for key, text in first.cells.items()}
        measures = (replace(first, cells=cells), *others)
        changed = replace(plan, sections=(replace(section, measures=measures),))
        books.plans.save(village.office.id, changed, village.stage.clock.now())
    (refused,) = village.press(village.head, village.card(village.head), "เห็นชอบ")
    assert "แผนหรือหลักฐานถูกแก้หลังเสนอฉบับที่ 1" in refused


def test_what_is_said_later_does_not_change_what_is_signed(village: SigningVillage) -> None:
    village.report()
    village.propose()
    village.report("รายงาน 4 ลงเว็บไซต์แล้ว")

    assert village.approve_all().state is SnapshotState.APPROVED


def test_the_same_content_has_the_same_hash_at_another_moment(village: SigningVillage) -> None:
    village.report()
    first = village.propose()
    village.press(village.head, village.card(village.head), "ส่งกลับ")
    village.stage.say(village.head, village.head, "ขอดูอีกครั้ง")
    village.stage.later(3600)
    second = village.propose()

    assert (second.version, second.content_hash) == (2, first.content_hash)


def test_a_broken_own_address_is_told_once_a_week(village: SigningVillage) -> None:
    village.propose()
    snapshot = village.approve_all()
    visited: list[str] = []

    def visit(address: str) -> str:
        visited.append(address)
        return "not_found"

    with village.stage.store.writing() as books:
        now = village.stage.clock.now()
        publish(books, village.stage.files, village.office, "member:1", snapshot.id, False, now)
        set_own_address(books, village.office, "member:1", 2569, 1, "https://huaitan.example/ita", now)
    before = len(village.told(village.coordinator))
    for day in ("10", "11", "12", "16"):
        village.stage.at(f"2026-03-{day}T10:00:00+07:00")
        check_addresses(village.stage.store, visit, village.stage.clock.now())
        village.tick()
        village.tick()
    told = village.told(village.coordinator)[before:]
    assert visited == ["https://huaitan.example/ita"] * 4
    assert len(told) == 2
    assert "ไม่พบหน้านี้แล้ว" in told[0]

    village.stage.at("2026-05-06T10:00:00+07:00")
    assert check_addresses(village.stage.store, visit, village.stage.clock.now()) == 0
