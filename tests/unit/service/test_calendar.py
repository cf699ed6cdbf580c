"""The year's calendar: every day with its reason, and what the year costs against the naive way."""

from __future__ import annotations

from datetime import date
from typing import Any

from icalendar import Calendar

from bot.clock import aware_utc
from bot.domain.calendar import FiscalYear
from bot.domain.quota import FREE_THAI_PLAN
from bot.service.calendar import CalendarDay, everybody_in_groups, planned, year_cost
from bot.service.calendar_file import calendar_file
from tests.support.reminded_year import GROUP_SIZE, RemindedYear, at
from tests.support.village import YEAR


def days_of(year: RemindedYear) -> list[CalendarDay]:
    with year.store.reading() as books:
        return planned(books, year.office, YEAR, aware_utc(year.now))


def test_both_rounds_are_planned_with_a_reason_for_each_day(year: RemindedYear) -> None:
    days = days_of(year)
    assert [one.round.number for one in days] == [1] * 9 + [2] * 9
    assert days[0].why == "วันจันทร์ที่ 2 มี.ค. 69 (วันเปิดรอบ เลื่อนจากวันอาทิตย์ที่ 1 มี.ค. 69)"
    after_songkran = next(one for one in days if one.planned.day == date(2026, 4, 16))
    assert after_songkran.why == (
        "วันพฤหัสบดีที่ 16 เม.ย. 69 (เลยกำหนด 1 วัน เลื่อนจากวันเสาร์ที่ 11 เม.ย. 69,"
        " เลยกำหนด 3 วัน เลื่อนจากวันจันทร์ที่ 13 เม.ย. 69 ซึ่งเป็นวันสงกรานต์)"
    )


def test_a_day_costs_the_silent_groups_and_whoever_hears_besides(year: RemindedYear) -> None:
    assert days_of(year)[0].cost == 5 * GROUP_SIZE + 1
    year.now = at("2026-03-10")
    year.answers("กองคลัง")
    assert days_of(year)[1].cost == 4 * GROUP_SIZE + 1
    late = days_of(year)[8]
    assert late.cost == 4 * GROUP_SIZE + 4, "a coordinator, two heads and the one above them"


def test_a_year_of_silence_fits_the_free_plan_and_the_naive_way_does_not(year: RemindedYear) -> None:
    with year.store.reading() as books:
        everybody = everybody_in_groups(books, year.office)
    cost = year_cost(days_of(year), everybody, FREE_THAI_PLAN)
    assert everybody == 5 * GROUP_SIZE
    assert cost.naive == 2 * 10 * 5 * GROUP_SIZE
    assert max(cost.within.values()) <= FREE_THAI_PLAN
    assert cost.silent > sum(cost.within.values())
    assert set(cost.within) == {"2026-03", "2026-04", "2026-09", "2026-10"}


def test_a_year_without_a_plan_has_no_calendar(year: RemindedYear) -> None:
    with year.store.reading() as books:
        assert planned(books, year.office, FiscalYear(2571), aware_utc(year.now)) == []


def test_the_file_brings_each_day_once_and_moves_it_later(year: RemindedYear) -> None:
    before = events(year)
    assert len(before) == 18 + 4
    year.now = at("2026-03-20")
    year.postpones("2026-04-24")
    after = events(year)
    moved = f"{year.office.id}-2569-1-before_7@tamngan"
    assert before[moved]["dtstart"].dt == aware_utc(at("2026-04-03"))
    assert after[moved]["dtstart"].dt == aware_utc(at("2026-04-17"))
    assert str(after[moved]["summary"]) == "แจ้งเตือนรอบ 1: 7 วันก่อนกำหนด"
    deadline = after[f"{year.office.id}-2569-1-reply-deadline@tamngan"]
    assert deadline["dtstart"].dt == date(2026, 4, 24)


def events(year: RemindedYear) -> dict[str, Any]:
    data = calendar_file(year.office, days_of(year), aware_utc(year.now))
    found = list(Calendar.from_ical(data).walk("VEVENT"))
    assert len({str(event["uid"]) for event in found}) == len(found)
    return {str(event["uid"]): event for event in found}
