"""อบต.ห้วยตาล, an office that does not exist: its divisions, a small plan in each layout, its entries."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry, EntryField
from bot.domain.numerals import Numerals
from bot.domain.office import Division, Office
from bot.domain.plan import Measure, Period, Plan, PlanField, Responsible, Scope, Section
from bot.domain.status import Status

YEAR = FiscalYear(2568)
AS_OF = datetime(2025, 10, 20, 2, 0, tzinfo=UTC)
PALACE, TREASURY, WORKS = 1, 2, 3  # สำนักปลัด, กองคลัง, กองช่าง
DIVISIONS = (
    Division(PALACE, "สำนักปลัด", 1),
    Division(TREASURY, "กองคลัง", 2),
    Division(WORKS, "กองช่าง", 3),
)
NUMERALS = {"seven-topics-single": Numerals.ARABIC}


def office(layout: str = "seven-topics", numerals: Numerals | None = None) -> Office:
    """The office, printing in the numerals usual for the layout unless told otherwise."""
    digits = numerals or NUMERALS.get(layout, Numerals.THAI)
    return Office(1, "ห้วยตาล", "อบต.", "เขาตาล", "ธารทอง", layout, digits, DIVISIONS)


def measure(
    row: int, title: str, cells: dict[PlanField, str] | None = None, number: str | None = None
) -> Measure:
    """A measure of every division, with its row number as id."""
    return Measure(
        ref=number or str(row),
        number=number,
        row=row,
        title=title,
        responsible=Responsible(Scope.ALL),
        steps=("ประชุมวางแผน", "ลงมือทำ"),
        period=Period(date(2024, 10, 1), date(2025, 9, 30)),
        cells=cells or {},
        id=row,
    )


def entry(
    number: int,
    measure_id: int,
    text: str,
    division: int = PALACE,
    status: Status | None = Status.DONE,
    *,
    round_number: int = 2,
    field: EntryField = EntryField.RESULTS,
    at: datetime | None = None,
    superseded_by: int | None = None,
    withdrawn_at: datetime | None = None,
) -> Entry:
    """An entry of the year; later numbers were said on later days unless told otherwise."""
    said = at or datetime(2025, 9, 1, 3, number, tzinfo=UTC)
    return Entry(
        number=number,
        office_id=1,
        measure_id=measure_id,
        division_id=division,
        fiscal_year=YEAR,
        round_number=round_number,
        field=field,
        text=text,
        status=status,
        percent=None,
        dates=(),
        event_at=said,
        recorded_at=said,
        superseded_by=superseded_by,
        withdrawn_at=withdrawn_at,
    )


def plan(layout: str = "seven-topics") -> Plan:
    """The plan in one of the five layouts."""
    sections = {
        "seven-topics": _topics(),
        "seven-topics-single": _topics(),
        "ita-weakness": _weaknesses(),
        "six-month": (Section(None, None, _six_month()),),
        "indicator-followup": (Section(None, None, _indicators()),),
    }
    return Plan(YEAR, layout, sections[layout])


def entries() -> list[Entry]:
    """What three divisions said in the year: corrected, withdrawn, doubled, and silent about some."""
    withdrawn = datetime(2025, 9, 5, tzinfo=UTC)
    outcomes, suggestions = EntryField.OUTCOMES, EntryField.SUGGESTIONS
    return [
        entry(1, 1, "ร่างคู่มือเสร็จ 3 เล่ม", PALACE, Status.IN_PROGRESS, round_number=1),
        entry(2, 1, "1) พิมพ์คู่มือแจก 40 เล่ม\n2) ติดป้ายขั้นตอนหน้าเคาน์เตอร์"),
        entry(3, 1, "ลงคู่มือที่ https://huaitan.example/manual2568 แล้ว", TREASURY),
        entry(4, 1, "พิมพ์คู่มือแจก 40 เล่ม", WORKS),
        entry(5, 1, "ชาวบ้านรู้ขั้นตอนก่อนมาติดต่อ", PALACE, None, field=outcomes),
        entry(6, 2, "เปิดรับคำร้องทางไลน์", TREASURY, Status.IN_PROGRESS, superseded_by=7),
        entry(7, 2, "เปิดรับคำร้องทางไลน์ตั้งแต่ 5 ก.ย. 68", TREASURY, Status.IN_PROGRESS),
        entry(8, 2, "ลดเวลารอเหลือ 15 นาที", TREASURY, None, field=outcomes),
        entry(9, 2, "ควรมีเจ้าหน้าที่ตอบไลน์วันหยุด", TREASURY, None, field=suggestions),
        entry(10, 3, "ส่งผิดข้อ", WORKS, withdrawn_at=withdrawn),
        entry(11, 4, "", PALACE, Status.NOT_STARTED),
        entry(12, 4, "- แต่งตั้งกรรมการตรวจนับ 3 คน\n1. นายตาล\n2. นางสาวไผ่\n- ตรวจนับครบ ๑๒๐ รายการ", WORKS),
    ]


def _topics() -> tuple[Section, ...]:
    return (
        Section(
            "1",
            "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
            (
                _row(
                    1, "ทำคู่มือขั้นตอนขออนุญาตของทุกงาน", "๑. สำรวจงานที่ชาวบ้านมาติดต่อบ่อย\n๒. เขียนขั้นตอนให้สั้นไม่เกิน 1 หน้า"
                ),
            ),
        ),
        Section(
            "2",
            "การให้บริการและระบบ E-Service",
            (
                _row(2, "รับคำร้องทางไลน์", "๑. เปิดบัญชีไลน์ของหน่วยงาน\n๒. กำหนดคนตอบ", "กองคลัง"),
                _row(3, "ป้ายบอกเวลาที่ใช้จริง", "วัดเวลาและปรับป้ายทุกเดือน", "กองช่าง"),
            ),
            heading="๒. การให้บริการและระบบ E-Service",
        ),
        Section(
            "4",
            "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
            (_row(4, "สมุด ยืม - คืน พัสดุแบบสแกน", "๑. ติดรหัสพัสดุ\n๒. ตรวจนับทุกไตรมาส", "กองช่าง", "ไตรมาส 2 - 4"),),
        ),
    )


def _row(
    number: int, title: str, steps: str, responsible: str = "ทุกสำนัก/กอง", period: str = "ต.ค.2567 - ก.ย.2568"
) -> Measure:
    return measure(
        number,
        title,
        {
            PlanField.MEASURE: title,
            PlanField.STEPS: steps,
            PlanField.RESPONSIBLE: responsible,
            PlanField.PERIOD: period,
        },
    )


def _six_month() -> tuple[Measure, ...]:
    titles = ("ลดขั้นตอนการบริการ", "เปิดช่องทางร้องเรียน", "ตอบข้อสงสัยประชาชน", "ดูแลทรัพย์สินร่วมกัน")
    steps = "๑. เขียนผังงาน\n๒. เผยแพร่ผังงาน\n๒.๑ ที่ป้ายหน้าสำนักงาน\n๒.๒ ทางไลน์\n๓. สรุปผลปีละ 2 ครั้ง"
    return tuple(
        measure(
            row,
            title,
            {
                PlanField.MEASURE: f"{row}. {title}",
                PlanField.STEPS: steps,
                PlanField.RESPONSIBLE: "สำนักปลัดฯ\nกองคลัง",
                PlanField.PERIOD: "ต.ค.2567 - ก.ย.2568",
            },
            number=str(row),
        )
        for row, title in enumerate(titles, start=1)
    )


def _weaknesses() -> tuple[Section, ...]:
    named = "๑. ประกาศเวลาให้บริการ\n๒. แบบประเมินหลังรับบริการ"
    return (
        Section(
            None,
            "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
            (
                _weakness(
                    1, "๑. ขั้นตอนไม่เป็นลำดับเดียวกัน", "๓.๑ สำนักปลัด เขียนลำดับงาน\n๓.๒ กองคลัง ปิดประกาศ", named
                ),
                _weakness(2, "๒. ผู้มาติดต่อรอนาน", "เพิ่มช่องรับคำร้องทางไลน์", named),
            ),
            heading="ตารางที่ 1 ผลการวิเคราะห์แบบวัด IIT",
            intro=("๑. ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ การใช้ทรัพย์สิน ได้ 81.25 คะแนน",),
        ),
        Section(
            None,
            "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
            (
                _weakness(3, "๑. ป้ายข้อมูลไม่ทันสมัย", "ปรับป้ายทุกเดือน", "ผังเวลาบริการ"),
                _weakness(4, "๒. ทะเบียน ยืม - คืน ไม่ครบ", "ตรวจนับทุกไตรมาส", "ทะเบียนพัสดุกลาง"),
            ),
            heading="ตารางที่ 2 ผลการวิเคราะห์แบบวัด EIT",
            intro=("๒. ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ คุณภาพการดำเนินงาน ได้ 79.5 คะแนน",),
        ),
    )


def _weakness(row: int, weakness: str, guideline: str, measures: str) -> Measure:
    return measure(
        row,
        weakness,
        {
            PlanField.WEAKNESS: weakness,
            PlanField.GUIDELINE: guideline,
            PlanField.MEASURES: measures,
            PlanField.RESPONSIBLE: "๑. สำนักปลัด\n๒. กองคลัง",
        },
    )


def _indicators() -> tuple[Measure, ...]:
    rows = (
        ("การใช้งบประมาณ", "๑๒ ท่านรู้แผนใช้จ่ายเงินของหน่วยงานเพียงใด"),
        ("การใช้งบประมาณ", "๑๕ การเบิกจ่ายของหน่วยงานตรงตามจริงเพียงใด"),
        ("คุณภาพการดำเนินงาน", "E๕ เจ้าหน้าที่ตอบคำถามชัดเจนเพียงใด"),
        ("คุณภาพการดำเนินงาน", "E๗ ท่านติดต่อหน่วยงานได้ง่ายเพียงใด"),
        ("การเปิดเผยข้อมูล", "O12 คู่มือหรือมาตรฐานการปฏิบัติงาน"),
    )
    return tuple(
        measure(
            row,
            question,
            {
                PlanField.INDICATOR: indicator,
                PlanField.QUESTION: question,
                PlanField.STEPS: "๑) ประกาศให้ทราบ\n๒) ติดตามทุกเดือน",
                PlanField.RESPONSIBLE: "งานพัสดุ กองคลัง",
                PlanField.PERIOD: "ตลอดปีงบประมาณ 2568",
                PlanField.FOLLOWUP: "รายงานในที่ประชุมประจำเดือน",
            },
        )
        for row, (indicator, question) in enumerate(rows, start=1)
    )
