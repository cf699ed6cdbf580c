"""A flood of questions gets one sentence and then silence; what is reported in it is not lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.service.restraint import MOST_IN_CHAT, MOST_TO_ONE
from bot.store.store import Store
from tests.support.khlang import Khlang, words
from tests.support.stage import a_stage

SLOW_DOWN = "ข้อความเข้ามาถี่มาก ขอพักตอบสักครู่นะคะ"


@pytest.fixture
def khlang(sqlite_store: Store) -> Iterator[Khlang]:
    with a_stage(sqlite_store) as stage:
        yield Khlang(stage)


def asked(khlang: Khlang, times: int, text: str = "ค้าง") -> list[str]:
    """สุดา says it so often, faster than anybody is answered; gives the answers."""
    with khlang.stage.watching(khlang.group) as answers:
        for _ in range(times):
            khlang.platform.say(khlang.suda, khlang.group, text)
    return words(answers)


def test_a_flood_of_one_person_gets_one_sentence_then_silence(khlang: Khlang) -> None:
    answers = asked(khlang, MOST_TO_ONE + 10)

    assert len(answers) == MOST_TO_ONE + 1
    assert [SLOW_DOWN in answer for answer in answers] == [False] * MOST_TO_ONE + [True]


def test_reports_in_a_flood_are_recorded_and_confirmed(khlang: Khlang) -> None:
    asked(khlang, MOST_TO_ONE + 5)

    answers = khlang.report("รายงาน 3 ทำทะเบียนยืมพัสดุแล้ว")

    assert "บันทึกแล้ว #1" in words(answers)[0]
    assert khlang.live() == [(1, "ทำทะเบียนยืมพัสดุแล้ว")]
    assert khlang.report("ค้าง") == []


def test_others_in_the_group_are_answered_meanwhile(khlang: Khlang) -> None:
    asked(khlang, MOST_TO_ONE + 5)

    assert len(khlang.report("ค้าง", khlang.manee)) == 1


def test_after_a_minute_whoever_flooded_is_answered_again(khlang: Khlang) -> None:
    asked(khlang, MOST_TO_ONE + 5)
    khlang.later(61)

    assert len(khlang.report("ค้าง")) == 1


def test_a_flood_of_a_whole_group_is_held_back_too(khlang: Khlang) -> None:
    people = [khlang.platform.add_user(f"คนที่ {number}") for number in range(1, 5)]
    khlang.platform.join_member(khlang.group, *people)
    khlang.stage.settle()
    khlang.later(61)
    with khlang.stage.watching(khlang.group) as answers:
        for number in range(MOST_IN_CHAT + 8):
            khlang.platform.say(people[number % 4], khlang.group, "วิธีใช้")

    told = words(answers)
    assert len(told) == MOST_IN_CHAT + 1
    assert SLOW_DOWN in told[-1]


def test_too_many_reports_in_one_message_get_one_sentence_and_none_is_kept(khlang: Khlang) -> None:
    (answer,) = khlang.report("รายงาน " + "\n".join("ข้อ 3 ทำทะเบียนยืมพัสดุแล้ว" for _ in range(100)))

    assert "จึงยังไม่ได้บันทึก กรุณาแบ่งส่งครั้งละไม่เกิน 40 รายการค่ะ" in words([answer])[0]
    assert khlang.live() == []
