"""Several measures on one line under a command."""

from __future__ import annotations

import pytest

from bot.domain.entry import EntryField
from bot.text.problems import ProblemKind
from tests.unit.text.plans import read


def statuses(words: str) -> dict[str, str | None]:
    reading = read(words)
    assert not reading.problems
    return {update.measure.ref: update.status and update.status.value for update in reading.updates}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ข้อ 1 เสร็จแล้ว ข้อ 3 ยังไม่ได้ทำ", {"1": "done", "3": "not_started"}),
        (
            "ข้อ 1 เสร็จแล้วค่ะ ส่วนข้อ 3 กำลังทำ แต่ข้อ 4 ยกเลิกแล้ว",
            {"1": "done", "3": "in_progress", "4": "not_applicable"},
        ),
        ("1 เสร็จแล้ว ,3 เสร็จแล้ว, 4 ยังไม่เสร็จ", {"1": "done", "3": "done", "4": "in_progress"}),
        ("2.1 เสร็จ 2.2 ยังไม่ได้ทำ", {"2.1": "done", "2.2": "not_started"}),
        ("ข้อ 1 เสร็จ 70% ข้อ 3 เสร็จ 100%", {"1": "in_progress", "3": "done"}),
    ],
)
def test_several_reports_on_one_line(words: str, expected: dict[str, str]) -> None:
    assert statuses(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "3 จัดทำแล้วตามข้อ ๑ และ ๒ เสร็จแล้ว",
        "3 เสร็จแล้ว ดูข้อ 4 ประกอบ ครบแล้ว",
        "3 แก้ไขแล้วตามระเบียบข้อ 5 ทำครบแล้ว",
        "3 จัดอบรม ข้อ 4 ของระเบียบ เสร็จแล้ว",
        "3 เสร็จแล้ว ข้อ 9 ก็เสร็จแล้ว",
        "3 มีคนมา 7.2 เท่าของปีก่อน เสร็จแล้ว",
    ],
)
def test_a_reference_that_belongs_to_the_text_never_splits_it(words: str) -> None:
    reading = read(words)
    assert {update.measure.ref for update in reading.updates} == {"3"}


def test_the_text_of_each_ends_before_the_next() -> None:
    reading = read("ข้อ 1 จัดอบรมแล้ว 30 คน, ข้อ 3 ยังไม่ได้ติดป้าย")
    assert [update.text for update in reading.updates] == ["จัดอบรมแล้ว 30 คน", "ยังไม่ได้ติดป้าย"]


@pytest.mark.parametrize(
    "words",
    [
        "3 ต้องทำยังไงคะ",
        "3 ใครรับผิดชอบ",
        "ข้อ 3 เสร็จหรือยังคะ",
        "3 ส่งภายในวันไหนคะ",
        "3 เสร็จแล้วใช่ไหม",
        "3?",
        "3 ต้องแนบรูปไหมครับ",
    ],
)
def test_a_question_under_the_command_is_no_report(words: str) -> None:
    reading = read(words)
    assert reading.updates == ()
    assert [(problem.kind, problem.refs) for problem in reading.problems] in (
        [(ProblemKind.QUESTION, ("3",))],
        [(ProblemKind.NO_TEXT, ("3",))],
    )


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("3 เสร็จแล้วค่ะ ต้องส่งรูปไหมคะ", "เสร็จแล้ว"),
        ("3 จัดอบรมแล้ว ต้องแนบรูปที่ไหนคะ", "จัดอบรมแล้ว"),
        ("3 จัดอบรมหัวข้อ ทำไมต้องซื่อสัตย์ 30 คน เมื่อวันจันทร์ที่แล้ว", "จัดอบรมหัวข้อ ทำไมต้องซื่อสัตย์ 30 คน เมื่อวันจันทร์ที่แล้ว"),
        ("3 จัดทำคำถามที่พบบ่อย 10 ข้อ", "จัดทำคำถามที่พบบ่อย 10 ข้อ"),
    ],
)
def test_a_report_with_a_question_behind_it_is_recorded_without_it(words: str, text: str) -> None:
    reading = read(words)
    assert [update.text for update in reading.updates] == [text]


def test_one_question_among_reports_is_told_apart() -> None:
    reading = read("ข้อ 1 ทำแล้ว\nข้อ 3 ต้องทำยังไงคะ")
    assert [update.measure.ref for update in reading.updates] == ["1"]
    assert [(problem.kind, problem.refs) for problem in reading.problems] == [(ProblemKind.QUESTION, ("3",))]


def test_a_correction_under_the_command_names_what_changed() -> None:
    (update,) = read("5 แก้เป็น 14 มี.ค. ไม่ใช่ 12").updates
    assert (update.is_correction, update.status, update.text, update.field) == (
        True,
        None,
        "",
        EntryField.RESULTS,
    )
    assert [day.value.isoformat() for day in update.dates] == ["2025-03-14"]


def test_mending_as_work_is_no_correction() -> None:
    (update,) = read("5 แก้ไขข้อความบนป้ายเป็นภาษาอังกฤษแล้ว 3 จุด").updates
    assert not update.is_correction
    assert update.text == "แก้ไขข้อความบนป้ายเป็นภาษาอังกฤษแล้ว 3 จุด"
