"""The sentence that reports is heard through the chat around it."""

from __future__ import annotations

import pytest

from bot.text.listening import Verdict
from tests.unit.text.listeners import hear, recorded


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ("แดดร้อนจนหน้ามืด กลับมาก็นึกได้ว่ายังไม่ได้บอก ข้อ 3 ลงรายงานการประชุมครบแล้วค่ะ", {"3": "done"}),
        ("เสียดายมากเลยค่ะ อุตส่าห์จองห้องไว้ แต่ข้อ 3 ยังไม่ได้เริ่มเลยนะคะ แมวป่วยค่ะ", {"3": "not_started"}),
        ("ข้อ 3 ทำไปได้ 65% ครับพี่ออย เหลือนับอะไหล่ แมวมานอนในกล่องอีก", {"3": "in_progress"}),
        ("รอบสองแล้วนะคะ ข้อ 3 ยังลงไม่ครบค่ะ ซดโฮก", {"3": "in_progress"}),
        ("มิ้นท์นะคะ ศูนย์บริการเบ็ดเสร็จ เปิดแล้วค่ะ", {"2.1": "done"}),
    ],
)
def test_what_is_chatted_beside_a_report_keeps_nothing_from_it(words: str, statuses: dict[str, str]) -> None:
    assert recorded(hear(words)) == statuses


def test_the_day_of_another_tale_is_not_the_day_of_the_report() -> None:
    (update,) = hear("วันนี้ออกไปตลาด มาทั้งวัน ข้อ 3 ลงรายงานการประชุมแล้วค่ะ").updates
    assert update.dates == ()


@pytest.mark.parametrize(
    "words",
    [
        "ได้ข่าวมานานแล้วจากหลวงพ่อข้างบ้าน ข้อ 3 ลงรายงานการประชุมครบแล้วค่ะ",
        "ซดโฮกค่ะ ข้อ 3 ลงรายงานการประชุมแล้วค่ะ แต่ซดโฮกหลุดแล้ว",
        "ซดโฮก ข้อ 3 ลงซดโฮกแล้วค่ะ",
    ],
)
def test_what_turns_a_report_round_does(words: str) -> None:
    assert hear(words).verdict is not Verdict.RECORD
