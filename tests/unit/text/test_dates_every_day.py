"""Every day of the fiscal years 2560 to 2575, in every way offices write it, reads back exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import bangkok_day
from bot.domain.calendar import MONTHS, SHORT_MONTHS, FiscalYear
from bot.domain.numerals import to_thai
from bot.text.dates import Precision, named_days
from bot.text.message import message_of
from bot.text.times import named_times

ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
CLIPPED = (
    "มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา", "กรกฎา", "สิงหา", "กันยา", "ตุลา", "พฤศจิกา", "ธันวา",
)  # fmt: skip


def renderings(day: date) -> Iterator[str]:
    """Every way of the date table to write a day, its year included."""
    number, month, era = day.day, day.month, day.year + 543
    full, short, english = MONTHS[month - 1], SHORT_MONTHS[month - 1], ENGLISH[month - 1]
    bare, one_dot, other_dot = short.replace(".", ""), short[:-1], short.replace(".", "", 1)
    written = [
        f"{number} {full} {era}",
        f"วันที่ {number} {full} {era}",
        f"{number} เดือน{full} {era}",
        f"วันที่ {number} เดือน {full} พ.ศ. {era}",
        f"{number} {full} พ.ศ.{era}",
        f"{number} {full} พุทธศักราช {era}",
        f"{number} {full} ปี {era}",
        f"{number}{full}{era}",
        f"{number} {full} {era % 100}",
        f"{number} {CLIPPED[month - 1]} {era % 100}",
        f"{number} {short} {era}",
        f"{number} {short} พ.ศ. {era}",
        f"ลว. {number} {short} {era % 100}",
        f"{number} {short}{era % 100}",
        f"{number}{short}{era % 100}",
        f"{number}-{short}-{era % 100}",
        f"{number} {bare} {era}",
        f"{number} {bare} {era % 100}",
        f"{number}{bare}{era % 100}",
        f"{number} {one_dot} {era % 100}",
        f"{number}{one_dot}{era % 100}",
        f"{number} {other_dot} {era}",
        f"{number}/{month}/{era}",
        f"{number:02d}/{month:02d}/{era}",
        f"{number}/{month}/{era % 100}",
        f"วันที่ {number:02d}/{month:02d}/{era % 100}",
        f"{number}-{month}-{era}",
        f"{number:02d}-{month:02d}-{era % 100}",
        f"{number}.{month}.{era}",
        f"{number:02d}.{month:02d}.{era % 100}",
        f"{number} {month} {era}",
        f"{era}-{month:02d}-{number:02d}",
    ]
    yield from written
    yield from map(to_thai, written)
    yield from (
        day.isoformat(),
        f"{day.year}/{month}/{number}",
        f"{number} {full} {day.year}",
        f"{number} {full} ค.ศ. {day.year}",
        f"{number} {short} {day.year}",
        f"{number} {bare} {day.year}",
        f"{number} {english} {day.year}",
        f"{number} {english[:3]} {day.year}",
        f"{number} {english[:3].upper()} {era}",
        f"{english} {number}, {day.year}",
        f"{number}/{month}/{day.year}",
        f"{number:02d}-{month:02d}-{day.year}",
        f"{number:02d}/{month:02d}/{day.year % 100}",
    )


@pytest.mark.parametrize("number", range(2560, 2576))
def test_every_day_of_a_fiscal_year_reads_back_in_every_rendering(number: int) -> None:
    day, end = FiscalYear(number).start, FiscalYear(number).end
    wrong: list[tuple[str, str]] = []
    while day <= end:
        lines = list(renderings(day))
        message = message_of("\n".join(lines))
        said_on = day + timedelta(days=day.toordinal() % 400)
        days = named_days(message.dates, said_on)
        read = [(message.text.count("\n", 0, one.begin), one.first, one.last, one.precision) for one in days]
        if read != [(line, day, day, Precision.DAY) for line in range(len(lines))]:
            found = {line for line, first, last, _ in read if first == last == day}
            wrong += [(day.isoformat(), text) for line, text in enumerate(lines) if line not in found]
            wrong += [(day.isoformat(), "read twice")] if len(read) > len(lines) else []
        day += timedelta(days=1)
    assert wrong == []


@pytest.mark.parametrize("number", range(2560, 2576))
def test_several_days_in_one_text_are_read_one_by_one(number: int) -> None:
    days = [FiscalYear(number).start + timedelta(days=23 * step) for step in range(15)]
    sentences = [
        f"ครั้งที่ {place} อบรม {list(renderings(day))[place * 3]} ผู้เข้าร่วม {place + 20} คน"
        for place, day in enumerate(days, start=1)
    ]
    message = message_of("ผลการอบรม " + " ".join(sentences))
    assert [one.last for one in named_days(message.dates, days[-1])] == days


@pytest.mark.parametrize("number", range(2560, 2576))
def test_every_day_read_alone_is_cut_out_as_it_was_written(number: int) -> None:
    day = FiscalYear(number).start + timedelta(days=(number * 37) % 360)
    for written in renderings(day):
        message = message_of(f"จัดอบรมเมื่อ{written} แล้วค่ะ")
        (one,) = named_days(message.dates, day)
        assert message.copy.cut(one.begin, one.stop) in written
        assert (one.first, one.last) == (day, day)


@pytest.mark.parametrize("number", range(2560, 2576))
def test_without_a_year_every_day_is_the_latest_or_the_next(number: int) -> None:
    start = FiscalYear(number).start
    for offset in range(0, 365, 3):
        day = start + timedelta(days=offset)
        if (day.month, day.day) == (2, 29):
            continue
        message = message_of(f"{day.day} {SHORT_MONTHS[day.month - 1]}")
        ago, ahead = day + timedelta(days=offset % 360), day - timedelta(days=offset % 360)
        assert [one.last for one in named_days(message.dates, ago)] == [day]
        assert [one.last for one in named_times(message, ahead, future=True)] == [day]


def test_a_leap_day_exists_only_in_leap_years() -> None:
    for year in range(2016, 2033):
        is_leap = year % 4 == 0
        for written in (f"29 ก.พ. {year + 543}", f"29/2/{(year + 543) % 100}", f"{year}-02-29"):
            days = named_days(message_of(written).dates, date(year, 12, 1))
            assert [one.last for one in days] == ([date(year, 2, 29)] if is_leap else [])


@pytest.mark.parametrize(
    "written", ["31 เม.ย. 68", "31/6/68", "31-09-2568", "2025-11-31", "0 ม.ค. 68", "1/13/68"]
)
def test_a_day_no_calendar_has_names_nothing(written: str) -> None:
    message = message_of(written)
    assert named_days(message.dates, date(2025, 12, 31)) == ()
    assert named_times(message, date(2025, 12, 31)) == ()


BOUNDARIES = [
    # said on, words, the days they mean
    ("2025-03-31", "พรุ่งนี้", "2025-04-01"),
    ("2025-04-01", "เมื่อวาน", "2025-03-31"),
    ("2025-04-01", "เมื่อวานซืน", "2025-03-30"),
    ("2025-03-30", "มะรืนนี้", "2025-04-01"),
    ("2025-03-01", "เมื่อวาน", "2025-02-28"),
    ("2024-03-01", "เมื่อวาน", "2024-02-29"),
    ("2024-02-28", "พรุ่งนี้", "2024-02-29"),
    ("2024-02-28", "มะรืน", "2024-03-01"),
    ("2024-03-01", "3 วันก่อน", "2024-02-27"),
    ("2025-03-02", "3 วันก่อน", "2025-02-27"),
    ("2025-10-01", "เมื่อวาน", "2025-09-30"),
    ("2025-09-30", "พรุ่งนี้", "2025-10-01"),
    ("2025-09-30", "ปีงบนี้", "2024-10-01 2025-09-30"),
    ("2025-10-01", "ปีงบนี้", "2025-10-01 2026-09-30"),
    ("2025-09-30", "ปีงบหน้า", "2025-10-01 2026-09-30"),
    ("2025-10-01", "ปีงบที่แล้ว", "2024-10-01 2025-09-30"),
    ("2025-09-30", "ไตรมาสนี้", "2025-07-01 2025-09-30"),
    ("2025-10-01", "ไตรมาสที่แล้ว", "2025-07-01 2025-09-30"),
    ("2025-12-31", "พรุ่งนี้", "2026-01-01"),
    ("2026-01-01", "เมื่อวาน", "2025-12-31"),
    ("2025-12-31", "เดือนหน้า", "2026-01-01 2026-01-31"),
    ("2026-01-01", "เดือนที่แล้ว", "2025-12-01 2025-12-31"),
    ("2026-01-01", "2 เดือนก่อน", "2025-11-01 2025-11-30"),
    ("2025-12-31", "ต้นเดือนหน้า", "2026-01-01 2026-01-10"),
    ("2025-12-31", "สัปดาห์นี้", "2025-12-29 2026-01-04"),
    ("2025-12-31", "วันศุกร์นี้", "2026-01-02"),
    ("2025-12-31", "วันศุกร์หน้า", "2026-01-09"),
    ("2026-01-01", "วันพุธที่ผ่านมา", "2025-12-31"),
    ("2025-01-31", "เดือนหน้า", "2025-02-01 2025-02-28"),
    ("2024-01-31", "สิ้นเดือนหน้า", "2024-02-29"),
    ("2025-03-31", "สิ้นเดือนที่แล้ว", "2025-02-28"),
    ("2025-03-31", "สิ้นเดือนนี้", "2025-03-31"),
    ("2025-03-31", "วันที่ 28 เดือนที่แล้ว", "2025-02-28"),
    ("2025-03-31", "วันที่ 30 เดือนที่แล้ว", ""),
    ("2025-03-23", "อาทิตย์นี้", "2025-03-17 2025-03-23"),
    ("2025-03-24", "อาทิตย์ที่แล้ว", "2025-03-17 2025-03-23"),
    ("2025-03-23", "สัปดาห์หน้า", "2025-03-24 2025-03-30"),
    ("2025-10-01", "30 ก.ย.", "2025-09-30"),
    ("2026-01-01", "31 ธ.ค.", "2025-12-31"),
    ("2026-01-03", "30 ธ.ค. - 2 ม.ค.", "2025-12-30 2026-01-02"),
    ("2025-10-02", "29 ก.ย. ถึง 1 ต.ค. 68", "2025-09-29 2025-10-01"),
    ("2024-03-02", "28 ก.พ. - 1 มี.ค.", "2024-02-28 2024-03-01"),
]


@pytest.mark.parametrize(("said_on", "words", "meant"), BOUNDARIES)
def test_words_count_across_the_ends_of_months_and_years(said_on: str, words: str, meant: str) -> None:
    times = named_times(message_of(words), date.fromisoformat(said_on))
    days = [date.fromisoformat(day) for day in meant.split()]
    assert [(one.first, one.last) for one in times] == ([(days[0], days[-1])] if days else [])


@pytest.mark.parametrize(
    ("instant", "today"),
    [
        (datetime(2025, 3, 31, 16, 59, tzinfo=UTC), date(2025, 3, 31)),
        (datetime(2025, 3, 31, 17, 0, tzinfo=UTC), date(2025, 4, 1)),
        (datetime(2025, 3, 31, 23, 30, tzinfo=UTC), date(2025, 4, 1)),
        (datetime(2024, 2, 28, 23, 30, tzinfo=UTC), date(2024, 2, 29)),
        (datetime(2025, 9, 30, 23, 30, tzinfo=UTC), date(2025, 10, 1)),
        (datetime(2025, 12, 31, 23, 30, tzinfo=UTC), date(2026, 1, 1)),
    ],
)
def test_today_is_the_day_in_bangkok(instant: datetime, today: date) -> None:
    said_on = bangkok_day(instant)
    yesterday = today - timedelta(days=1)
    message = message_of("ทำวันนี้ เมื่อวานเตรียม")
    assert [one.last for one in named_days(message.dates, said_on)] == [today, yesterday]
    written = message_of(f"{today.day} {SHORT_MONTHS[today.month - 1]}")
    assert [one.last for one in named_days(written.dates, said_on)] == [today]
