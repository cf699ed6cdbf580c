"""The day something is promised for, said on Thursday 20 March 2568."""

from __future__ import annotations

from datetime import date

import pytest

from bot.text.deadlines import promised_day
from bot.text.message import message_of
from bot.text.times import named_times
from tests.unit.text.plans import TODAY


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ส่งวันนี้บ่ายๆ", date(2025, 3, 20)),
        ("ส่งเย็นนี้", date(2025, 3, 20)),
        ("พรุ่งนี้เช้า", date(2025, 3, 21)),
        ("มะรืนนี้", date(2025, 3, 22)),
        ("อีก 3 วัน", date(2025, 3, 23)),
        ("ภายในสองวัน", date(2025, 3, 22)),
        ("วันศุกร์", date(2025, 3, 21)),
        ("ศุกร์นี้", date(2025, 3, 21)),
        ("วันพฤหัส", date(2025, 3, 27)),
        ("วันจันทร์หน้า", date(2025, 3, 24)),
        ("วันศุกร์หน้า", date(2025, 3, 28)),
        ("วันอาทิตย์หน้า", date(2025, 3, 30)),
        ("อาทิตย์หน้า", date(2025, 3, 28)),
        ("ภายในสัปดาห์นี้", date(2025, 3, 21)),
        ("วันจันทร์ที่ 24", date(2025, 3, 24)),
        ("ภายในวันที่ 25", date(2025, 3, 25)),
        ("วันที่ 5", date(2025, 4, 5)),
        ("28 มี.ค.", date(2025, 3, 28)),
        ("ภายใน ๓/๔/๖๘", date(2025, 4, 3)),
        ("5 ม.ค.", date(2026, 1, 5)),
        ("สิ้นเดือน", date(2025, 3, 31)),
        ("สิ้นเดือนหน้า", date(2025, 4, 30)),
        ("กลางเดือนหน้า", date(2025, 4, 15)),
        ("เดือนหน้า", date(2025, 4, 30)),
    ],
)
def test_a_coming_day_is_read(words: str, day: date) -> None:
    message = message_of(words)
    times = named_times(message, TODAY, future=True)
    assert promised_day(message.text, (0, len(message.text)), times, TODAY) == day


@pytest.mark.parametrize(
    "words", ["เดี๋ยวส่ง", "5 มี.ค. 68", "31 ก.พ. 69", "วันศุกร์ที่แล้ว", "อาทิตย์ที่แล้ว", "ปีหน้า", "5 มี.ค. 75"]
)
def test_no_coming_day_is_named(words: str) -> None:
    message = message_of(words)
    times = named_times(message, TODAY, future=True)
    assert promised_day(message.text, (0, len(message.text)), times, TODAY) is None
