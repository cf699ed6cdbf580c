"""What is said of another year than the plan's is no report of it."""

from __future__ import annotations

import pytest

from bot.text.listening import Verdict
from tests.unit.text.listeners import hear


@pytest.mark.parametrize(
    "words",
    [
        "ปี 67 ข้อ 3 เราทำครบ 90%", "ปีงบ 66 ข้อ 3 ลงข่าวครบแล้ว", "ข้อ 3 ของปี 2567 ลงครบแล้วค่ะ",
        "ผลข้อ 3 ปี 65 เสร็จ 100%",
        "ปีงบประมาณ พ.ศ. 2566 ข้อ 3 เสร็จแล้ว", "สมัยก่อนข้อ 3 ทำครบแล้ว", "ข้อ 3 เมื่อปีกลายเสร็จแล้ว",
    ],
)  # fmt: skip
def test_another_year_reports_nothing(words: str) -> None:
    assert hear(words).verdict is Verdict.SILENT


@pytest.mark.parametrize(
    "words", ["ปี 68 ข้อ 3 ลงข่าวครบแล้ว", "ปีงบประมาณ 2568 ข้อ 3 ลงข่าวแล้วค่ะ", "ข้อ 3 ปี 2568 ลงข่าวแล้ว"]
)
def test_the_year_of_the_plan_does(words: str) -> None:
    assert hear(words).verdict is Verdict.RECORD
