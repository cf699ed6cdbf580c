"""The one day a deadline is moved to; today is Tuesday, 10 March 2569."""

from __future__ import annotations

from datetime import date

import pytest

from bot.text.deadlines import coming_day, opens_with_day

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("20 เม.ย. 69", date(2026, 4, 20)),
        ("๒๐ เมษายน ๒๕๖๙ ค่ะ", date(2026, 4, 20)),
        ("20 เม.ย.", date(2026, 4, 20)),
        ("วันที่ 20 เมษา", date(2026, 4, 20)),
        ("20/4/69", date(2026, 4, 20)),
        ("20/4/2569", date(2026, 4, 20)),
        ("20-04-2026", date(2026, 4, 20)),
        ("2026-04-20", date(2026, 4, 20)),
        ("เป็น 20 เม.ย. นี้", date(2026, 4, 20)),
        ("5 ก.พ.", date(2027, 2, 5)),
        ("20-22 เม.ย. 69", date(2026, 4, 22)),
        ("สิ้นเดือนหน้า", date(2026, 4, 30)),
        ("5 ก.พ. 69", date(2026, 2, 5)),
        ("พรุ่งนี้", date(2026, 3, 11)),
        ("มะรืนนี้", date(2026, 3, 12)),
        ("อีก 3 วัน", date(2026, 3, 13)),
        ("วันศุกร์", date(2026, 3, 13)),
        ("วันศุกร์นี้ค่ะ", date(2026, 3, 13)),
        ("วันอังคาร", date(2026, 3, 17)),
        ("วันศุกร์หน้า", date(2026, 3, 20)),
        ("วันพฤหัสบดีหน้า", date(2026, 3, 19)),
        ("สิ้นเดือน", date(2026, 3, 31)),
    ],
)
def test_the_day_named(words: str, day: date) -> None:
    assert coming_day(words, TODAY) == day


@pytest.mark.parametrize(
    "words",
    ["", "เร็ว ๆ นี้", "31 เม.ย. 69", "20 เม.ย. หรือ 25 เม.ย."],
)
def test_no_day_or_more_than_one(words: str) -> None:
    assert coming_day(words, TODAY) is None


@pytest.mark.parametrize("words", ["20 เม.ย.", " เป็นวันที่ 20/4/69 ค่ะ", "ออกไปวันศุกร์หน้า", ": พรุ่งนี้"])
def test_words_about_a_day(words: str) -> None:
    assert opens_with_day(words, TODAY)


@pytest.mark.parametrize("words", ["", "การประชุมเป็น 20 เม.ย.", "นัดหมายพรุ่งนี้"])
def test_words_about_something_else(words: str) -> None:
    assert not opens_with_day(words, TODAY)
