"""Reporting rounds: which days they cover, when they are due, which round a moment belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.domain.calendar import BUDDHIST_ERA, FiscalYear


class RoundKey(NamedTuple):
    """A fiscal year and the number of a round in it."""

    fiscal_year: FiscalYear
    number: int


@dataclass(frozen=True)
class Round:
    """รอบรายงาน 1 (October-March) or 2 (April-September) of a fiscal year."""

    fiscal_year: FiscalYear
    number: int
    opens_on: date
    reply_deadline: date
    report_deadline: date

    @property
    def key(self) -> RoundKey:
        """Which round it is, whatever its dates."""
        return RoundKey(self.fiscal_year, self.number)

    @property
    def covers(self) -> tuple[date, date]:
        """First and last day of the work this round reports on."""
        year = self.fiscal_year.number - BUDDHIST_ERA
        if self.number == 1:
            return date(year - 1, 10, 1), date(year, 3, 31)
        return date(year, 4, 1), date(year, 9, 30)


def default_rounds(fiscal_year: FiscalYear) -> tuple[Round, Round]:
    """Both rounds with the dates of product.md; they open on the first day of the last month covered."""
    year = fiscal_year.number - BUDDHIST_ERA
    return (
        Round(fiscal_year, 1, date(year, 3, 1), date(year, 4, 10), date(year, 4, 30)),
        Round(fiscal_year, 2, date(year, 9, 1), date(year, 10, 10), date(year, 10, 31)),
    )


def round_on(day: date, rounds: Iterable[Round]) -> Round | None:
    """The round a report made on that day belongs to: the earliest whose report is not yet due.

    What is said in April still belongs to round 1, and in October to round 2 of the year that has
    ended, because that is the report being written.
    """
    open_rounds = [item for item in rounds if item.report_deadline >= day]
    return min(open_rounds, key=lambda item: item.report_deadline, default=None)
