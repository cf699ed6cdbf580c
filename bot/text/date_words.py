"""How dates are written: the patterns, built from the month names, on a matching copy."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.domain.calendar import SHORT_MONTHS, month_spellings
from bot.text.lexicon import any_of, lexicon

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNS = re.compile(r"[. ]")
# One or two digits that continue no other number and are no ข้อ 3; a digit first, so that the search
# skips to digits.
_FEW = r"[0-9](?<![0-9][0-9])(?<![0-9][./-][0-9])(?<!ข้อ[0-9])(?<!ข้อ [0-9])[0-9]?"
_FOUR = r"(?<![0-9][0-9])(?<![0-9][./-][0-9])"


@lru_cache(maxsize=1024)
def month_number(written: str) -> int:
    """1-12 for a month as matched by the patterns: digits, Thai in any spelling, or English."""
    if written.isdecimal():
        return int(written)
    plain = _SIGNS.sub("", written).lower()
    number = month_spellings().get(plain)
    return number or _ENGLISH.index(plain[:3]) + 1


@cache
def day_patterns() -> tuple[re.Pattern[str], ...]:
    """Every way to write a day; group `day` is what was written, the other groups its parts.

    Groups: date, until, month, year of a calendar day; relative, ago, weekday of the others.
    """
    months = _months()
    units = any_of(lexicon().counts.words)
    year = (
        r"(?:(?:[-/]| ?)(?:(?:ปี)? ?พ\.? ?ศ\.? ?|ค\.? ?ศ\.? ?)?'?(?P<year>[0-9]{4}|[0-9]{2})"
        rf"(?![0-9]|[.:,/][0-9]| ?(?:{units})(?![ก-๎])| ?%| ?(?:{months})))?"
    )
    in_words = (
        rf"(?P<day>(?P<date>{_FEW})(?: ?(?:-|–|—|ถึง) ?(?:วันที่ ?)?(?P<until>[0-9]{{1,2}}))?"
        rf" ?[-/]? ?(?:เดือน ?)?(?P<month>{months}){year})"
    )
    with_signs = (
        rf"(?P<day>(?P<date>{_FEW})(?P<sign>[/.-])(?P<month>[0-9]{{1,2}})(?P=sign)"
        r"(?P<year>[0-9]{4}|[0-9]{2}))(?![0-9]|[./-][0-9])"
    )
    year_first = (
        rf"(?P<day>(?P<year>[12]{_FOUR}[0-9]{{3}})(?P<sign>[/-])(?P<month>[0-9]{{1,2}})(?P=sign)"
        r"(?P<date>[0-9]{1,2}))(?![0-9]|[./-][0-9])"
    )
    spaced = rf"(?P<day>(?P<date>{_FEW}) (?P<month>[0-9]{{1,2}}) (?P<year>25[0-9]{{2}}))(?![0-9/])"
    announced = r"(?:วันที่|ลว\.|ลงวันที่|เมื่อ) ?(?P<day>(?P<date>[0-9]{1,2})/(?P<month>[0-9]{1,2}))(?![0-9/])"
    relative = r"(?P<day>(?P<relative>เมื่อวานซืน|เมื่อวานนี้|เมื่อวาน(?!ซืน)|วานซืน|วานนี้|วันนี้(?<!ทุกวันนี้)))"
    ago = rf"(?P<day>(?P<ago>{_FEW}) ?วัน(?:ก่อน(?!หน้า)|ที่แล้ว|ที่ผ่านมา))"
    weekday = r"(?P<day>วัน(?P<weekday>จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:บดี)?(?:ก่อน)?ที่(?:แล้ว|ผ่านมา))"
    written = (in_words, with_signs, year_first, spaced, announced, relative, ago, weekday)
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in written)


def _months() -> str:
    """Full and short month names; a short one without its last dot must end the word."""
    short = [r"(?:\. ?)?".join(name.rstrip(".").split(".")) for name in SHORT_MONTHS]
    abbreviations = {name.replace(".", "") for name in SHORT_MONTHS}
    whole = sorted(set(month_spellings()) - abbreviations, key=len, reverse=True)
    clipped = [name for name in whole if not name.endswith(("คม", "ยน", "พันธ์"))]
    full = [name for name in whole if name not in clipped]
    return (
        "|".join(full)
        + rf"|(?:{'|'.join(clipped)})(?![ก-๎])"
        + rf"|(?:{'|'.join(short)})(?:\.|(?![ก-๎]))"
        + r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?![a-z])"
    )
