"""A day named for handing in is promised; a day something was sent on is not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.text.listening import Promise, Verdict
from tests.unit.text.listeners import hear


@pytest.mark.parametrize(
    "words", ["ข้อ 3 ส่ง 28 มี.ค. ค่ะ", "ข้อ 3 รออีกนิดนะคะ ส่งวันที่ 28 มี.ค.", "ข้อ 3 รอแปบ ส่ง 28 มี.ค. ครับ"]
)
def test_a_coming_day_is_promised(words: str) -> None:
    assert hear(words).promises == (Promise(("3",), date(2025, 3, 28)),)


def test_people_who_were_sent_are_no_promise() -> None:
    listened = hear("ข้อ 3 ส่งเจ้าหน้าที่ไปอบรมลงข่าวเมื่อ 12 มี.ค. ค่ะ")
    assert listened.promises == ()
    assert listened.verdict is not Verdict.PROMISE


@pytest.mark.parametrize(
    "words", ["ข้อ 3 อย่าเพิ่งส่งนะคะ รอหนูดูก่อน", "ข้อ 3 ขอไปเช็คแฟ้มก่อนนะคะ", "ข้อ 3 รอผมตรวจก่อนครับ"]
)
def test_who_asks_to_wait_reports_nothing(words: str) -> None:
    assert hear(words).verdict is Verdict.SILENT


def test_a_meeting_today_is_no_report() -> None:
    assert hear("วันนี้ประชุม 13.30 น. นะคะ ข้อ 3 ฝากด้วย").verdict is Verdict.SILENT
