"""Days named in a chat message, in the many forms Thai offices type them.

Grammar and rules: thai-language.md, section 5. A value has a precision so that weeks, months and
quarters can join the days; only days fill a date column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from bot.domain.calendar import year_from
from bot.text.date_words import day_patterns, month_number

_YEARS_AROUND = 10  # a year further from the event than this was not meant as a year
_LONGEST_EVENT = timedelta(days=31)  # "1 ต.ค. 67 - 30 ก.ย. 68" is a period, not the days of an event
_JOINED = re.compile(r" ?(?:-|–|—|ถึง|จนถึง) ?(?:วันที่ ?)?")
_TARGET = re.compile(
    r"ภายใน|คาดว่า|ไม่เกิน|จะ(?<!อาจจะ)(?!ได้)|ครบกำหนด|กำหนด(?:ส่ง|เสร็จ|แล้วเสร็จ)|นัด|เลื่อน(?:เป็น|ไป)"
)
_HAPPENED = re.compile(r"แล้ว(?!เสร็จ)|\n")
_TARGET_REACH = 28
_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์")
_RELATIVE = {"วันนี้": 0, "เมื่อวาน": 1, "เมื่อวานนี้": 1, "วานนี้": 1, "เมื่อวานซืน": 2, "วานซืน": 2}


class Precision(StrEnum):
    """How exactly a time was named."""

    DAY = "day"


class NamedTime(NamedTuple):
    """A time a text names, between `begin` and `stop` of the matching copy.

    `first` and `last` differ when the days of one event were named ("15-16 มี.ค. 68").
    """

    begin: int
    stop: int
    first: date
    last: date
    precision: Precision = Precision.DAY


def written_days(text: str) -> list[re.Match[str]]:
    """What is written like a day in a matching copy whose addresses are masked, possible or not.

    In order and without overlaps; the numbers in group `day` are no measures.
    """
    matches = [match for pattern in day_patterns() for match in pattern.finditer(text)]
    matches.sort(key=lambda match: (match.start("day"), -match.end("day")))
    kept: list[re.Match[str]] = []
    for match in matches:
        if not kept or match.start("day") >= kept[-1].end("day"):
            kept.append(match)
    return kept


def named_days(written: Sequence[re.Match[str]], said_on: date) -> tuple[NamedTime, ...]:
    """The days that happened, of those written in a text.

    Years are Buddhist era unless they cannot be; a day without a year is the latest one up to
    `said_on`. An impossible day, a day still to come, and a day that is a target ("ภายใน…",
    "คาดว่า…") name nothing.
    """
    if not written:
        return ()
    text = written[0].string
    days = [NamedTime(*match.span("day"), *value) for match in written if (value := _value(match, said_on))]
    return tuple(
        named
        for named in _joined(text, days)
        if named.last <= said_on
        and named.last - named.first <= _LONGEST_EVENT
        and not _is_target(text, named.begin)
    )


def _value(match: re.Match[str], said_on: date) -> tuple[date, date] | None:
    """The first and last day a match means, or None when no calendar has them."""
    parts = match.groupdict()
    if parts.get("relative"):
        return _twice(said_on - timedelta(days=_RELATIVE[parts["relative"]]))
    if parts.get("ago"):
        return _twice(said_on - timedelta(days=int(parts["ago"])))
    if parts.get("weekday"):
        back = (said_on.weekday() - _WEEKDAYS.index(parts["weekday"])) % 7 or 7
        return _twice(said_on - timedelta(days=back))
    month = month_number(parts["month"])
    last = _day(parts.get("year"), month, int(parts.get("until") or parts["date"]), said_on)
    if last is None:
        return None
    if not parts.get("until"):
        return _twice(last)
    first = _possible(last.year, month, int(parts["date"]))
    return (first, last) if first and first <= last else None


def _twice(day: date) -> tuple[date, date]:
    return day, day


def _day(year: str | None, month: int, day: int, said_on: date) -> date | None:
    if year is not None:
        written = year_from(year)
        return _possible(written, month, day) if abs(written - said_on.year) <= _YEARS_AROUND else None
    this_year = _possible(said_on.year, month, day)
    if this_year and this_year <= said_on:
        return this_year
    return _possible(said_on.year - 1, month, day)


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _joined(text: str, days: list[NamedTime]) -> list[NamedTime]:
    """Two days with a dash or ถึง between them are one event."""
    joined: list[NamedTime] = []
    ends: set[int] = set()
    for one, next_one in pairwise([*days, None]):
        if one is None or one.begin in ends:
            continue
        if next_one and _JOINED.fullmatch(text, one.stop, next_one.begin):
            ends.add(next_one.begin)
            first = _same_year_before(one.first, next_one.last)
            joined.append(NamedTime(one.begin, next_one.stop, first, next_one.last))
        else:
            joined.append(one)
    return joined


def _same_year_before(first: date, last: date) -> date:
    """The first day of an event whose own year was left out: the latest such day up to its end."""
    if first <= last:
        return first
    return _possible(last.year, first.month, first.day) or first


def _is_target(text: str, begin: int) -> bool:
    """Whether "ภายใน", "จะ" and their kin stand before the day, with no แล้ว or line break between."""
    before = text[max(0, begin - _TARGET_REACH) : begin]
    return bool(_TARGET.search(_HAPPENED.split(before)[-1]))
