"""Buddhist-era years, fiscal years and dates as printed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.calendar import FiscalYear, long_date, month_spellings, short_date, year_from
from bot.domain.numerals import Numerals


@pytest.mark.parametrize(
    ("digits", "year"),
    [("2569", 2026), ("69", 2026), ("50", 2007), ("49", 2049), ("00", 2000), ("2026", 2026)],
)
def test_years(digits: str, year: int) -> None:
    assert year_from(digits) == year


def test_a_fiscal_year_runs_from_october_to_september() -> None:
    year = FiscalYear(2569)
    assert (year.start, year.end) == (date(2025, 10, 1), date(2026, 9, 30))
    assert FiscalYear.of(date(2025, 9, 30)) == FiscalYear(2568)
    assert FiscalYear.of(date(2025, 10, 1)) == year
    assert FiscalYear.of(date(2026, 9, 30)) == year


def test_dates_as_printed() -> None:
    assert long_date(date(2026, 4, 9), Numerals.THAI) == "๙ เมษายน ๒๕๖๙"
    assert short_date(date(2026, 4, 9)) == "9 เม.ย. 69"


def test_every_month_has_its_spellings() -> None:
    spellings = month_spellings()
    assert set(spellings.values()) == set(range(1, 13))
    assert (spellings["กุมภา"], spellings["มค"], spellings["พฤศจิกายน"]) == (2, 1, 11)
