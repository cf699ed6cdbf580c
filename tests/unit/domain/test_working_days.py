"""Working days: the list of days off and the weekend decide, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.working_days import WorkingDays

SONGKRAN = WorkingDays({date(2026, 4, day): "วันสงกรานต์" for day in (13, 14, 15)})
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
CALENDARS = st.dictionaries(DAYS, st.just("วันหยุดพิเศษ"), max_size=40).map(WorkingDays)


def test_a_weekend_is_off_by_its_name() -> None:
    assert SONGKRAN.why_off(date(2026, 4, 11)) == "วันเสาร์"
    assert SONGKRAN.why_off(date(2026, 4, 13)) == "วันสงกรานต์"
    assert SONGKRAN.why_off(date(2026, 4, 16)) == ""


def test_songkran_is_stepped_over_both_ways() -> None:
    assert SONGKRAN.on_or_before(date(2026, 4, 15)) == date(2026, 4, 10)
    assert SONGKRAN.on_or_after(date(2026, 4, 11)) == date(2026, 4, 16)


@given(CALENDARS, DAYS)
def test_a_day_moves_to_a_working_day_and_no_farther_than_it_must(calendar: WorkingDays, day: date) -> None:
    before, after = calendar.on_or_before(day), calendar.on_or_after(day)
    assert calendar.is_working(before)
    assert calendar.is_working(after)
    assert before <= day <= after
    between = [before + timedelta(days=one) for one in range(1, (after - before).days)]
    assert not any(calendar.is_working(one) for one in between)


@given(CALENDARS, DAYS)
def test_only_a_closed_day_has_a_reason(calendar: WorkingDays, day: date) -> None:
    assert bool(calendar.why_off(day)) != calendar.is_working(day)
