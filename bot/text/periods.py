"""What a written period means: the first and last day, and how exactly it was named.

Weeks run from Monday to Sunday; quarters and halves are those of the fiscal year. Where the words
leave open which one is meant, it is the latest that has begun, or, of plans, the next not yet over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from bot.domain.calendar import BUDDHIST_ERA, FiscalYear, year_from
from bot.text.date_words import month_number
from bot.text.dates import Precision
from bot.text.day_values import Days, months_from, possible_day, weekday_number
from bot.text.period_words import NUMBERS, Unit

_YEARS_AROUND = 10
_ONE_DAY = timedelta(days=1)
_STEPS = {"นี้": 0, "หน้า": 1, "ถัดไป": 1}
_WORDS = {"พรุ่งนี้": 1, "พุ่งนี้": 1, "พรุ้งนี้": 1, "มะรืน": 2}
_NAMED_QUARTERS = {"แรก": 1, "สุดท้าย": 4}


class Meaning(NamedTuple):
    """The days meant. `in_year` gives those of another Gregorian year when none was named."""

    first: date
    last: date
    precision: Precision
    in_year: Callable[[int], Days | None] | None = None


def nearest(candidates: Iterable[Days | None], said_on: date, *, future: bool) -> Days | None:
    """The latest of some days that has begun, or with `future` the next that is not over."""
    open_to = [days for days in candidates if days and (days[1] >= said_on if future else days[0] <= said_on)]
    return (min if future else max)(open_to, default=None)


def period_meaning(unit: Unit, match: re.Match[str], said_on: date, *, future: bool) -> Meaning | None:
    """The meaning of a match of the period patterns; None when there is none.

    A weekday or a day of the month alone means nothing without `future`: "วันที่ 1" may count days.
    """
    parts = match.groupdict()
    if unit in {Unit.DAY, Unit.WEEKDAY, Unit.DATE}:
        day = _DAYS[unit](parts, said_on, future)
        return Meaning(day, day, Precision.DAY) if day else None
    if parts.get("which") or parts.get("count"):
        return _part(parts, unit, _step(unit, said_on, _steps(parts)))
    if not (parts.get("month") or parts.get("quarter") or parts.get("half") or parts.get("year")):
        steps = (_part(parts, unit, _step(unit, said_on, step)) for step in (-1, 0, 1))
        days = nearest(((meaning.first, meaning.last) for meaning in steps), said_on, future=future)
        return Meaning(*days, _precision(parts, unit)) if days else None
    return _named(parts, unit, said_on, future)


def _named(parts: dict[str, str | None], unit: Unit, said_on: date, future: bool) -> Meaning | None:
    def in_year(year: int) -> Days | None:
        named = _in_year(parts, unit, year)
        if named is None or abs(year - said_on.year) > _YEARS_AROUND:
            return None
        return _part(parts, unit, named)[:2]

    if parts.get("year"):
        days = in_year(year_from(parts["year"] or ""))
        return Meaning(*days, _precision(parts, unit)) if days else None
    years = (said_on.year - 1, said_on.year, said_on.year + 1)
    days = nearest(map(in_year, years), said_on, future=future)
    return Meaning(*days, _precision(parts, unit), in_year) if days else None


def _in_year(parts: dict[str, str | None], unit: Unit, year: int) -> Days | None:
    """The month, quarters, half or fiscal years with these names; None when they run backwards."""
    if unit is Unit.MONTH:
        first = date(year, month_number(parts["month"] or ""), 1)
        return first, _end_of_months(first, 1)
    fiscal_year = FiscalYear(year + BUDDHIST_ERA)
    until = parts.get("until")
    if unit is Unit.FISCAL_YEAR:
        last = FiscalYear(year_from(until) + BUDDHIST_ERA) if until else fiscal_year
        return (fiscal_year.start, last.end) if fiscal_year <= last else None
    if unit is Unit.HALF:
        begin, end = (1, 2) if parts["half"] == "แรก" else (3, 4)
    else:
        written = parts["quarter"] or ""
        begin = _NAMED_QUARTERS.get(written) or int(written)
        end = int(until) if until else begin
    first = months_from(fiscal_year.start, 3 * (begin - 1))
    return (first, _end_of_months(first, 3 * (end - begin + 1))) if begin <= end else None


def _step(unit: Unit, said_on: date, steps: int) -> Days:
    """The period of a kind so many of them after that of `said_on`."""
    if unit is Unit.WEEK:
        monday = said_on + timedelta(days=7 * steps - said_on.weekday())
        return monday, monday + timedelta(days=6)
    if unit is Unit.MONTH:
        first = months_from(said_on, steps)
        return first, _end_of_months(first, 1)
    if unit is Unit.QUARTER:
        first = months_from(said_on, 3 * steps - (said_on.month - 1) % 3)
        return first, _end_of_months(first, 3)
    fiscal_year = FiscalYear(FiscalYear.of(said_on).number + steps)
    return fiscal_year.start, fiscal_year.end


def _part(parts: dict[str, str | None], unit: Unit, days: Days) -> Meaning:
    """The beginning, middle or end third of a period ("ต้นเดือน" is to the 10th), or all of it."""
    (first, last), part, precision = days, parts.get("part"), _precision(parts, unit)
    third = timedelta(days=10 if unit is Unit.MONTH else ((last - first).days + 1) // 3)
    if part == "ต้น":
        return Meaning(first, first + third - _ONE_DAY, precision)
    if part == "กลาง":
        return Meaning(first + third, first + 2 * third - _ONE_DAY, precision)
    if precision is Precision.DAY:
        return Meaning(last, last, precision)
    return Meaning(first + 2 * third if part else first, last, precision)


def _precision(parts: dict[str, str | None], unit: Unit) -> Precision:
    """The end of a week is its last days, every other end ("สิ้นเดือน") is one day."""
    if parts.get("part") == "สิ้น" and unit is not Unit.WEEK:
        return Precision.DAY
    if parts.get("part") or parts.get("until") or unit is Unit.HALF:
        return Precision.RANGE
    return Precision(unit.value)


def _steps(parts: dict[str, str | None]) -> int:
    if count := parts.get("count"):
        number = NUMBERS.get(count) or int(count)
        return number if parts.get("ahead") else -number
    return _STEPS.get(parts.get("which") or "", -1)


def _end_of_months(first: date, months: int) -> date:
    return months_from(first, months) - _ONE_DAY


def _day_by_word(parts: dict[str, str | None], said_on: date, _: bool) -> date | None:
    if word := parts.get("word"):
        return said_on + timedelta(days=_WORDS.get(word, 0))
    return said_on + timedelta(days=_steps(parts))


def _weekday(parts: dict[str, str | None], said_on: date, future: bool) -> date | None:
    wanted = weekday_number(parts["weekday"] or "")
    if parts["date"]:
        days = [_day_of_month(int(parts["date"]), said_on, step) for step in (-1, 0, 1)]
        near = nearest(((day, day) for day in days if day), said_on, future=future)
        return near[0] if near and near[0].weekday() == wanted else None
    step = _steps(parts)
    of_week = said_on + timedelta(days=7 * step + wanted - said_on.weekday())
    if not parts["which"]:
        return said_on + timedelta(days=(wanted - said_on.weekday()) % 7 or 7) if future else None
    if parts["week"] or step > 0 or (step == 0 and not future):
        return of_week
    ahead = (wanted - said_on.weekday()) % 7
    return said_on + timedelta(days=ahead if step == 0 else (ahead or 7) - 7 or -7)


def _date(parts: dict[str, str | None], said_on: date, future: bool) -> date | None:
    day = int(parts["date"] or "")
    if parts["which"] or parts["this"]:
        return _day_of_month(day, said_on, _steps(parts) if parts["which"] else 0)
    days = (_day_of_month(day, said_on, step) for step in (0, 1))
    return next((found for found in days if found and found >= said_on), None) if future else None


def _day_of_month(day: int, said_on: date, step: int) -> date | None:
    month = months_from(said_on, step)
    return possible_day(month.year, month.month, day)


_DAYS = {Unit.DAY: _day_by_word, Unit.WEEKDAY: _weekday, Unit.DATE: _date}
