"""The free plan: 300 messages a month, five silent groups of twelve, the two months of the deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.clock import BANGKOK, bangkok_day
from tests.support.silent_village import SilentVillage, a_silent_village

FREE = 300
HOURS = (8, 9, 12, 16)


@pytest.fixture
def village(sqlite_url: str, tmp_path: Path) -> Iterator[SilentVillage]:
    with a_silent_village(sqlite_url, tmp_path, groups=5, size=12, monthly_limit=FREE) as village:
        yield village


@pytest.mark.parametrize(
    ("month", "last_rungs"),
    [
        (date(2026, 4, 1), {date(2026, 4, 7), date(2026, 4, 9), date(2026, 4, 10)}),
        (date(2026, 10, 1), {date(2026, 10, 7), date(2026, 10, 9)}),  # the 10th is a Saturday
    ],
    ids=["April", "October"],
)
def test_the_month_of_the_deadline_is_paid_for(
    village: SilentVillage, month: date, last_rungs: set[date]
) -> None:
    for day in days_of(month):
        for hour in HOURS:
            village.tick(datetime.combine(day, time(hour), BANGKOK))
    assert {push.status for push in village.pushes()} == {200}, "LINE is never made to refuse"
    assert village.platform.quota.used(datetime.combine(month, time(12), BANGKOK)) <= FREE
    for group in village.groups:
        heard = {bangkok_day(message.at) for message in village.platform.messages(group)}
        assert last_rungs <= heard


def days_of(month: date) -> list[date]:
    after = (month + timedelta(days=32)).replace(day=1)
    return [month + timedelta(days=number) for number in range((after - month).days)]
