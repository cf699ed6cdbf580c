"""Days as Thai offices write them, said on Thursday 20 March 2568."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import MONTHS, SHORT_MONTHS
from bot.domain.numerals import to_thai
from bot.text.dates import Precision, named_days
from bot.text.message import message_of
from tests.unit.text.plans import TODAY


def days_in(words: str, said_on: date = TODAY) -> list[tuple[str, str]]:
    message = message_of(words)
    return [
        (message.copy.cut(day.begin, day.stop), day.last.isoformat())
        for day in named_days(message.dates, said_on)
    ]


@pytest.mark.parametrize(
    ("words", "text", "value"),
    [
        ("เมื่อ 10 ม.ค. 65", "10 ม.ค. 65", "2022-01-10"),
        ("10 มค 65", "10 มค 65", "2022-01-10"),
        ("10 ม.ค.65 ครับ", "10 ม.ค.65", "2022-01-10"),
        ("10ม.ค65", "10ม.ค65", "2022-01-10"),
        ("๑๘ เมษายน ๒๕๖๗", "๑๘ เมษายน ๒๕๖๗", "2024-04-18"),
        ("18 เดือนเมษายน พ.ศ. 2567", "18 เดือนเมษายน พ.ศ. 2567", "2024-04-18"),
        ("20 เมษา 65", "20 เมษา 65", "2022-04-20"),
        ("5 กรกฎา 67", "5 กรกฎา 67", "2024-07-05"),
        ("1 กุมภา 68", "1 กุมภา 68", "2025-02-01"),
        ("6/4/65", "6/4/65", "2022-04-06"),
        ("15/2/2568", "15/2/2568", "2025-02-15"),
        ("15-10-2567", "15-10-2567", "2024-10-15"),
        ("15 10 2567", "15 10 2567", "2024-10-15"),
        ("5.3.68", "5.3.68", "2025-03-05"),
        ("10-ม.ค.-68", "10-ม.ค.-68", "2025-01-10"),
        ("10/มค/68", "10/มค/68", "2025-01-10"),
        ("2025-03-10", "2025-03-10", "2025-03-10"),
        ("2568/03/10", "2568/03/10", "2025-03-10"),
        ("10 Jan 2025", "10 Jan 2025", "2025-01-10"),
        ("10 MARCH 68", "10 MARCH 68", "2025-03-10"),
        ("ลว. 18 ก.พ. 68", "18 ก.พ. 68", "2025-02-18"),
        ("ลว.18 ก.พ. 68", "18 ก.พ. 68", "2025-02-18"),
        ("29 ก.พ. 67", "29 ก.พ. 67", "2024-02-29"),
        ("15 มี.ค.", "15 มี.ค.", "2025-03-15"),
        ("21 มี.ค.", "21 มี.ค.", "2024-03-21"),
        ("15 มี.ค. 30 คน", "15 มี.ค.", "2025-03-15"),
        ("15 มี.ค. 09.00 น.", "15 มี.ค.", "2025-03-15"),
        ("วันที่ 6/3", "6/3", "2025-03-06"),
        ("วันนี้จัดอบรม", "วันนี้", "2025-03-20"),
        ("เมื่อวานประชุม", "เมื่อวาน", "2025-03-19"),
        ("เมื่อวานนี้ประชุม", "เมื่อวานนี้", "2025-03-19"),
        ("เมื่อวานซืนประชุม", "เมื่อวานซืน", "2025-03-18"),
        ("เมื่อ 3 วันก่อน", "3 วันก่อน", "2025-03-17"),
        ("วันศุกร์ที่แล้ว", "วันศุกร์ที่แล้ว", "2025-03-14"),
        ("15-16 มี.ค. 68", "15-16 มี.ค. 68", "2025-03-16"),
        ("15 มี.ค. - 17 มี.ค. 68", "15 มี.ค. - 17 มี.ค. 68", "2025-03-17"),
        ("28 ก.พ. ถึง 2 มี.ค. 68", "28 ก.พ. ถึง 2 มี.ค. 68", "2025-03-02"),
        ("30 ธ.ค. - 2 ม.ค. 68", "30 ธ.ค. - 2 ม.ค. 68", "2025-01-02"),
        ("ที่ 149/2568 ลงวันที่ 5 มี.ค. 68", "5 มี.ค. 68", "2025-03-05"),
        ("ประจำเดือนเมษายน 2567 (5 เมษายน 2567)", "5 เมษายน 2567", "2024-04-05"),
        ("ข้อ 3, 15 มี.ค. 68", "15 มี.ค. 68", "2025-03-15"),
        ("ข้อ 3 - 15 มี.ค. 68", "15 มี.ค. 68", "2025-03-15"),
        ("จะจัดต่อ จัดแล้ว 5 มี.ค. 68", "5 มี.ค. 68", "2025-03-05"),
    ],
)
def test_a_day_is_read(words: str, text: str, value: str) -> None:
    assert days_in(words) == [(text, value)]


@pytest.mark.parametrize(
    "words",
    [
        "31 ก.พ. 68",
        "29 ก.พ. 68",
        "32 ม.ค. 68",
        "10/13/68",
        "149/2568",
        "คำสั่งที่ 9/68",
        "https://huaytan.go.th/10-01-2568",
        "huaytan.go.th/10/1/68",
        "โทร 081-234-5678",
        "02-123-4567",
        "ต.ค.64-ก.ย.65",
        "1 ต.ค. 67 - 30 ก.ย. 68",
        "เดือนมีนาคม 2568",
        "ภายใน 10 ม.ค. 68",
        "คาดว่าแล้วเสร็จ 10 มี.ค. 68",
        "จะจัด 5 มี.ค. 68",
        "21 มี.ค. 68",
        "พรุ่งนี้",
        "ทุกวันนี้",
        "4 มีคนมาอบรม",
        "2.1 จัดประชุม",
        "12518 เมษายน 25689",
        "80%",
        "9/14 หมู่บ้าน",
        "10 ม.ค. 40",
    ],
)
def test_nothing_that_happened_on_a_day_is_named(words: str) -> None:
    assert days_in(words) == []


def test_several_days_are_read_in_order() -> None:
    assert days_in("อบรม 5 มี.ค. 68 และ 6/3/68 แล้ว ภายใน 30 เม.ย. 68") == [
        ("5 มี.ค. 68", "2025-03-05"),
        ("6/3/68", "2025-03-06"),
    ]


def test_the_days_of_one_event_keep_their_first_day() -> None:
    message = message_of("15-16 มี.ค. 68")
    (day,) = named_days(message.dates, TODAY)
    assert (day.first, day.last) == (date(2025, 3, 15), date(2025, 3, 16))
    assert day.precision is Precision.DAY


@given(st.dates(date(2016, 10, 1), date(2032, 9, 30)), st.integers(0, 6), st.booleans())
def test_every_day_in_every_rendering_comes_back(day: date, form: int, in_thai_digits: bool) -> None:
    era, month = day.year + 543, day.month
    written = (
        f"{day.day} {MONTHS[month - 1]} {era}",
        f"{day.day} {SHORT_MONTHS[month - 1]} {era % 100}",
        f"{day.day} {SHORT_MONTHS[month - 1].replace('.', '')} {era % 100}",
        f"{day.day}/{month}/{era}",
        f"{day.day}/{month:02d}/{era % 100}",
        f"{day.day} {MONTHS[month - 1]} {day.year}",
        day.isoformat(),
    )[form]
    written = to_thai(written) if in_thai_digits else written
    assert days_in(f"จัดอบรม {written} แล้ว", day + timedelta(days=3)) == [(written, day.isoformat())]


@given(st.dates(date(2017, 1, 1), date(2030, 1, 1)), st.integers(0, 364))
def test_a_day_without_a_year_is_the_latest_one(said_on: date, ago: int) -> None:
    day = said_on - timedelta(days=ago)
    if (day.month, day.day) != (2, 29):
        words = f"{day.day} {SHORT_MONTHS[day.month - 1]}"
        assert days_in(words, said_on) == [(words, day.isoformat())]
