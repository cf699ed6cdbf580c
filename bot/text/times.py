"""Every time a message names, days and longer: "10-12 มี.ค. 68", "ต.ค.64-ก.ย.65", "ไตรมาส 2", "สิ้นเดือนหน้า".

Grammar and rules: thai-language.md, section 5. dates.py says which days fill a date column.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from bot.domain.calendar import MONTHS
from bot.text.dates import NamedTime, Precision
from bot.text.day_values import Days, day_value, value_in
from bot.text.masks import FILLER
from bot.text.message import Message
from bot.text.patterns import lazily
from bot.text.period_words import Unit, period_patterns
from bot.text.periods import Meaning, period_meaning

_LONGEST_EVENT = timedelta(days=31)
_JOINED = lazily(r" ?(?:-|–|—|~|(?:ไป)?(?:จน)?ถึง) ?(?:วันที่ ?)?")
_SAID_WHEN = lazily(r"(?:ตั้งแต่|เมื่อ|ช่วง) ?$")
_SAID_REACH = 10


class _Mention(NamedTuple):
    begin: int
    stop: int
    meaning: Meaning | None
    needs_company: bool = False  # "ก.พ." alone is no month, it is an office


def named_times(message: Message, said_on: date, *, future: bool = False) -> tuple[NamedTime, ...]:
    """The times a message names, in order; what no calendar has names nothing.

    `said_on` is the Bangkok day of the message. Where words leave the year, month or week open, the
    latest is meant, or with `future`, for plans and promises, the next one. Nothing is left out for
    lying in the past or the future, or for being a target.
    """
    mentions = sorted(
        (*_days(message, said_on, future), *_periods(message, said_on, future)), key=lambda found: found.begin
    )
    times: list[NamedTime] = []
    joined_to = -1
    for one, following in pairwise([*mentions, None]):
        if one is None or one.begin < joined_to:
            continue
        together = _together(message.text, one, following)
        if together:
            joined_to = together.stop
            times.append(together)
        elif one.meaning and not one.needs_company:
            times.append(NamedTime(one.begin, one.stop, *one.meaning[:3]))
    return tuple(times)


def _days(message: Message, said_on: date, future: bool) -> Iterator[_Mention]:
    for match in message.dates:
        days = day_value(match, said_on, future=future)
        yield _Mention(*match.span("day"), _meaning(match, days, said_on) if days else None)


def _meaning(match: re.Match[str], days: Days, said_on: date) -> Meaning:
    parts = match.groupdict()
    if not parts.get("month") or parts.get("year"):
        return Meaning(*days, Precision.DAY)
    return Meaning(*days, Precision.DAY, lambda year: value_in(match, year, said_on))


def _periods(message: Message, said_on: date, future: bool) -> Iterator[_Mention]:
    """Periods that touch no written day; of two that overlap the earlier, then the longer."""
    days = [match.span("day") for match in message.dates]
    found: list[tuple[int, int, Unit, re.Match[str]]] = []
    for unit, pattern in period_patterns():
        # "ไตรมาส 2/2568" looks like an order to the mask.
        text = message.text if unit is Unit.QUARTER else message.plain
        found += ((match.start(), -match.end(), unit, match) for match in pattern.finditer(text))
    free = 0
    for begin, _, unit, match in sorted(found, key=lambda hit: hit[:2]):
        if begin < free or message.plain[begin] == FILLER:
            continue
        before = bisect_left(days, (match.end(), 0)) - 1  # the last day that begins before this ends
        if before >= 0 and days[before][1] > begin:
            continue
        free = match.end()
        meaning = period_meaning(unit, match, said_on, future=future)
        yield _Mention(begin, free, meaning, _needs_company(match))


def _needs_company(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    month = parts.get("month")
    if not month or month in MONTHS:
        return False
    said_when = _SAID_WHEN.search(match.string, max(0, match.start() - _SAID_REACH), match.start())
    return not (parts["named"] or parts["part"] or parts["year"] or said_when)


def _together(text: str, one: _Mention, other: _Mention | None) -> NamedTime | None:
    """Two times with a dash or ถึง between them: the days of one event, or a longer range."""
    if other is None or one.meaning is None or other.meaning is None:
        return None
    if not _JOINED.fullmatch(text, one.stop, other.begin):
        return None
    begins, ends = one.meaning, other.meaning
    if begins.in_year:
        begins = _before(begins, ends)
    elif ends.in_year:
        ends = _after(ends, begins)
    if ends.last < begins.first:
        return None
    is_event = (
        begins.precision is ends.precision is Precision.DAY and ends.last - begins.first <= _LONGEST_EVENT
    )
    precision = Precision.DAY if is_event else Precision.RANGE
    return NamedTime(one.begin, other.stop, begins.first, ends.last, precision)


def _before(one: Meaning, other: Meaning) -> Meaning:
    """The latest such time up to the other."""
    return _other_year(one, [days for days in _around(one, other) if days[0] <= other.first], max)


def _after(one: Meaning, other: Meaning) -> Meaning:
    """The first such time from the other on."""
    return _other_year(one, [days for days in _around(one, other) if days[1] >= other.last], min)


def _around(one: Meaning, other: Meaning) -> Iterator[Days]:
    if one.in_year:
        for year in range(other.first.year - 1, other.last.year + 2):
            days = one.in_year(year)
            if days:
                yield days


def _other_year(
    one: Meaning, candidates: Sequence[Days], choose: Callable[[Iterable[Days]], Days]
) -> Meaning:
    return one._replace(first=(days := choose(candidates))[0], last=days[1]) if candidates else one
