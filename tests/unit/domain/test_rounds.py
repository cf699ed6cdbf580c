"""Which round an answer belongs to."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.rounds import default_rounds, round_on

ROUNDS = [*default_rounds(FiscalYear(2568)), *default_rounds(FiscalYear(2569))]


@pytest.mark.parametrize(
    ("day", "year", "number"),
    [
        (date(2025, 4, 30), 2568, 1),
        (date(2025, 5, 1), 2568, 2),
        (date(2025, 10, 31), 2568, 2),
        (date(2025, 11, 1), 2569, 1),
        (date(2026, 4, 20), 2569, 1),
        (date(2026, 10, 15), 2569, 2),
    ],
)
def test_an_answer_belongs_to_the_report_being_written(day: date, year: int, number: int) -> None:
    found = round_on(day, ROUNDS)
    assert found is not None
    assert (found.fiscal_year.number, found.number) == (year, number)


def test_after_the_last_report_there_is_no_round() -> None:
    assert round_on(date(2026, 11, 1), ROUNDS) is None


def test_dates_of_a_round() -> None:
    first, second = default_rounds(FiscalYear(2569))
    assert first.covers == (date(2025, 10, 1), date(2026, 3, 31))
    assert second.covers == (date(2026, 4, 1), date(2026, 9, 30))
    assert (first.reply_deadline, first.report_deadline) == (date(2026, 4, 10), date(2026, 4, 30))
    assert (second.reply_deadline, second.report_deadline) == (date(2026, 10, 10), date(2026, 10, 31))
