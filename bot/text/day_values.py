"""What a written day means: the first and last day of the calendar behind a match of the day patterns."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from bot.domain.calendar import year_from
from bot.text.date_words import month_number
from bot.text.patterns import lazily

Days = tuple[date, date]

_YEARS_AROUND = 10  # a year further from the event than this was not meant as a year
_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์")
_DAYS_BEFORE = {
    "วันนี้": 0, "เมื่อวาน": 1, "เมื่อวานนี้": 1, "วานนี้": 1, "เมื่อวานซืน": 2, "วานซืน": 2,
    "เมื่อเช้า": 0, "เช้านี้": 0,
}  # fmt: skip
_THIS = lazily(" ?นี้")


def day_value(match: re.Match[str], said_on: date, *, future: bool = False) -> Days | None:
    """The first and last day a match means, or None when no calendar has them.

    A day without a year, or without a month, is the latest one up to `said_on`, or with `future` the
    next one from it on; "31 มีนานี้" is one of this year, "วันที่ 25 นี้" one of this month.
    """
    parts = match.groupdict()
    if not parts.get("date"):
        return _once(said_on - timedelta(days=_days_before(parts, said_on)))
    is_this = match["day"].endswith("นี้") or bool(_THIS.match(match.string, match.end("day")))
    if not parts.get("month"):
        return _once(_day_of_a_month(int(parts["date"]), said_on, parts.get("month_before"), is_this, future))
    if parts.get("year"):
        return _in_year(parts, year_from(parts["year"]), said_on)
    if is_this:
        return _in_year(parts, said_on.year, said_on)
    near = (_in_year(parts, said_on.year + years, said_on) for years in ((0, 1) if future else (0, -1)))
    return next(
        (value for value in near if value and (value[1] >= said_on if future else value[1] <= said_on)), None
    )


def value_in(match: re.Match[str], year: int, said_on: date) -> Days | None:
    """The days of a match that has a month, in a Gregorian year; None far away from `said_on`."""
    return _in_year(match.groupdict(), year, said_on)


def _in_year(parts: dict[str, Any], year: int, said_on: date) -> Days | None:
    if abs(year - said_on.year) > _YEARS_AROUND:
        return None
    month = month_number(parts["month"])
    first = possible_day(year, month, int(parts["date"]))
    last = possible_day(year, month, int(parts["until"])) if parts.get("until") else first
    return (first, last) if first and last and first <= last else None


def _days_before(parts: dict[str, str | None], said_on: date) -> int:
    if weekday := parts.get("weekday"):
        return (said_on.weekday() - weekday_number(weekday)) % 7 or 7
    return int(parts.get("ago") or _DAYS_BEFORE[parts["relative"] or ""])


def weekday_number(name: str) -> int:
    """0 for จันทร์ to 6 for อาทิตย์, as `date.weekday` counts."""
    return _WEEKDAYS.index(name)


def possible_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_from(day: date, months: int) -> date:
    """The first day of the month so many months after, or before, that of a day."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _once(day: date | None) -> Days | None:
    return (day, day) if day else None


def _day_of_a_month(
    day: int, said_on: date, month_before: str | None, is_this: bool, future: bool
) -> date | None:
    """A day whose month was not named; None when that month has no such day."""
    if month_before:
        months = -1
    elif is_this:
        months = 0
    elif future:
        months = 1 if day < said_on.day else 0
    else:
        months = -1 if day > said_on.day else 0
    month = months_from(said_on, months)
    return possible_day(month.year, month.month, day)
