"""The invented village office of the tests: อบต.ห้วยตาล, its divisions and its plan of 2569."""

from __future__ import annotations

from datetime import date

from bot.domain.calendar import FiscalYear
from bot.domain.numerals import Numerals
from bot.domain.office import Office
from bot.domain.plan import Measure, Period, Plan, PlanField, Responsible, Scope, Section
from bot.line.simulator.people import Group, Person
from tests.support.stage import Stage

DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขและสิ่งแวดล้อม")
YEAR = FiscalYear(2569)

_ROWS = (
    ("1", "ปรับปรุงขั้นตอนการให้บริการประชาชนให้ชัดเจน", ()),
    ("2.1", "เปิดรับคำร้องผ่านช่องทางออนไลน์", ("สำนักปลัด", "กองช่าง")),
    ("2.2", "ประเมินความพึงพอใจผู้รับบริการทุกเดือน", ("สำนักปลัด",)),
    ("3", "ทำทะเบียนยืมพัสดุของหน่วยงาน", ("กองคลัง",)),
    ("4", "เปิดเผยผลการจัดซื้อจัดจ้างรายเดือน", ("กองคลัง",)),
    ("5", "จัดทำคำสั่งแบ่งงานและเกณฑ์ประเมินผล", ("สำนักปลัด",)),
    ("6", "ประกาศนโยบายไม่รับของขวัญ", ()),
)


def village_plan() -> Plan:
    """Seven measures, numbered 1, 2.1, 2.2, 3 … 6; the first and the last belong to every division."""
    measures = tuple(
        Measure(
            ref=ref,
            number=ref,
            row=row,
            title=title,
            responsible=Responsible(Scope.LIST if names else Scope.ALL, names),
            steps=("วางแผนการดำเนินงาน", "ดำเนินการและติดตามผล"),
            period=Period(date(2025, 10, 1), date(2026, 9, 30)),
            cells={
                PlanField.MEASURE: f"{ref}. {title}",
                PlanField.STEPS: "๑. วางแผนการดำเนินงาน\n๒. ดำเนินการและติดตามผล",
                PlanField.RESPONSIBLE: " ".join(names) or "ทุกสำนัก/กอง",
                PlanField.PERIOD: "ตลอดปีงบประมาณ ๒๕๖๙",
            },
        )
        for row, (ref, title, names) in enumerate(_ROWS, start=1)
    )
    return Plan(YEAR, "six-month", (Section(None, None, measures),))


def found_village(stage: Stage) -> tuple[Office, Plan]:
    """The office in the books of the stage, with its plan; both as stored."""
    now = stage.clock.now()
    with stage.store.writing() as books:
        office = books.offices.create(
            "ห้วยตาล", "อบต.", "ดอนงาม", "นครตัวอย่าง", "six-month", Numerals.THAI, DIVISIONS
        )
        books.plans.save(office.id, village_plan(), now)
        plan = books.plans.get(office.id, YEAR)
    if plan is None:
        raise AssertionError("the plan was not stored")
    return office, plan


def treasurer(stage: Stage, office: Office) -> tuple[Person, Group]:
    """Somebody of กองคลัง, which answers for measures 3 and 4, in its group."""
    staff = stage.platform.add_user("สุดา")
    return staff, stage.division_group(stage.coordinator(office), "กองคลัง", [staff])
