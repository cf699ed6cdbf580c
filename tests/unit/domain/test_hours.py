"""Quiet hours: when nobody is written to."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.domain.hours import has_begun, is_daytime, is_office_time, last_boundary
from bot.domain.working_days import WorkingDays

CALENDAR = WorkingDays({date(2026, 4, 6): "วันจักรี"})


def thai(moment: str) -> datetime:
    return datetime.fromisoformat(f"{moment}:00+07:00")


@pytest.mark.parametrize(
    ("moment", "daytime", "office_time"),
    [
        ("2026-04-03T07:59", False, False),
        ("2026-04-03T08:00", True, False),
        ("2026-04-03T09:00", True, True),
        ("2026-04-03T16:29", True, True),
        ("2026-04-03T16:30", True, False),
        ("2026-04-03T18:00", False, False),
        ("2026-04-04T10:00", True, False),
        ("2026-04-06T10:00", True, False),
    ],
)
def test_the_hours_of_a_day(moment: str, daytime: bool, office_time: bool) -> None:
    assert is_daytime(thai(moment)) is daytime
    assert is_office_time(thai(moment), CALENDAR) is office_time


def test_something_new_may_be_said_from_two_moments_of_a_day() -> None:
    assert last_boundary(thai("2026-04-03T08:59")) == thai("2026-04-03T08:00")
    assert last_boundary(thai("2026-04-04T15:00")) == thai("2026-04-04T09:00")
    assert has_begun(thai("2026-04-04T15:00"))
    assert not has_begun(thai("2026-04-03T08:59"))
