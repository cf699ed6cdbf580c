"""Free talk in the many ways people name a measure, and what only looks like a report."""

from __future__ import annotations

import pytest

from bot.domain.status import Status
from bot.text.listening import Verdict, Why, listen
from tests.unit.text.listeners import context, hear, recorded
from tests.unit.text.plans import DIVISIONS


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ข้อสองจุดหนึ่งเปิดใช้แล้วค่ะ", {"2.1": "done"}),
        ("ข้อ (3) ลงเว็บแล้วค่ะ", {"3": "done"}),
        ("ข้อ 2.1/2.2 กำลังทำค่ะ", {"2.1": "in_progress", "2.2": "in_progress"}),
        ("ข้อ 1 3 5 เสร็จแล้วค่ะ", {"1": "done", "3": "done", "5": "done"}),
        ("ทั้ง 2.1 และ 2.2 เสร็จแล้วค่ะ", {"2.1": "done", "2.2": "done"}),
        ("ข้อ 1,3 ครบหมด เหลือ 5 ข้อเดียวที่กำลังทำค่ะ", {"1": "done", "3": "done", "5": "in_progress"}),
        ("ข้อ 3 ✅", {"3": "done"}),
        ("ขออภัย ข้อ 3 ลงครบแล้วค่ะ", {"3": "done"}),
        ("ข้อสามลงครบแล้วข้อห้ายังไม่ได้ทำ", {"3": "done", "5": "not_started"}),
        ("ข้อ 3 ที่บอกว่ายังไม่ครบ ตอนนี้ครบแล้วค่ะ", {"3": "done"}),
        ("ข้อ 3 รอเซ็นอยู่ค่ะ ยังไม่ได้ขึ้นเว็บ", {"3": "in_progress"}),
    ],
)
def test_measures_named_in_many_ways(words: str, found: dict[str, str]) -> None:
    assert recorded(hear(words)) == found


@pytest.mark.parametrize("words", ["ข้อ 2-1 เสร็จแล้ว", "ข้อ 2,1 เสร็จแล้ว"])
def test_a_dash_or_comma_for_a_dot_is_asked_about(words: str) -> None:
    (question,) = hear(words).questions
    assert question.refs == ("2.1",)


def test_this_measure_beside_others_is_the_quoted_one() -> None:
    assert recorded(hear("ข้อ 5 เสร็จแล้ว ข้อนี้ยังไม่เสร็จ", "3")) == {"5": "done", "3": "in_progress"}


@pytest.mark.parametrize(
    "words",
    [
        "ข้อ 3 กับ 5 รวมกันแล้วนะคะในแผนใหม่", "ข้อ 3 เปลี่ยนผู้รับผิดชอบแล้วค่ะ", "กติกาข้อ 3 แก้แล้วค่ะ", "ตาม MOU ข้อ 3 ทำแล้ว",
        "ข้อ 3 เลยกำหนดแล้วนะคะ", "ข้อ 3 พี่นิดกองคลังลงให้แล้วนะ", "ม.3 พ่นหมอกควันเสร็จแล้วครับ", "ข้อ 3 เสร็จแล้วอ่อ",
        "ข้อ 3 ส่งไฟล์ให้แล้วนะคะ", "เทสค่ะ ข้อ 3 เสร็จแล้ว", "ทำข้อ 3 เสร็จแล้วจะไปกินข้าว",
        "ประกาศจังหวัดข้อ 3 แก้แล้ว ข้อ 5 ยกเลิกแล้ว",
    ],
)  # fmt: skip
def test_talk_about_papers_deadlines_villages_and_others_is_none_of_ours(words: str) -> None:
    assert hear(words).verdict is Verdict.SILENT


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("อบต.ห้วยตาล ข้อ 3 ลงข่าวแล้วค่ะ", Verdict.RECORD),
        ("อบต. ห้วยตาลของเราประกาศแล้ว ข้อ 5 เรียบร้อยค่ะ", Verdict.RECORD),
        ("องค์การบริหารส่วนตำบลห้วยตาล ข้อ 3 ลงข่าวแล้วค่ะ", Verdict.RECORD),
        ("อบต.เรา ข้อ 3 ลงข่าวแล้วค่ะ", Verdict.RECORD),
        ("อบต.หนองม่วง ข้อ 3 ลงข่าวแล้วค่ะ", Verdict.SILENT),
    ],
)
def test_the_office_itself_is_no_other_agency(words: str, verdict: Verdict) -> None:
    asked = context()._replace(office="อบต.ห้วยตาล")
    assert listen(words, words, asked).verdict is verdict


def test_a_day_without_a_year_that_would_be_long_over_is_asked_about() -> None:
    (question,) = hear("ข้อ 3 ลงข่าวแล้ว 4 เม.ย.").questions
    assert question.why is Why.FUTURE_DATE
    assert question.update is not None
    assert question.update.dates == ()


def test_a_month_that_is_over_is_done_without_a_day() -> None:
    (update,) = hear("ข้อ 3 ลงข่าวไว้ตั้งแต่ พ.ย. ปีที่แล้วค่ะ").updates
    assert (update.status, update.dates) == (Status.DONE, ())


def test_the_day_others_came_is_no_day_of_the_work() -> None:
    (update,) = hear("ข้อ 3 ลงข่าวแล้วค่ะ เมื่อวานมีคนมาขอบคุณ").updates
    assert update.dates == ()


def test_figures_and_data_that_are_asked_for_are_no_report() -> None:
    assert hear("ประชุมบ่ายโมงครึ่งนะคะ เอาข้อมูลข้อ 1-5 มาด้วย").verdict is Verdict.SILENT


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ข้อ 3 ยังไม่ได้ทำค่ะ ยืมกันปากเปล่าเหมือนเดิม", {"3": "not_started"}),
        ("ข้อ 3 ยังไม่เสร็จจ้า หมาคาบเอกสารไปแทะ", {"3": "in_progress"}),
        ("ข้อ 3 ครูแหม่มลงรูปกีฬาสีในเพจแล้วค่ะ", {"3": "done"}),
        ("ข้อ 3 พี่ติดประชุมค่ะ", {}),
        ("ข้อ 3 พี่ติดประชุมแล้วค่ะ", {}),
        ("ข้อ 3 ยังไม่ได้ทำค่ะ ฝันไป", {}),
        ("ข้อ 3 ยังไม่เสร็จค่ะ ใช่ไหมคะ", {}),
        ("ข้อ 3 ยังไม่ได้ทำค่ะ กองช่างบอกว่าทำแล้ว", {}),
    ],
)
def test_what_only_explains_a_plain_status_may_hold_any_words(words: str, found: dict[str, str]) -> None:
    assert recorded(hear(words)) == found


def test_a_division_of_education_speaks_by_its_short_name() -> None:
    words = "กองศึกษาข้อ 3 เสร็จแร้วค่ะ"
    assert recorded(listen(words, words, context(speaks_for=(DIVISIONS[3],)))) == {"3": "done"}
    assert hear(words).verdict is Verdict.SILENT
