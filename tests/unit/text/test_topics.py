"""What talk is about, by long pieces it shares with one title."""

from __future__ import annotations

import pytest

from bot.text.listening import Verdict
from bot.text.problems import ProblemKind
from bot.text.reading import read_report
from bot.text.topics import TopicIndex, says_more_than_work
from tests.builders import a_measure, a_plan
from tests.unit.text.listeners import hear, recorded
from tests.unit.text.plans import DIVISIONS, TODAY

TITLES = TopicIndex(
    [
        ("เผยแพร่แผนและผลการจัดซื้อจัดจ้าง", ("ขึ้นเว็บไซต์",)),
        ("ควบคุมการใช้รถส่วนกลาง", ("ลงสมุดการใช้รถ",)),
        ("จัดทำคู่มือการปฏิบัติงาน", ()),
        ("จัดทำคู่มือสำหรับประชาชน", ()),
    ]
)


@pytest.mark.parametrize(
    ("said", "place", "is_whole"),
    [
        ("แผนจัดซื้อจัดจ้างลงเว็บ", 0, True),
        ("จัดซื้อจัดจ้างกระดาษ", 0, False),
        ("รถส่วนกลางลงสมุด", 1, True),
        ("รถส่วนกลางล้าง", 1, False),
    ],
)
def test_what_is_left_over_tells_whether_it_is_all_about_the_title(
    said: str, place: int, is_whole: bool
) -> None:
    topic = TITLES.topic(said)
    assert topic is not None
    assert topic.place == place
    assert (topic.left <= 3) is is_whole


def test_a_word_of_two_titles_tells_nothing() -> None:
    topic = TITLES.topic("คู่มือพิมพ์")
    assert topic is not None
    assert topic.own == topic.rival


@pytest.mark.parametrize("said", ["", "เงินเดือนเข้า", "ประชุม"])
def test_other_talk_has_no_topic(said: str) -> None:
    assert TITLES.topic(said) is None


def test_a_thing_is_more_than_work() -> None:
    assert not says_more_than_work("ลงเว็บแล้วค่ะ")
    assert says_more_than_work("แจกเบี้ยครบแล้วค่ะ")


def test_a_title_in_other_words_is_recorded_and_a_single_piece_is_not() -> None:
    assert recorded(hear("แผ่นพับสิทธิผู้สูงอายุ แจกให้ชาวบ้านแล้วค่ะ")) == {"6": "done"}
    assert hear("แผ่นพับงานวัดพิมพ์แล้วค่ะ").verdict is not Verdict.RECORD


def test_beside_the_words_of_one_title_a_few_harmless_letters_are_nobodys_concern() -> None:
    assert recorded(hear("เผยแพร่รายงานการประชุมสภาทางเว็บไซต์ ขลุ่ย เสร็จแล้วค่ะ")) == {"3": "done"}
    many = hear("เผยแพร่รายงานการประชุมสภาทางเว็บไซต์ ขลุ่ยกับระนาดและฉิ่งฉาบ เสร็จแล้วค่ะ")
    assert many.verdict is Verdict.ASK


def test_the_end_of_a_step_under_the_command_says_nothing_of_the_work() -> None:
    of_a_step = ("3 สมุดบันทึกการใช้รถ", "3 จัดทำสมุดบันทึกการใช้รถ", "3 สมุดบันทึกการใช้รถครบทุกคัน")
    plan = a_plan(a_measure("3", "ควบคุมการใช้รถ", number="3", steps=("จัดทำสมุดบันทึกการใช้รถ",)))
    said = {words: read_report(words, plan, TODAY, DIVISIONS, DIVISIONS[:1]) for words in of_a_step}
    assert [[problem.kind for problem in reading.problems] for reading in said.values()] == [
        [ProblemKind.NO_TEXT],
        [],
        [],
    ]
