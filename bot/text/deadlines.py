"""Days still to come: what something is promised for, what a deadline is moved to.

A week is taken to its Friday, a month to its last day: a promise is kept until it cannot be any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bot.text.dates import NamedTime, Precision, named_days
from bot.text.message import Span, message_of
from bot.text.patterns import lazily
from bot.text.times import named_times

_LEADING = lazily(r"[ :]*(?:(?:ส่ง|เป็น|ออกไป|ไป|ถึง|วันที่) ?){0,4}")
_FRIDAY = 4
_MIDDLE = 15
_FURTHEST = timedelta(days=400)  # what is promised for later than that was not meant so
_NO_DAY = frozenset({Precision.QUARTER, Precision.FISCAL_YEAR})
_COUNTED_FROM_NOW = lazily(r"(?:นี้|หน้า|ถัดไป)$")


def promised_day(text: str, span: Span, times: Iterable[NamedTime], said_on: date) -> date | None:
    """The first day a stretch of a matching copy names that is not before `said_on`, or None.

    `times` are those the whole text names, read as still to come.
    """
    begin, stop = span
    inside = (
        time
        for time in times
        if begin <= time.begin and time.stop <= stop and said_on <= time.last <= said_on + _FURTHEST
    )
    return next((_until(time, said_on) for time in inside if _is_deadline(text, time)), None)


def coming_day(words: str, said_on: date) -> date | None:
    """The one day the words name; None when they name none or several.

    `said_on` is the Bangkok day they were said on; a day without a year is the next such day. A day
    that is past is given all the same, so that it can be refused by name.
    """
    message = message_of(words)
    if len(message.dates) > 1:
        return None
    past = named_days(message.dates, said_on)
    times = named_times(message, said_on, future=True)
    coming = promised_day(message.text, (0, len(message.text)), times, said_on)
    return coming or (past[0].last if past else None)


def opens_with_day(words: str, said_on: date) -> bool:
    """Whether the words are about a day from their beginning on."""
    message = message_of(words)
    leading = _LEADING.match(message.text)
    begin = leading.end() if leading else 0
    starts = [match.span("day") for match in message.dates]
    starts += [(time.begin, time.stop) for time in named_times(message, said_on, future=True)]
    return any(first <= begin < last for first, last in starts)


def _is_deadline(text: str, time: NamedTime) -> bool:
    """Whether a time can be one: "เดือนหน้า" is, in "รายงานเดือนมีนาคม" the month only names the report."""
    if time.precision is Precision.MONTH:
        return _COUNTED_FROM_NOW.search(text[time.begin : time.stop]) is not None
    return time.precision not in _NO_DAY


def _until(time: NamedTime, said_on: date) -> date:
    """The last day on which what was said is still true."""
    if time.precision is Precision.WEEK:
        return max(time.first + timedelta(days=_FRIDAY), said_on)
    if time.precision is Precision.RANGE and (time.first.day, time.last.day) == (11, 20):
        return max(time.first.replace(day=_MIDDLE), said_on)
    return time.last
