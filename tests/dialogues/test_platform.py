"""Ways of the LINE platform that take more than words to play: standby, rooms, second accounts, names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from bot.domain.numerals import Numerals
from bot.domain.person import Role
from bot.domain.plan import Section
from bot.store.store import Store
from handlers.naming_people import learn_names
from tests.support.khlang import Khlang, words
from tests.support.stage import a_stage
from tests.support.village import village_plan


@pytest.fixture
def khlang(sqlite_store: Store) -> Iterator[Khlang]:
    with a_stage(sqlite_store) as stage:
        yield Khlang(stage)


def test_in_standby_nothing_is_said_and_nothing_is_kept(khlang: Khlang) -> None:
    khlang.platform.channel.standby = True

    assert khlang.report() == []
    assert khlang.entries() == []
    khlang.platform.channel.standby = False
    assert "บันทึกแล้ว #1" in words(khlang.report())[0]


def test_an_old_room_works_like_a_group(khlang: Khlang) -> None:
    room = khlang.platform.add_room([khlang.coordinator, khlang.suda])
    khlang.platform.invite_bot(room)
    with khlang.stage.watching(room) as answers:
        khlang.platform.say(khlang.suda, room, "สวัสดีค่ะ")
    assert "ตามงานช่วยเก็บรายงานผล" in words(answers)[0]
    khlang.stage.say(khlang.coordinator, room, "ผูกกลุ่ม กองช่าง")

    assert "บันทึกแล้ว #1" in words(khlang.stage.say(khlang.suda, room, "รายงาน 6 ติดป้ายแล้ว"))[0]


def test_a_room_nobody_binds_is_left_as_a_room(khlang: Khlang) -> None:
    room = khlang.platform.add_room([khlang.suda])
    khlang.platform.invite_bot(room)
    khlang.stage.say(khlang.suda, room, "สวัสดีค่ะ")
    khlang.later(8 * 24 * 3600)

    assert "ขอออกจากกลุ่มก่อนนะคะ" in words(khlang.stage.say(khlang.suda, room, "เงียบจัง"))[0]
    assert not room.bot_in


def test_a_farewell_that_was_not_sent_leaves_nothing(khlang: Khlang) -> None:
    group = khlang.platform.add_group("กลุ่มที่ไม่มีใครผูก", [khlang.suda])
    khlang.platform.invite_bot(group)
    khlang.stage.settle()
    khlang.later(8 * 24 * 3600)
    khlang.platform.say(khlang.suda, group, "เงียบจัง")
    khlang.platform.deliver()
    khlang.stage.worker.inbox.work()
    khlang.later(120)
    khlang.stage.worker.drain()

    assert group.bot_in


def test_beside_a_second_account_the_bot_stays_outside_without_harm(khlang: Khlang) -> None:
    group = khlang.platform.add_group("กลุ่มที่มีบัญชีอื่น", [khlang.coordinator], other_account=True)
    with khlang.stage.watching(group) as answers:
        khlang.platform.invite_bot(group)

    assert answers == []
    assert not group.bot_in
    assert "บันทึกแล้ว #1" in words(khlang.report())[0]


def test_an_answer_whose_token_has_died_is_not_sent_late(khlang: Khlang) -> None:
    khlang.platform.say(khlang.suda, khlang.group, "รายงาน 3 ทำทะเบียนแล้ว")
    khlang.platform.deliver()
    khlang.stage.worker.inbox.work()
    khlang.later(90)
    with khlang.stage.watching(khlang.group) as answers:
        pass

    assert answers == []
    assert [number for number, _ in khlang.live()] == [1]
    assert khlang.platform.quota.used(khlang.stage.clock.now()) == 0


def names_are_learned(khlang: Khlang) -> None:
    """What the worker does when it has nothing else to do."""
    outbox = khlang.stage.worker.outbox
    learn_names(outbox.store, outbox.messenger, khlang.stage.clock.now())


def test_names_are_kept_with_the_entry_as_they_were(khlang: Khlang) -> None:
    khlang.report()
    names_are_learned(khlang)
    khlang.report("รายงาน 4 เผยแพร่ผลแล้ว")
    khlang.platform.rename(khlang.suda, "สุดา (พัสดุ)")
    khlang.later(40 * 24 * 3600)
    khlang.report("รายงาน 6 ติดประกาศแล้ว")
    names_are_learned(khlang)
    khlang.report("รายงาน 6 ติดประกาศเพิ่มแล้ว")

    assert [entry.display_name for entry in khlang.entries()] == [None, "สุดา", "สุดา", "สุดา (พัสดุ)"]


def test_kinds_nobody_knows_do_not_hold_up_what_follows(khlang: Khlang) -> None:
    strange = {
        "type": "hologram",
        "mode": "active",
        "timestamp": 1_773_108_000_000,
        "source": {"type": "group", "groupId": khlang.group.id},
        "webhookEventId": "01K0STRANGE",
    }
    khlang.platform.post_raw({"destination": "U0", "events": [strange, {"type": 7}, strange]})
    khlang.platform.send_sticker(khlang.suda, khlang.group)

    assert "บันทึกแล้ว #1" in words(khlang.report())[0]
    with khlang.stage.store.reading() as books:
        assert (books.inbox.backlog().waiting, books.inbox.backlog().failed) == (0, 0)


def test_who_adds_the_account_is_told_what_it_is_for(khlang: Khlang) -> None:
    somebody = khlang.platform.add_user("คนใหม่")
    with khlang.stage.watching(somebody) as answers:
        khlang.platform.befriend(somebody)

    assert "ตามงานช่วยติดตามและรวบรวมผลมาตรการ" in words(answers)[0]


def test_a_group_of_another_office_is_not_taken_over(khlang: Khlang) -> None:
    stage = khlang.stage
    with stage.store.writing() as books:
        other = books.offices.create("ไผ่งาม", "อบต.", "", "", "six-month", Numerals.THAI, ("สำนักปลัด",))
    stranger = stage.platform.add_user("วิไล", friend=True)
    stage.say(stranger, stranger, f"ลงทะเบียน {stage.invite(other, Role.COORDINATOR)}")
    room = stage.platform.add_group("กลุ่มร่วม", [khlang.coordinator, stranger], bot_in=True)
    stage.say(khlang.coordinator, room, "ผูกกลุ่ม กองคลัง")
    answers = words(stage.say(stranger, room, "ผูกกลุ่ม สำนักปลัด"))

    assert "ผูกกลุ่มนี้กับ" not in answers[0]


def with_measures_of_khlang(khlang: Khlang, codes: Sequence[str] = ("3", "4")) -> None:
    """The plan as it would be with the two measures of กองคลัง alone, under these codes."""
    whole = village_plan()
    of_khlang = [one for one in whole.measures() if one.responsible.divisions == ("กองคลัง",)]
    coded = tuple(
        replace(one, ref=code, question_code=code, number=None)
        for one, code in zip(of_khlang, codes, strict=True)
    )
    plan = replace(whole, sections=(Section(None, None, coded),))
    with khlang.stage.store.writing() as books:
        books.plans.save(khlang.office.id, plan, khlang.stage.clock.now())


def test_a_number_two_questions_share_is_asked_back(khlang: Khlang) -> None:
    with_measures_of_khlang(khlang, ("I12", "E12"))

    assert "หมายถึงได้หลายข้อ ระบุข้อใดข้อหนึ่งด้วยค่ะ I12 E12" in words(khlang.report("รายงาน 12 ทำแล้ว"))[0]


def test_a_division_without_measures_is_told_so(khlang: Khlang) -> None:
    stage = khlang.stage
    with_measures_of_khlang(khlang)
    works = stage.division_group(khlang.coordinator, "กองช่าง", [khlang.suda])

    for word in ("มาตรการ", "สถานะ"):
        assert "แผนปีงบประมาณ 2569 ไม่มีมาตรการของกองช่าง" in words(stage.say(khlang.suda, works, word))[0]
