"""How weeks, months, quarters and fiscal years are written, and days by a word, on a matching copy.

Each pattern has the group `time` for all that was written. `which` says this, next or last, `part` the
beginning, middle or end of the period, `count` how many of them away.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from bot.text.date_words import month_pattern, year_pattern
from bot.text.lexicon import any_of, lexicon
from bot.text.patterns import rarely

NUMBERS = {
    "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบ": 10,
}  # fmt: skip
_WHICH = r"(?P<which>นี้|หน้า|ถัดไป|ที่แล้ว|ที่ผ่านมา|ก่อนหน้า(?:นี้)?|ก่อน(?!ถึง|จะ))"
_PART = r"(?P<part>ต้น|กลาง|ปลาย|สิ้น)"
_WEEK = r"(?:สัปดาห์|(?<!วัน)(?<!เสาร์)(?<!เสาร์-)(?<!เสาร์ )อาทิตย์)"
_NUMBER = rf"(?P<count>[0-9]{{1,2}}|{'|'.join(NUMBERS)})"
_COUNT = rf"(?<![0-9])(?<![0-9][.,/-]){_NUMBER}"
_AHEAD = r"(?P<ahead>อีก|ภายใน|ไม่เกิน|เวลา|(?<!ภาย)ใน) ?(?:[0-9]{1,2} ?- ?)?"
_ERA = r"(?:ปี ?งบ ?(?:ประมาณ|ฯ)?|งบ ?ปี|ปี|พ\.? ?ศ\.?)(?: ?(?:พ\.? ?ศ\.?|ปี))? ?"
_FISCAL = r"(?:ปี ?งบ ?(?:ประมาณ|ฯ|\.)?|งบ ?ปี)"


class Unit(StrEnum):
    """What is counted or named."""

    DAY = "day"
    WEEKDAY = "weekday"
    DATE = "date"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    FISCAL_YEAR = "fiscal_year"


Row = tuple[Unit, str]


@cache
def period_patterns() -> tuple[tuple[Unit, re.Pattern[str]], ...]:
    """The patterns with what they name."""
    return tuple(
        (unit, rarely(rf"(?P<time>{pattern})", re.IGNORECASE))
        for unit, pattern in (*_days(), *_weeks_and_months(), *_parts_of_fiscal_years())
    )


def _days() -> tuple[Row, ...]:
    no_month = rf"(?! ?[0-9/.:,-]| ?(?:เดือน ?)?(?:{month_pattern()}))"
    weekday = (
        rf"(?<!ทุก)(?<!สวัสดี)วัน(?P<weekday>จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:บดี)?(?!บดี)"
        rf"(?: ?(?P<week>สัปดาห์|อาทิตย์)?{_WHICH}| ?ที่ ?(?P<date>[0-9]{{1,2}}){no_month}|(?! ?(?:-|ถึง|ที่)))"
    )
    # "ศุกร์นี้" without วัน; the empty groups are those of a weekday with it
    bare_weekday = (
        r"(?<!วัน)(?P<weekday>จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์)(?:บดี)? ?(?P<which>นี้|หน้า|ถัดไป)"
        r"(?P<week>(?!))?(?P<date>(?!))?"
    )
    day_of_month = rf"วันที่ ?(?P<date>[0-9]{{1,2}}){no_month}(?: ?(?:ของ)?เดือน{_WHICH}| ?(?P<this>นี้))?"
    return (
        (Unit.DAY, r"(?P<word>พรุ่งนี้|พุ่งนี้|พรุ้งนี้|(?:เช้า|เที่ยง|บ่าย|เย็น|ค่ำ|คืน)นี้)"),
        (Unit.DAY, r"(?P<word>มะรืน)(?:นี้)?"),
        (Unit.DAY, rf"{_COUNT} ?วัน(?P<which>ก่อน(?!หน้า)|ที่แล้ว|ที่ผ่านมา)"),
        (Unit.DAY, rf"{_AHEAD}{_NUMBER} ?วัน(?!ที่|ทำการ|ก่อน|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)"),
        (Unit.WEEKDAY, weekday),
        (Unit.WEEKDAY, bare_weekday),
        (Unit.DATE, day_of_month),
    )


def _weeks_and_months() -> tuple[Row, ...]:
    named_month = (
        rf"(?:{_PART} ?)?(?P<named>เดือน ?)?(?<![0-9])(?<![0-9] )(?P<month>{month_pattern()}){year_pattern()}"
    )
    return (
        (Unit.WEEK, rf"(?<!ทุก){_PART}?{_WEEK} ?{_WHICH}"),
        (Unit.WEEK, rf"(?<!ทุก){_PART}สัปดาห์"),
        (Unit.WEEK, rf"{_COUNT} ?{_WEEK} ?(?P<which>ก่อน(?!หน้า)|ที่แล้ว)"),
        (Unit.WEEK, rf"(?P<ahead>อีก) ?{_NUMBER} ?{_WEEK}(?![นหที])"),
        (Unit.MONTH, rf"(?<!ทุก)(?<!เงิน)(?:{_PART} ?)?เดือน ?{_WHICH}"),
        (Unit.MONTH, rf"(?<!ทุก){_PART}เดือน(?! ?(?:{month_pattern()}))"),
        (Unit.MONTH, rf"{_COUNT} ?เดือน(?P<which>ก่อน(?!หน้า)|ที่แล้ว)"),
        (Unit.MONTH, rf"(?P<ahead>อีก) ?{_NUMBER} ?เดือน(?![นหทก])"),
        (Unit.MONTH, named_month),
    )


def _parts_of_fiscal_years() -> tuple[Row, ...]:
    ends = rf"(?![0-9]|[.:,][0-9]| ?(?:{any_of(lexicon().counts.words)})(?![ก-๎])| ?%)"
    year = rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}){ends}"
    quarter_year = rf"(?: ?/ ?(?:{_ERA})?| ?(?:ของ)?{_ERA}| (?=[0-9]{{4}})){year}"
    quarters = (
        rf"{_PART}?ไตรมาส ?(?:ที่)? ?(?P<quarter>[1-4](?![0-9.])|แรก|สุดท้าย)"
        rf"(?: ?(?:-|–|—|ถึง|,|และ) ?(?:ที่ ?)?(?P<until>[1-4])(?![0-9.]| ?{_WEEK}))?(?:{quarter_year})?"
    )
    short_quarter = r"(?<![a-z])q(?P<quarter>[1-4]) ?[/ ]? ?(?P<year>25[0-9]{2}|[5-9][0-9])(?![0-9.])"
    fiscal_years = (
        rf"{_PART}?{_FISCAL} ?(?:พ\.? ?ศ\.?)? ?{year}"
        r"(?: ?(?:-|–|—|ถึง) ?(?:พ\.? ?ศ\.? ?)?(?P<until>[0-9]{4})(?![0-9]))?"
    )
    return (
        (Unit.QUARTER, quarters),
        (Unit.QUARTER, rf"{_PART}?ไตรมาส ?{_WHICH}"),
        (Unit.QUARTER, short_quarter),
        (Unit.HALF, rf"(?<![0-9])6 ?เดือน(?P<half>แรก|หลัง)(?:{quarter_year})?"),
        (Unit.FISCAL_YEAR, fiscal_years),
        (Unit.FISCAL_YEAR, rf"{_PART}?{_FISCAL} ?{_WHICH}"),
        (Unit.FISCAL_YEAR, rf"{_PART}{_FISCAL}"),
    )
