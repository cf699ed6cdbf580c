"""A plan in each of the five layouts, from Word and from Excel: what an office's table turns into."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.entry import EntryField
from bot.domain.plan import Period, PlanField, Responsible, Scope, SubUnit
from bot.domain.status import Status
from bot.plan.importing import FilledCell, ImportedPlan, import_plan
from tests.support.office_files import LEFT, UP, Content, excel, word

YEAR = FiscalYear(2568)
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนา และวัฒนธรรม")
WHOLE_YEAR = Period(date(2024, 10, 1), date(2025, 9, 30))

Write = Callable[..., bytes]
both_formats = pytest.mark.parametrize("write", [word, excel])


def imported(write: Write, *contents: Content, layout: str | None = None) -> ImportedPlan:
    return import_plan(write(*contents), f"plan.{write.__name__}", YEAR, layout, DIVISIONS)


SEVEN = [
    "มาตรการ โครงการ หรือกิจกรรม ที่ดำเนินการเพื่อส่งเสริมคุณธรรม และความโปร่งใสภายใน\nหน่วยงาน",
    "วิธีการปฏิบัติ",
    "ผู้รับผิดชอบ",
    "ระยะเวลา\u200b ดำเนินการ",
    "ผลการดำเนินการตาม มาตรการ/กิจกรรม",
    "ผลลัพธ์/ผลสัมฤทธิ์ในการ ดำเนินการ",
]


@both_formats
def test_seven_topics_has_a_heading_and_a_table_for_each_section(write: Write) -> None:
    steps = "๑. สำรวจงาน\n๒. เขียนให้สั้นไม่เกิน ๑ หน้า\n๒. ทดลองใช้\n๓. สมุด ยืม - คืน"

    found = imported(
        write,
        "รายงานผลการดำเนินการของหน่วยงาน",
        "ตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "ขององค์การบริหารส่วนตำบลห้วยตาล อำเภอเขาตาล",
        "๑. กระบวนการปฏิบัติงาน",
        [SEVEN, ["ทำคู่มือ\nขออนุญาต", steps, "ทุกสำนัก/ กองฯ", "ไตรมาส ๒ - ๔", "๑.ทำแล้ว", "-"]],
        "/๒. การให้บริการ...",
        "๒. การให้บริการและระบบ E-Service",
        [SEVEN, ["๑. รับคำร้อง\n๒. ตอบคำร้อง", "เปิดไลน์", "สำนักปลัดฯ กองการศึกษา ฯ", "", "", ""]],
    )

    first, second = found.plan.sections
    handbook, requests = found.plan.measures()
    assert (found.plan.layout, found.problems) == ("seven-topics", ())
    assert found.plan.title_lines[2] == "ขององค์การบริหารส่วนตำบลห้วยตาล อำเภอเขาตาล"
    assert (first.number, first.title, first.heading) == ("1", "กระบวนการปฏิบัติงาน", "๑. กระบวนการปฏิบัติงาน")
    assert (second.number, second.title) == ("2", "การให้บริการและระบบ E-Service")
    assert (handbook.ref, handbook.number, handbook.row, handbook.title) == ("1", None, 1, "ทำคู่มือ ขออนุญาต")
    assert handbook.steps == ("สำรวจงาน", "เขียนให้สั้นไม่เกิน ๑ หน้า", "ทดลองใช้", "สมุด ยืม - คืน")
    assert handbook.responsible == Responsible(Scope.ALL)
    assert handbook.period == Period(date(2025, 1, 1), date(2025, 9, 30))
    assert handbook.cell(PlanField.STEPS) == steps
    assert (requests.number, requests.title) == (None, "๑. รับคำร้อง\n๒. ตอบคำร้อง")
    assert requests.responsible.divisions == ("สำนักปลัด", "กองการศึกษา ศาสนา และวัฒนธรรม")
    assert requests.period is None
    assert found.filled == (FilledCell("1", EntryField.RESULTS, "๑.ทำแล้ว", None),)


SINGLE = ["มาตรการ/โครงการ/กิจกรรม", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการตามมาตรการหรือกิจกรรม",
          "ผลลัพธ์หรือความสำเร็จของการดำเนินการ"]  # fmt: skip


@both_formats
def test_seven_topics_single_has_section_rows_and_a_header_on_each_page(write: Write) -> None:
    found = imported(
        write,
        "รายงานผลการดำเนินการ ปีงบประมาณ 2568",
        [
            SINGLE,
            ["1. กระบวนการปฏิบัติงาน", LEFT, LEFT, LEFT, LEFT, LEFT],
            ["1.1 ทำคู่มือ", "1. สำรวจ\n2. เขียน", "ต.ค. 67 - มี.ค. 68", "กองช่าง", "ทำแล้ว", "คนเข้าใจ"],
            SINGLE,
            ["", "3. ประกาศใช้", "", "", "ปิดประกาศแล้ว", ""],
            ["2. การให้บริการ", LEFT, LEFT, LEFT, LEFT, LEFT],
            ["2.1 รับคำร้อง", "เปิดไลน์", "ตลอดปี", "งานพัสดุ กองคลัง", "", ""],
        ],
    )

    handbook, requests = found.plan.measures()
    assert (found.plan.layout, found.problems) == ("seven-topics-single", ())
    assert [(section.number, section.title) for section in found.plan.sections] == [
        ("1", "กระบวนการปฏิบัติงาน"),
        ("2", "การให้บริการ"),
    ]
    assert (handbook.ref, handbook.number, handbook.title) == ("1.1", "1.1", "ทำคู่มือ")
    assert handbook.steps == ("สำรวจ", "เขียน", "ประกาศใช้")
    assert handbook.cell(PlanField.STEPS) == "1. สำรวจ\n2. เขียน\n3. ประกาศใช้"
    assert (requests.ref, requests.period) == ("2.1", WHOLE_YEAR)
    assert requests.responsible.units == (SubUnit("กองคลัง", "งานพัสดุ"),)
    assert found.filled[0] == FilledCell("1.1", EntryField.RESULTS, "ทำแล้ว\nปิดประกาศแล้ว", None)


def test_section_rows_of_a_sheet_need_not_be_merged() -> None:
    blank = [""] * 5
    row = ["1.1 ทำคู่มือ", "สำรวจ", "ตลอดปี", "กองช่าง", "", ""]

    found = imported(excel, [SINGLE, ["1. กระบวนการ", *blank], row, ["2. การให้บริการ", *blank]])

    assert [(section.number, len(section.measures)) for section in found.plan.sections] == [("1", 1)]
    assert [problem.row for problem in found.problems] == [4]


SIX = ["มาตรการ/ แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา ดำเนินการ", "ผลการดำเนินงาน", "ข้อเสนอแนะ"]
SIX_AGAIN = [*SIX[:3], "ระยะเวลา ดำเนินการ/ กำหนดการ แล้วเสร็จ", *SIX[4:]]


@both_formats
def test_six_month_has_numbered_measures_and_no_sections(write: Write) -> None:
    with_reason = "มกราคม ๒๕๖๘ - ตุลาคม ๒๕๖๘ ที่เลือก\nเพราะมีงบ"

    found = imported(
        write,
        "รายงานผลการดำเนินการมาตรการ ขององค์การบริหารส่วนตำบลห้วยตาล",
        "ตามที่ได้วิเคราะห์ผลการประเมิน ITA ของปีก่อน จึงกำหนดมาตรการ ดังนี้",
        [
            SIX,
            ["๑. ลดขั้นตอน", "๑. เขียนผัง ๒. ติดที่ ๒.๑ ศาลา ๒.๒ วัด ๓. สรุป", "สำนักปลัดฯ", "ต.ค.๒๕๖๗ -ก.ย ๒๕๖๘",
             "- เขียนผังแล้ว - ติดป้าย ๓ แห่ง", "ควรติดเพิ่ม"],
        ],
        [SIX_AGAIN, ["๒. เปิดช่องทาง", "ตั้งกล่อง", "กองคลัง\nกองช่าง", with_reason, "", ""]],
    )  # fmt: skip

    first, second = found.plan.measures()
    assert (found.plan.layout, found.problems, len(found.plan.sections)) == ("six-month", (), 1)
    assert (found.plan.sections[0].number, found.plan.sections[0].title) == (None, None)
    assert found.plan.preface == ("ตามที่ได้วิเคราะห์ผลการประเมิน ITA ของปีก่อน จึงกำหนดมาตรการ ดังนี้",)
    assert (first.ref, first.number, first.title) == ("1", "1", "ลดขั้นตอน")
    assert first.steps == ("เขียนผัง", "ติดที่\n๒.๑ ศาลา\n๒.๒ วัด", "สรุป")
    assert first.period == WHOLE_YEAR
    assert second.responsible.divisions == ("กองคลัง", "กองช่าง")
    assert second.period == Period(date(2025, 1, 1), date(2025, 10, 31))
    assert [cell.field for cell in found.filled] == [EntryField.RESULTS, EntryField.SUGGESTIONS]


GROUP = "การกำกับติดตาม / รายงานความก้าวหน้าและสรุปผล ณ สิ้นปีงบประมาณ"
WEAK = [
    ["ประเด็นที่เป็นข้อบกพร่อง/จุดอ่อนจากการประเมิน", "แนวทางการนำผลวิเคราะห์ไปสู่การปฏิบัติ", "มาตรการ", "ผู้รับผิดชอบ",
     GROUP, LEFT],
    [UP, UP, UP, UP, "ดำเนินการ\nแล้ว", "ยังไม่ได้ ดำเนินการ"],
]  # fmt: skip


@both_formats
def test_ita_weakness_has_captions_ticks_and_a_list_merged_down_the_section(write: Write) -> None:
    named = "๑. ประกาศเวลา\n๒. แบบประเมิน"
    guideline = "๑. ทบทวน ๒. แจ้งเวียน ๓. ทำคู่มือ ๓.๑ สำนักปลัด ๓.๒ กองคลัง"

    found = imported(
        write,
        "รายงานผลการดำเนินงาน",
        "องค์การบริหารส่วนตำบลห้วยตาล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "จากผลการประเมินได้ ๘๑.๒๕ คะแนน ระดับ B จึงกำหนดแนวทาง ดังนี้",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
        "๑. ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ การใช้ทรัพย์สิน ได้ ๗๔.๕ คะแนน",
        [
            *WEAK,
            ["ขั้นตอนไม่ชัด", guideline, named, "๑. สำนักปลัด ๒. กองคลัง", "✓", ""],
            ["รอนาน", "เพิ่มช่องบริการ", UP, UP, "", "√"],
        ],
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
        "๒. ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ คุณภาพ ได้ ๗๙.๕ คะแนน",
        [*WEAK, ["ป้ายเก่า", "ทำป้ายใหม่", "ป้าย", "กองช่าง", "/", ""]],
    )  # fmt: skip

    inside, outside = found.plan.sections
    unclear, slow, _ = found.plan.measures()
    assert (found.plan.layout, found.problems) == ("ita-weakness", ())
    assert len(found.plan.title_lines) == 2
    assert found.plan.preface[0].startswith("จากผลการประเมิน")
    assert (inside.number, inside.title) == ("1", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)")
    assert inside.intro == ("๑. ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ การใช้ทรัพย์สิน ได้ ๗๔.๕ คะแนน",)
    assert (outside.number, len(outside.measures)) == ("2", 1)
    assert (unclear.title, unclear.steps[2]) == ("ขั้นตอนไม่ชัด", "ทำคู่มือ\n๓.๑ สำนักปลัด\n๓.๒ กองคลัง")
    assert slow.cell(PlanField.MEASURES) == unclear.cell(PlanField.MEASURES) == named
    assert slow.responsible.divisions == ("สำนักปลัด", "กองคลัง")
    assert [(cell.field, cell.status) for cell in found.filled] == [
        (None, Status.DONE),
        (None, Status.NOT_STARTED),
        (None, Status.DONE),
    ]


FOLLOW = ["ตัวชี้วัด", "ข้อ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา ดำเนินการ", "การติดตามผล", "ผลการ ดำเนินงาน"]
MISREAD = ["ตัวชี้วัด", "ชื่อ", *FOLLOW[2:]]


@both_formats
def test_indicator_followup_has_question_codes_and_merged_indicators(write: Write) -> None:
    rest = ["งานพัสดุ กองคลัง", "ตลอด ปีงบประมาณ ๒๕๖๘", "รายงานทุกเดือน"]

    found = imported(
        write,
        "รายงานผลการดำเนินการมาตรการ เทศบาลตำบลห้วยตาล",
        [
            FOLLOW,
            ["การใช้\nงบประมาณ", "๑๒ ท่านรู้แผนใช้เงินเพียงใด", "ประกาศแผน", *rest, "ดำเนินการแล้ว"],
            [UP, "๑๕ การเบิกจ่ายตรงเพียงใด", "๑) ประกาศ\n๒) ติดตาม", *rest, "อยู่ระหว่าง ดำเนินการ"],
            MISREAD,
            ["คุณภาพ", "E๕ เจ้าหน้าที่ตอบชัดเพียงใด", "อบรม", "ทุกสำนัก/ กอง", "ตลอดปี", "สังเกต", "ยังไม่ได้ดำเนินการ"],
            ["", "มากน้อยเพียงใด", "และให้คะแนน", "", "", "", ""],
            ["การเปิดเผย", "การให้บริการ", "ลงเว็บไซต์", "สำนักปลัด", "ตลอดปี", "ตรวจเว็บ", ""],
        ],
    )  # fmt: skip

    plan_known, spent, clear, service = found.plan.measures()
    assert (found.plan.layout, found.problems, len(found.plan.sections)) == ("indicator-followup", (), 1)
    assert [measure.ref for measure in found.plan.measures()] == ["I12", "I15", "E5", "4"]
    assert (plan_known.question_code, plan_known.number, plan_known.title) == (
        "I12",
        None,
        "ท่านรู้แผนใช้เงินเพียงใด",
    )
    assert spent.cell(PlanField.INDICATOR) == "การใช้\nงบประมาณ"
    assert spent.steps == ("ประกาศ", "ติดตาม")
    assert (clear.title, clear.steps) == ("เจ้าหน้าที่ตอบชัดเพียงใด มากน้อยเพียงใด", ("อบรม", "และให้คะแนน"))
    assert (service.question_code, service.cell(PlanField.FOLLOWUP)) == (None, "ตรวจเว็บ")
    assert [cell.status for cell in found.filled] == [Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED]


def test_a_layout_can_be_forced() -> None:
    header = ["มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]
    row = ["ทำคู่มือ", "สำรวจ", "ตลอดปี", "กองคลัง"]

    assert imported(word, [header, row], layout="seven-topics").plan.layout == "seven-topics"
    assert imported(word, [header, row]).plan.layout == "seven-topics-single"


def test_a_plan_without_result_columns_is_a_plan() -> None:
    found = imported(word, [SINGLE[:4], ["ทำคู่มือ", "สำรวจ", "ตลอดปี", "กองคลัง"]])

    assert ([measure.title for measure in found.plan.measures()], found.filled) == (["ทำคู่มือ"], ())
