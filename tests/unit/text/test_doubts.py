"""When "done" is doubted: it is asked about, never recorded."""

from __future__ import annotations

import pytest

from bot.text.doubts import goes_on, may_not_be_done, names_work
from bot.text.matching import canon
from tests.unit.text.listeners import hear, recorded


@pytest.mark.parametrize(
    "line", ["ยังม่เสร็จแล้ว", "คู่มือช่างเสร็จ คู่มือธุรการยัง", "คันนี้ยังไม่มีสมุด คันอื่นลงแล้ว", "ไม่ไหวแล้ว", "งบไม่พอแล้ว"]
)
def test_what_denies_it(line: str) -> None:
    assert may_not_be_done(canon(line))


@pytest.mark.parametrize(
    "line", ["ไม่ติดปัญหา เสร็จแล้ว", "ไม่มีงบ แต่ทำแล้ว", "ยังไม่มีเรื่องร้องเรียน เปิดศูนย์แล้ว", "เสร็จแล้วไม่ต้องห่วง"]
)
def test_a_not_about_something_else_denies_nothing(line: str) -> None:
    assert not may_not_be_done(canon(line))


def test_a_not_of_the_title_denies_nothing() -> None:
    assert not may_not_be_done("ประกาศไม่รับของขวัญแล้ว", "นโยบายไม่รับของขวัญ")
    assert may_not_be_done("ประกาศไม่รับของขวัญแล้ว")


def test_a_later_time_behind_done_goes_on() -> None:
    assert goes_on("ทดสอบเสร็จแล้ว เปิดใช้สัปดาห์หน้า")
    assert not goes_on("เปิดใช้แล้วตั้งแต่สัปดาห์ก่อน")


def test_work_has_a_word() -> None:
    assert names_work("ลงข่าวแล้ว")
    assert names_work("เสร็จแล้ว")
    assert not names_work("คิวยาวมากแล้ว")


@pytest.mark.parametrize(
    "words", ["ข้อ 3 คิวยาวมากแล้วค่ะ", "ข้อ 3 ทดสอบเสร็จแล้ว ลงเพิ่มสัปดาห์หน้า", "ข้อ 3 ไม่ไหวแล้วค่ะ"]
)
def test_the_doubtful_is_not_recorded(words: str) -> None:
    assert recorded(hear(words)) == {}


@pytest.mark.parametrize(
    "words", ["ข้อ 3 อยากลงข่าวให้เสร็จ", "ข้อ 3 เขาลงข่าวให้แล้ว", "ข้อ 3 ลงเฉพาะเพจแล้ว", "ข้อ 3 ลงข่าวแล้วอีก"]
)
def test_words_of_others_of_wishes_and_of_what_is_open_are_not_recorded(words: str) -> None:
    assert recorded(hear(words)) == {}
