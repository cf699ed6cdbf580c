"""Periods as offices print them: "ไตรมาส ๒ - ๔", "ต.ค.๒๕๖๔ - ก.ย ๒๕๖๕", "ตลอดปีงบประมาณ ๒๕๖๔".

Quarters are those of the fiscal year (1 is October to December). Months without a year lie in the
fiscal year of the plan; two days or months a year apart (ครั้งที่ ๑ เมษายน ครั้งที่ ๒ ตุลาคม) are
read only as far as the words join them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.calendar import BUDDHIST_ERA, SHORT_MONTHS, FiscalYear, month_spellings, year_from
from bot.domain.numerals import to_arabic
from bot.domain.plan import Period

_PLAUSIBLE_YEARS = 12

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_DASHES = re.compile("[‐‑‒–—−~]")
_SPACES = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")

_JOIN = r"(?:-|ถึง|จนถึง|ไปจนถึง|และ|,|/)"
_YEAR_WORD = r"(?:ปี)?(?:พ\.?ศ\.?|ค\.?ศ\.?)?"
_FISCAL_YEAR = re.compile(
    rf"ปีงบ(?:ประมาณ|ฯ)?\.?{_YEAR_WORD}([0-9]{{4}}|[0-9]{{2}})(?:{_JOIN}(?:ปีงบประมาณ)?{_YEAR_WORD}([0-9]{{4}}))?(?![0-9])"
)
_BARE_YEAR = re.compile(rf"(?:ตลอด|ทั้ง|ภายใน)?{_YEAR_WORD}([0-9]{{4}})")
_QUARTERS = re.compile(rf"ไตรมาส(?:ที่)?([1-4])((?:{_JOIN}(?:ไตรมาส)?(?:ที่)?[1-4](?![0-9]))*)(?:/([0-9]{{4}}))?")
_WHOLE_YEAR = re.compile(
    r"ปีงบ|(?:ตลอด|ทั้ง|ภายใน|รอบ)(?:ทั้ง)?ปี|ตลอดเวลา|ต่อเนื่อง|(?:ทุก|ราย)(?:ไตรมาส|เดือน)|12เดือน|^1ปี$"
)
_HALVES = re.compile(r"6เดือน(แรก|หลัง)|(แรก|หลัง)6เดือน")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
_SLASHED = re.compile(r"(?<![0-9])([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})(?![0-9])")


def _month_pattern() -> str:
    """Full names anywhere; abbreviations with dots, or bare where no letter touches them."""
    spellings = month_spellings()
    dotted = [short.split(".")[:2] for short in SHORT_MONTHS]
    abbreviations = "|".join(rf"{first}\.{second}\.?" for first, second in dotted)
    bare = {f"{first}{second}" for first, second in dotted}
    full = "|".join(
        name for name in sorted(spellings, key=len, reverse=True) if name.endswith(("คม", "ยน", "ธ์"))
    )
    short = "|".join(name for name in sorted(spellings) if name not in bare and name not in full.split("|"))
    ends = r"(?![ก-๎])|(?=ถึง|จน|พ\.?ศ|ปี|และ)"
    undotted = "|".join(sorted(bare))
    return rf"(?:{full}|{abbreviations}|(?:{short})(?:{ends})|(?<![ก-๎])(?:{undotted})\.?(?:{ends}))"


_MONTH = _month_pattern()
_MENTION = re.compile(
    rf"(?:(?:วันที่)?(?:([0-9]{{1,2}})-)?([0-9]{{1,2}}))?(?:เดือน)?({_MONTH})"
    rf"(?:{_YEAR_WORD}([0-9]{{4}}|[0-9]{{2}})(?![0-9]))?"
)
_BETWEEN = re.compile(rf"^,?{_JOIN}(?:วันที่)?(?:สิ้น)?(?:เดือน)?$|^$")


def read_period(text: str, fiscal_year: FiscalYear) -> Period | None:
    """The first and last day a printed period names, or None when it cannot be told."""
    words = _SPACES.sub("", _DASHES.sub("-", _INVISIBLE.sub("", to_arabic(text)))).strip()
    try:
        period = _read(words, fiscal_year)
    except ValueError:  # a day the calendar does not have
        return None
    if period is None or period.end < period.start:
        return None
    middle = fiscal_year.number - BUDDHIST_ERA
    is_plausible = all(abs(day.year - middle) <= _PLAUSIBLE_YEARS for day in (period.start, period.end))
    return period if is_plausible else None


def _read(words: str, fiscal_year: FiscalYear) -> Period | None:
    named = _FISCAL_YEAR.search(words)
    first = _fiscal(named[1]) if named else fiscal_year
    last = _fiscal(named[2]) if named and named[2] else first
    rest = words.replace(named[0], "", 1) if named else words
    return (
        _numeric_days(words)
        or _quarters(words, first)
        or _months(rest, first)
        or _half(words, first)
        or (_years(first, last) if named or _WHOLE_YEAR.search(words) else _bare_year(words))
    )


def _fiscal(digits: str) -> FiscalYear:
    return FiscalYear(year_from(digits) + BUDDHIST_ERA)


def _years(first: FiscalYear, last: FiscalYear) -> Period:
    return Period(first.start, last.end)


def _bare_year(words: str) -> Period | None:
    found = _BARE_YEAR.fullmatch(words)
    return _years(_fiscal(found[1]), _fiscal(found[1])) if found else None


def _numeric_days(words: str) -> Period | None:
    days = [date(year_from(year), int(month), int(day)) for year, month, day in _ISO.findall(words)]
    days += [date(year_from(year), int(month), int(day)) for day, month, year in _SLASHED.findall(words)]
    if not days:
        return None
    return Period(days[0], days[1] if len(days) > 1 else days[0])


def _quarters(words: str, fiscal_year: FiscalYear) -> Period | None:
    found = _QUARTERS.search(words)
    if not found:
        return None
    of_year = _fiscal(found[3]) if found[3] else fiscal_year
    numbers = [int(found[1]), *map(int, re.findall("[1-4]", found[2]))]
    return Period(_quarter(min(numbers), of_year).start, _quarter(max(numbers), of_year).end)


def _quarter(number: int, fiscal_year: FiscalYear) -> Period:
    first, last = ((10, 12), (1, 3), (4, 6), (7, 9))[number - 1]
    year = fiscal_year.start.year if number == 1 else fiscal_year.end.year
    return Period(date(year, first, 1), _last_day(year, last))


def _half(words: str, fiscal_year: FiscalYear) -> Period | None:
    found = _HALVES.search(words)
    if not found:
        return None
    first, last = (1, 2) if "แรก" in found[0] else (3, 4)
    return Period(_quarter(first, fiscal_year).start, _quarter(last, fiscal_year).end)


@dataclass(frozen=True)
class _Mention:
    """A month somebody named, with the day and year said beside it."""

    month: int
    first_day: int | None
    day: int | None
    year: int | None
    start: int
    end: int

    def begins(self, year: int) -> date:
        return date(year, self.month, self.first_day or self.day or 1)

    def ends(self, year: int) -> date:
        return date(year, self.month, self.day) if self.day else _last_day(year, self.month)


def _months(words: str, fiscal_year: FiscalYear) -> Period | None:
    mentions = list(_joined_mentions(words))
    if not mentions:
        return None
    first, last = _with_years(mentions[0], mentions[-1], fiscal_year)
    begins, ends = first.begins(first.year or 0), last.ends(last.year or 0)
    if len(mentions) == 1:
        if "เป็นต้นไป" in words[first.end :]:
            ends = FiscalYear.of(begins).end
        elif (
            first.day
            and not first.first_day
            and words[: first.start].endswith(("ภายใน", "ไม่เกิน", "จนถึง", "ถึง"))
        ):
            begins = FiscalYear.of(ends).start
    return Period(begins, ends)


def _joined_mentions(words: str) -> Iterator[_Mention]:
    """The first month named and those joined to it; a month of a later sentence is none of them."""
    numbers = month_spellings()
    end: int | None = None
    for found in _MENTION.finditer(words):
        if end is not None and not _BETWEEN.match(words[end : found.start()]):
            return
        spelled = found[3].replace(".", "")
        first_day, day = (int(part) if part else None for part in (found[1], found[2]))
        year = year_from(found[4]) if found[4] else None
        yield _Mention(numbers[spelled], first_day, day, year, found.start(), found.end())
        end = found.end()


def _with_years(first: _Mention, last: _Mention, fiscal_year: FiscalYear) -> tuple[_Mention, _Mention]:
    """Both with a year: the one said, else the one the other's year implies, else the plan's."""
    if first.year is None and last.year is None:
        first = replace(first, year=_year_within(first.month, fiscal_year))
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - (1 if first.month > last.month else 0))
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year + (1 if last.month < first.month else 0))
    return first, last


def _year_within(month: int, fiscal_year: FiscalYear) -> int:
    return fiscal_year.start.year if month >= 10 else fiscal_year.end.year


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
