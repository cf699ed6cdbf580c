"""The day something is promised for: พรุ่งนี้, วันศุกร์, ภายในวันที่ 25, สิ้นเดือน.

A week is taken to its Friday, a month to its last day: a promise is kept until it cannot be any more.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from bot.domain.calendar import year_from
from bot.text.date_words import month_number
from bot.text.message import Span

_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์")
_NUMBERS = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7}
_FRIDAY = 4
_FURTHEST = timedelta(days=400)  # what is promised for later than that was not meant so


def promised_day(text: str, span: Span, written: Sequence[re.Match[str]], said_on: date) -> date | None:
    """The day a stretch of the matching copy names that is not before `said_on`, or None.

    `written` are the calendar days written in the whole text (dates.py); a day in figures counts
    before a weekday or a word for the same.
    """
    begin, stop = span
    for match in written:
        if begin <= match.start("day") and match.end("day") <= stop:
            day = _calendar_day(match, said_on)
            if day:
                return day
    found = _words().search(text, begin, stop)
    day = _meant(found, said_on) if found else None
    return day if day and said_on <= day <= said_on + _FURTHEST else None


def _calendar_day(match: re.Match[str], said_on: date) -> date | None:
    parts = match.groupdict()
    if not parts.get("date"):
        return None
    day = int(parts.get("until") or parts["date"])
    if not parts.get("month"):
        return _next_such(day, said_on)
    month = month_number(parts["month"])
    if parts.get("year"):
        return _on_or_after(year_from(parts["year"]), month, day, said_on)
    return _on_or_after(said_on.year, month, day, said_on) or _on_or_after(
        said_on.year + 1, month, day, said_on
    )


def _on_or_after(year: int, month: int, day: int, said_on: date) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if said_on <= found <= said_on + _FURTHEST else None


def _next_such(day: int, said_on: date) -> date | None:
    """The next day of a month with this number."""
    month = said_on.replace(day=1)
    for _ in range(3):
        if 1 <= day <= monthrange(month.year, month.month)[1] and month.replace(day=day) >= said_on:
            return month.replace(day=day)
        month = _next_month(month)
    return None


def _meant(found: re.Match[str], said_on: date) -> date | None:
    parts = found.groupdict()
    ahead = _days_ahead(parts)
    if ahead is not None:
        return said_on + timedelta(days=ahead)
    number, weekday = parts["number"] or parts["dated"], parts["weekday"] or parts["bareday"]
    if number:
        return _next_such(int(number), said_on)
    if weekday:
        return _weekday(_WEEKDAYS.index(weekday), said_on, is_next_week=bool(parts["coming"]))
    if parts["week"]:
        return _week_end(said_on, is_next=parts["week"] == "หน้า")
    return _month_part(parts["part"], said_on, is_next="หน้า" in {parts["month"], parts["whole"]})


def _days_ahead(parts: dict[str, str | None]) -> int | None:
    for word, days in (("today", 0), ("tomorrow", 1), ("after", 2)):
        if parts[word]:
            return days
    count = parts["days"]
    if count is None:
        return None
    return _NUMBERS[count] if count in _NUMBERS else int(count)


def _weekday(wanted: int, said_on: date, *, is_next_week: bool) -> date:
    if is_next_week:
        return said_on + timedelta(days=7 - said_on.weekday() + wanted)
    return said_on + timedelta(days=(wanted - said_on.weekday()) % 7 or 7)


def _week_end(said_on: date, *, is_next: bool) -> date:
    friday = said_on + timedelta(days=_FRIDAY - said_on.weekday() + (7 if is_next else 0))
    return max(friday, said_on)


def _month_part(part: str | None, said_on: date, *, is_next: bool) -> date:
    month = _next_month(said_on) if is_next else said_on.replace(day=1)
    last = monthrange(month.year, month.month)[1]
    day = {"ต้น": 10, "กลาง": 15}.get(part or "", last)
    return max(month.replace(day=day), said_on)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


@cache
def _words() -> re.Pattern[str]:
    weekdays = "|".join(_WEEKDAYS)
    return re.compile(
        r"(?P<today>วันนี้|(?:เช้า|เที่ยง|บ่าย|เย็น|ค่ำ|คืน)นี้|ภายในวัน(?=ค่ะ|ครับ|$))"
        r"|(?P<tomorrow>พรุ่งนี้|พุ่งนี้|พรุ้งนี้)|(?P<after>มะรืน(?:นี้)?)"
        rf"|(?:อีก|ภายใน|ไม่เกิน|เวลา|ใน) ?(?P<days>[0-9]{{1,2}}|{'|'.join(_NUMBERS)}) ?วัน(?!ที่|นี้)"
        rf"|วัน(?:{weekdays})(?:บดี)? ?ที่ ?(?P<number>[0-9]{{1,2}})(?![0-9])"
        r"|วันที่ ?(?P<dated>[0-9]{1,2})(?![0-9/.])"
        rf"|(?:วัน ?(?P<weekday>{weekdays})|(?P<bareday>จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์))(?:บดี)?"
        r"(?P<coming>หน้า|ถัดไป)?(?!ที่แล้ว|ก่อน)"
        r"|(?:สัปดาห์|อาทิตย์|วีค)(?P<week>หน้า|นี้)"
        r"|(?P<part>สิ้น|ปลาย|กลาง|ต้น)เดือน(?P<month>หน้า|นี้)?|เดือน(?P<whole>หน้า|นี้)"
    )
