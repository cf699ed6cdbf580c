"""The government's days off: the public list less what offices work, and the Royal Ploughing day."""

from __future__ import annotations

from datetime import date

from bot.service.thai_holidays import government_days_off


def test_songkran_stands_right_behind_the_tenth_of_april() -> None:
    days = government_days_off(2026)
    assert [days.get(date(2026, 4, day)) for day in (10, 13, 14, 15)] == [None, *["วันสงกรานต์"] * 3]


def test_offices_work_on_childrens_day_and_labour_day() -> None:
    assert date(2026, 5, 1) not in government_days_off(2026)
    assert date(2026, 1, 10) not in government_days_off(2026)


def test_offices_are_closed_on_the_ploughing_day() -> None:
    assert government_days_off(2026)[date(2026, 5, 13)] == "วันพืชมงคล"


def test_a_day_in_lieu_says_what_for() -> None:
    assert government_days_off(2025)[date(2025, 4, 7)] == "ชดเชยวันจักรี"
    assert government_days_off(2026)[date(2026, 12, 7)] == "ชดเชยวันพ่อแห่งชาติ"


def test_names_are_those_people_use() -> None:
    assert government_days_off(2026)[date(2026, 4, 6)] == "วันจักรี"
    assert max(len(name) for name in government_days_off(2026).values()) < 40
