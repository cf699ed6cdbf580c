"""The Thai calendar: Buddhist-era years, month names, fiscal years, and dates as offices print them.

A fiscal year N (Buddhist era) runs from 1 October N-1 to 30 September N (Budget Procedures Act, s. 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from bot.domain.numerals import Numerals, printed

BUDDHIST_ERA = 543

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
WEEKDAYS = ("วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์", "วันอาทิตย์")


@cache
def month_spellings() -> Mapping[str, int]:
    """Every usual spelling of a month, dots and spaces taken out, to its number 1-12.

    Full names, full names without their ending, and abbreviations; "มค" as people type "ม.ค.".
    """
    spellings: dict[str, int] = {}
    endings = ("คม", "ยน", "พันธ์")
    for number, name in enumerate(MONTHS, start=1):
        spellings[name] = number
        for ending in endings:
            if name.endswith(ending) and ending != "พันธ์":
                spellings[name.removesuffix(ending)] = number
    spellings["กุมภา"] = 2
    for number, short in enumerate(SHORT_MONTHS, start=1):
        spellings[short.replace(".", "")] = number
    return spellings


def year_from(digits: str) -> int:
    """The Gregorian year meant by Arabic digits: 2565 or 65 in Buddhist era, 2022 as it is.

    Two digits: 50-99 is 25yy of the Buddhist era, 00-49 is 20yy of the common era.
    """
    number = int(digits)
    if len(digits) <= 2:
        return 2500 + number - BUDDHIST_ERA if number >= 50 else 2000 + number
    return number - BUDDHIST_ERA if number >= 2400 else number


class FiscalYear(NamedTuple):
    """A budget year, named by its Buddhist-era number."""

    number: int

    @property
    def start(self) -> date:
        return date(self.number - BUDDHIST_ERA - 1, 10, 1)

    @property
    def end(self) -> date:
        return date(self.number - BUDDHIST_ERA, 9, 30)

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """The fiscal year a day lies in."""
        return cls(day.year + BUDDHIST_ERA + (1 if day.month >= 10 else 0))

    def __str__(self) -> str:
        return str(self.number)


def long_date(day: date, numerals: Numerals = Numerals.ARABIC) -> str:
    """10 เมษายน 2568: a date as a document prints it."""
    return printed(f"{day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}", numerals)


def short_date(day: date) -> str:
    """10 เม.ย. 68: a date as a chat message shows it."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {(day.year + BUDDHIST_ERA) % 100:02d}"


def weekday_date(day: date) -> str:
    """วันศุกร์ที่ 10 เม.ย. 69: a date with its day of the week, for planning by."""
    return f"{WEEKDAYS[day.weekday()]}ที่ {short_date(day)}"
