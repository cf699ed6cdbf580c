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

from bot.domain.calendar import FiscalYear
from bot.text.date_words import day_patterns
from bot.text.day_values import day_value, possible_day
from bot.text.patterns import lazily

_LONGEST_EVENT = timedelta(days=31)  # "1 ต.ค. 67 - 30 ก.ย. 68" is a period, not the days of an event
_LONG_OVER = timedelta(days=120)
_MOST_DAYS = 150
_STILL_REPORTED = timedelta(days=60)  # in the first weeks of a fiscal year people report on the last one
_JOINED = lazily(r" ?(?:-|–|—|ถึง|จนถึง) ?(?:วันที่ ?)?")
_TARGET = lazily(
    r"ภายใน|คาดว่า|ขอเวลา|ไม่เกิน|จะ(?<!อาจจะ)(?!ได้)|กำหนด(?!การ|แนว|ขั้น|ไว้แล้ว|แบบ|ราคา)|นัด|เลื่อน(?:เป็น|ไป)"
)
_HAPPENED = lazily(r"แล้ว(?!เสร็จ)|\n")
_TARGET_REACH = 28
_FIGURE = lazily(r"[0-9]")
_DENIED = lazily(r"(?:จน)?ถึง ?$|(?:ไม่ใช่|ไม่ได้|แก้(?:ไข)?จาก|เปลี่ยนจาก) ?(?:วัน|เป็น|เมื่อ)?(?:วันที่)? ?$")
_DENIED_REACH = 24
# When it was told, not done: "ที่รายงานไปเมื่อวานผิดค่ะ", "ตามที่ทวงเมื่อวาน".
_WAS_SAID = lazily(
    r" ?(?:ที่)?(?:(?:แจ้ง|บอก|รายงาน|ตอบ|พิมพ์)(?:ไป|มา|ไว้|ว่า|ผิด)|(?:เข้าใจ|จำ|ลง|ส่ง)?ผิด(?!ชอบ|ปกติ))"
)
# "ทำแล้วค่ะ เมื่อวานมีคนมายืมเต็นท์": the day of what others came for is no day of the work.
_OTHERS_CAME = lazily(
    r" ?(?:ก็)?(?:ยัง)?มี(?:คน|ชาวบ้าน|ประชาชน|ลูกบ้าน|ผู้)[ก-๎]{0,6}?(?:มา|เข้ามา|ไป|ขอ)(?!อบรม|ประชุม|ร่วม|เข้า)"
)
_SAID_BEFORE = lazily(r"(?:แล้ว|เสร็จ|เรียบร้อย|ครบ)[^\n]*$")
_SAID_REACH = 60
_TOLD = lazily(
    r"ที่(?:(?<!วันที่)|(?=(?:แจ้ง|รายงาน|บอก|ส่ง)(?:ไป|ไว้|มา|ว่า|ผิด)))(?:เคย)?(?:แจ้ง|รายงาน|บอก|ตอบ|ส่ง(?=ไป|มา)|ทวง|ถาม|เตือน|คุย|สั่ง|ขอ|ว่า|พิมพ์)[^\n]{0,20}$"
)
_TOLD_REACH = 34
# The day of a letter that is only referred to: "ตามบันทึกข้อความที่ สป 112/2568 ลงวันที่ …".
_OF_A_LETTER = lazily(r"(?:ตาม|อ้าง(?:ถึง|อิง))(?:บันทึก|หนังสือ)[^\n]{0,50}(?:ลงวันที่|ลว\.?) ?$")
_LETTER_REACH = 84
# "ฉบับที่ 5 เดือน มี.ค." and "ครบ 5 เดือน ต.ค.-ก.พ." count papers and months.
_COUNTS = lazily(
    r"(?:ฉบับ|ครั้ง|รุ่น|เล่ม|หมู่|งวด|รอบ|ลำดับ|ข้อ|ชุด|กลุ่ม|ห้อง|ชั้น|หน้า|ไตรมาส|เบอร์|เลข|(?:ข่าว|เรื่อง)(?=ที่))(?:ที่)? ?$"
)
_ON_A_DAY = lazily(r"(?:ที่|เมื่อ|ลว\.?|จันทร์|อังคาร|พุธ|พฤหัส|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์) ?$")
_COUNTS_REACH = 12


class Precision(StrEnum):
    """How exactly a time was named."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    FISCAL_YEAR = "fiscal_year"
    RANGE = "range"


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
    matches = day_patterns(has_figures=_FIGURE.search(text) is not None).found_in(text)
    matches.sort(key=lambda match: (match.start("day"), -match.end("day")))
    kept: list[re.Match[str]] = []
    for match in matches:
        if not kept or match.start("day") >= kept[-1].end("day"):
            kept.append(match)
    return kept


def named_days(
    written: Sequence[re.Match[str]], said_on: date, since: date | None = None
) -> tuple[NamedTime, ...]:
    """The days that happened, of those written in a text.

    Years are Buddhist era unless they cannot be; a day without a year is the latest one up to
    `said_on`. An impossible day, a day still to come, and a day that is a target ("ภายใน…",
    "คาดว่า…") name nothing; nor, where the plan begins on `since`, does a day without a year that
    would be long over and before it: it was meant for the year to come. Of a flood of days none is named.
    """
    if not written or len(written) > _MOST_DAYS:
        return ()
    text = written[0].string
    guessed = _guessed_far_back(written, since, said_on) if since else frozenset()
    days = [
        NamedTime(*match.span("day"), *value) for match in written if (value := day_value(match, said_on))
    ]
    return tuple(
        named
        for named in _joined(text, days)
        if named.last <= said_on
        and named.last - named.first <= _LONGEST_EVENT
        and not _is_target(text, named.begin)
        and not _is_counted(text, named)
        and named.begin not in guessed
        and not _DENIED.search(text, max(0, named.begin - _DENIED_REACH), named.begin)
        and not _WAS_SAID.match(text, named.stop)
        and not _is_of_others(text, named)
        and not _OF_A_LETTER.search(text, max(0, named.begin - _LETTER_REACH), named.begin)
        and not _TOLD.search(text, max(0, named.begin - _TOLD_REACH), named.begin)
    )


class Doubt(StrEnum):
    """Why a day that was written cannot be a day something happened."""

    IMPOSSIBLE = "impossible"
    FUTURE = "future"


def doubtful_days(
    written: Sequence[re.Match[str]], said_on: date, since: date | None = None
) -> list[tuple[int, Doubt]]:
    """Where a text names a day the calendar does not have or that is still to come, and which.

    Targets ("ภายใน…", "จะ…") lie in the future by right and are left out. `since` is the day the plan
    begins, by default the fiscal year people report on.
    """
    doubts: list[tuple[int, Doubt]] = []
    begun = since or FiscalYear.of(said_on - _STILL_REPORTED).start
    guessed = _guessed_far_back(written, begun, said_on)
    for match in written:
        begin, _ = match.span("day")
        if _is_target(match.string, begin):
            continue
        value = day_value(match, said_on)
        if value is None:
            doubts.append((begin, Doubt.IMPOSSIBLE))
        elif value[1] > said_on or begin in guessed:
            doubts.append((begin, Doubt.FUTURE))
    return doubts


def _guessed_far_back(written: Sequence[re.Match[str]], since: date, said_on: date) -> frozenset[int]:
    """Where days without a year stand whose latest such day is long over, and before the plan began."""
    found: set[int] = set()
    for match in written:
        parts = match.groupdict()
        value = day_value(match, said_on) if parts.get("month") and not parts.get("year") else None
        if value and value[1] < since and said_on - value[1] > _LONG_OVER:
            found.add(match.start("day"))
    return frozenset(found)


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
    return possible_day(last.year, first.month, first.day) or first


def _is_counted(text: str, named: NamedTime) -> bool:
    """Whether the figure of a day counts something else."""
    reach = max(0, named.begin - _COUNTS_REACH)
    if _COUNTS.search(text, reach, named.begin):
        return True
    written = text[named.begin : named.stop]
    is_sure = written[-1].isdecimal() or written.endswith("นี้") or written.startswith("วัน")
    return "เดือน" in written and not is_sure and not _ON_A_DAY.search(text, reach, named.begin)


def _is_of_others(text: str, named: NamedTime) -> bool:
    """Whether a day behind a finished report is one on which others came for something."""
    reach = max(0, named.begin - _SAID_REACH)
    return (
        _OTHERS_CAME.match(text, named.stop) is not None
        and _SAID_BEFORE.search(text, reach, named.begin) is not None
    )


def _is_target(text: str, begin: int) -> bool:
    """Whether "ภายใน", "จะ" and their kin stand before the day, with no แล้ว or line break between."""
    before = text[max(0, begin - _TARGET_REACH) : begin]
    return bool(_TARGET.search(before) and _TARGET.search(_HAPPENED.split(before)[-1]))
