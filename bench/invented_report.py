"""Invented reports of the sizes the rendering study measured: S is a small office's year, L ten of them.

Nobody's sentences: every text is put together from lists of words by counting, so that each run
measures the same document.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry, EntryField
from bot.domain.numerals import Numerals
from bot.domain.office import Division, Office
from bot.domain.plan import Measure, Period, Plan, PlanField, Responsible, Scope, Section
from bot.domain.status import Status
from bot.reports.compiling import compile_report
from bot.reports.layout import load_layout
from bot.reports.table import Report

Thing = TypeVar("Thing")

SECTIONS_OF_S, SECTIONS_OF_L = 7, 70
YEAR = FiscalYear(2568)
AS_OF = datetime(2025, 10, 20, 2, 0, tzinfo=UTC)
DIVISIONS = tuple(
    Division(number, name, number)
    for number, name in enumerate(
        ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนา และวัฒนธรรม", "กองสวัสดิการสังคม"), start=1
    )
)
# 20 measures in 7 sections
_MEASURES_OF_A_SECTION = (3, 3, 3, 3, 3, 3, 2)

_TOPICS = (
    "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
    "การให้บริการและระบบ E-Service",
    "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
    "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
    "กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
    "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
)
_ACTS = (
    "จัดทำ", "ปรับปรุง", "เผยแพร่", "ทบทวน", "รวบรวม", "ตรวจสอบ", "ประชาสัมพันธ์", "ติดตาม", "พัฒนา", "สำรวจ", "กำหนด",
)  # fmt: skip
_THINGS = (
    "คู่มือขั้นตอนการให้บริการประชาชน", "ทะเบียนคุมการยืมพัสดุของทางราชการ", "แผนผังระยะเวลาการขออนุญาตก่อสร้าง",
    "แบบประเมินความพึงพอใจของผู้รับบริการ", "รายงานผลการจัดซื้อจัดจ้างประจำเดือน", "ช่องทางรับเรื่องร้องเรียนการทุจริต",
    "ประกาศนโยบายไม่รับของขวัญ", "ฐานข้อมูลน้ำประปาหมู่บ้านและปั๊มน้ำ", "หลักเกณฑ์การประเมินผลการปฏิบัติงาน",
    "บัญชีทรัพย์สินที่ชำรุดเสื่อมสภาพ", "ข้อมูลการใช้จ่ายงบประมาณรายไตรมาส", "เว็บไซต์และเพจของหน่วยงาน",
    "ตารางเวรเจ้าหน้าที่ประจำจุดบริการ",
)  # fmt: skip
_PLACES = (
    "ณ ห้องประชุมสภาองค์การบริหารส่วนตำบล", "ที่ป้ายประกาศหน้าสำนักงาน", "ผ่านบัญชีไลน์ของหน่วยงาน",
    "ในที่ประชุมประจำเดือนของทุกส่วนราชการ",
    "ให้ผู้ใหญ่บ้านทั้ง 12 หมู่บ้านทราบ", "แก่พนักงานส่วนตำบลและลูกจ้างทุกคน", "ที่ศาลากลางบ้านห้วยตาลฝั่งตะวันออก",
)  # fmt: skip
_ENDS = (
    "มีผู้เข้าร่วม {} คน", "แล้วเสร็จเมื่อวันที่ {} มีนาคม 2568", "จำนวน {} ครั้ง", "รวมทั้งสิ้น {} เรื่อง",
    "ใช้งบประมาณ {},500 บาท",
    "ตามคำสั่งที่ {}/2568", "และรายงานผลให้ผู้บริหารทราบทุกสัปดาห์ที่ {} ของเดือน",
)  # fmt: skip
_OUTCOMES = (
    "ประชาชนทราบขั้นตอนและระยะเวลาก่อนมาติดต่อราชการ", "เจ้าหน้าที่ปฏิบัติงานเป็นมาตรฐานเดียวกันทั้งหน่วยงาน",
    "ลดระยะเวลารอคอยเฉลี่ยเหลือ 15 นาทีต่อราย", "ไม่พบเรื่องร้องเรียนเกี่ยวกับการเรียกรับผลประโยชน์",
    "การเบิกจ่ายเป็นไปตามแผนร้อยละ 96.40",
)  # fmt: skip


def invented_report(layout: str = "seven-topics-single", sections: int = SECTIONS_OF_S) -> Report:
    """The report of round 2 in one of the five layouts; equal measures beside each other become one cell."""
    form = load_layout(layout)
    return compile_report(
        invented_office(layout), invented_plan(layout, sections), invented_entries(sections), form, 2, AS_OF
    )


def invented_office(layout: str) -> Office:
    numerals = load_layout(layout).numerals
    return Office(1, "ห้วยตาล", "อบต.", "เขาตาล", "ธารทอง", layout, Numerals(numerals), DIVISIONS)


def invented_plan(layout: str, sections: int) -> Plan:
    """Seven topics over and over, each with two or three measures, numbered through."""
    made: list[Section] = []
    row = 0
    for number in range(sections):
        count = _MEASURES_OF_A_SECTION[number % len(_MEASURES_OF_A_SECTION)]
        topic = _TOPICS[number % len(_TOPICS)]
        measures = tuple(_measure(row + place) for place in range(1, count + 1))
        made.append(Section(str(number + 1), topic, measures))
        row += count
    if layout in ("six-month", "indicator-followup"):
        made = [Section(None, None, tuple(measure for section in made for measure in section.measures))]
    return Plan(YEAR, layout, tuple(made))


def invented_entries(sections: int) -> list[Entry]:
    """Five items of results and two outcomes a measure; every third measure is shared by two divisions."""
    entries: list[Entry] = []
    for measure in invented_plan("seven-topics", sections).measures():
        row = measure.row
        shared = row % 3 == 0
        entries.append(_entry(len(entries) + 1, row, row, EntryField.RESULTS, 3 if shared else 5))
        if shared:
            entries.append(_entry(len(entries) + 1, row, row + 1, EntryField.RESULTS, 2))
        entries.append(_entry(len(entries) + 1, row, row, EntryField.OUTCOMES, 2))
        if row % 4 == 0:
            entries.append(_entry(len(entries) + 1, row, row, EntryField.SUGGESTIONS, 1))
    return entries


def _measure(row: int) -> Measure:
    title = f"{_pick(_ACTS, row)}{_pick(_THINGS, row * 3)}เพื่อความโปร่งใส{_pick(_PLACES, row)}"
    steps = tuple(f"{_pick(_ACTS, row + step)}{_pick(_THINGS, row * 2 + step)}" for step in range(4))
    owners = (_pick(DIVISIONS, row).name, _pick(DIVISIONS, row + 1).name)
    numbered = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))
    indicator = _pick(_TOPICS, row // 3)
    return Measure(
        ref=str(row),
        number=str(row),
        row=row,
        title=title,
        responsible=Responsible(Scope.LIST, owners),
        steps=steps,
        period=Period(date(2024, 10, 1), date(2025, 9, 30)),
        cells={
            PlanField.MEASURE: f"{row}. {title}",
            PlanField.STEPS: numbered,
            PlanField.RESPONSIBLE: "\n".join(owners),
            PlanField.PERIOD: "ตุลาคม 2567 - กันยายน 2568" if row % 2 else "ตลอดปีงบประมาณ 2568",
            PlanField.INDICATOR: indicator,
            PlanField.QUESTION: f"{row}. {title}เพียงใด",
            PlanField.WEAKNESS: f"{row}. ประชาชนยังไม่ทราบถึงการ{title}",
            PlanField.GUIDELINE: numbered,
            PlanField.MEASURES: f"มาตรการ{_pick(_THINGS, row // 3)}",
            PlanField.FOLLOWUP: f"รายงานผล{_pick(_PLACES, row)}ทุกไตรมาส",
        },
        id=row,
    )


def _entry(number: int, row: int, division: int, field: EntryField, items: int) -> Entry:
    said = AS_OF - timedelta(days=30) + timedelta(minutes=number)
    texts = [_item(field, row * 7 + place) for place in range(items)]
    blank = Entry(
        number=number,
        office_id=1,
        measure_id=row,
        division_id=_pick(DIVISIONS, division).id,
        fiscal_year=YEAR,
        round_number=2,
        field=field,
        text="\n".join(texts),
        status=None,
        percent=None,
        dates=(),
        event_at=said,
        recorded_at=said,
    )
    if field is not EntryField.RESULTS:
        return blank
    return blank._replace(status=Status.IN_PROGRESS if row % 5 == 0 else Status.DONE)


def _item(field: EntryField, place: int) -> str:
    if field is EntryField.RESULTS:
        end = _pick(_ENDS, place * 2).format(place % 28 + 1)
        return f"{_pick(_ACTS, place)}{_pick(_THINGS, place)} {_pick(_PLACES, place)} {end}"
    if field is EntryField.OUTCOMES:
        return _pick(_OUTCOMES, place)
    return f"ควร{_pick(_ACTS, place)}{_pick(_THINGS, place)}ให้ครบทุกส่วนราชการ"


def _pick(things: Sequence[Thing], place: int) -> Thing:
    return things[place % len(things)]
