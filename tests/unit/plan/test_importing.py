"""What importing makes of rows: joined, merged, numbered, refused."""

from __future__ import annotations

import pytest

from bot.domain.calendar import FiscalYear
from bot.errors import OperatorError
from bot.plan.importing import ImportedPlan, import_plan
from bot.plan.problems import CellProblem, ProblemKind
from tests.support.office_files import LEFT, UP, Content, excel, word

DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง")
HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
TOPICS = ["มาตรการ/โครงการ/กิจกรรม", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]


def imported(*contents: Content, write: object = word) -> ImportedPlan:
    data = excel(*contents) if write is excel else word(*contents)
    return import_plan(data, "plan.docx", FiscalYear(2568), None, DIVISIONS)


def row(measure: str, responsible: str = "กองคลัง", period: str = "ตลอดปี", steps: str = "ลงมือทำ") -> list[str]:
    return [measure, steps, responsible, period]


@pytest.mark.parametrize("write", [word, excel])
def test_problems_name_the_row_as_a_person_counts_them(write: object) -> None:
    table = [
        HEADER,
        row("๑. ทำคู่มือ"),
        row("๒. รับคำร้อง", responsible="กองสาธารณสุข"),
        row("๓. ปิดประกาศ", period="ตามความเหมาะสม"),
        row("๔. ตั้งกล่อง", responsible=""),
        row("๕. สรุปผล"),
    ]

    found = imported(table, write=write)

    assert [problem.row for problem in found.problems] == [3, 4, 5]
    assert "กองสาธารณสุข" in found.problems[0].message
    assert "ตามความเหมาะสม" in found.problems[1].message
    assert [measure.number for measure in found.plan.measures()] == ["1", "5"]


def test_rows_are_counted_over_all_tables() -> None:
    cover = [["ตราหน่วยงาน", "ประกาศ"], ["ที่", "๑/๒๕๖๘"]]

    found = imported(cover, "รายงานผล", [HEADER, row("๑. ทำคู่มือ")], [HEADER, row("๒. ปิดประกาศ", "กองใหม่")])

    assert [problem.row for problem in found.problems] == [6]


def test_row_numbers_of_a_sheet_are_those_excel_shows() -> None:
    found = imported("รายงานผล", "ปีงบประมาณ 2568", [HEADER, row("๑. ทำคู่มือ", "กองใหม่")], write=excel)

    assert [problem.row for problem in found.problems] == [4]


def test_an_unreadable_row_keeps_its_place_in_the_count() -> None:
    found = imported([HEADER, row("ทำคู่มือ", "กองใหม่"), row("ปิดประกาศ")])

    assert [(measure.row, measure.ref) for measure in found.plan.measures()] == [(2, "2")]


def test_a_first_row_without_a_measure_is_a_problem() -> None:
    found = imported([HEADER, row(""), row("๑. ทำคู่มือ")])

    assert [(problem.row, problem.message) for problem in found.problems] == [
        (2, "The measure cell of the row is empty; write it, or delete the row.")
    ]
    assert found.problems[0].why == CellProblem(ProblemKind.EMPTY_CELL, "measure")


def test_a_row_with_an_empty_first_cell_continues_the_row_above() -> None:
    table = [
        HEADER,
        row("๑. ทำคู่มือ", steps="๑. สำรวจงานที่คน\nมาติดต่อบ่อย"),
        ["", "ที่สุด\n๒. เขียน", "กองช่าง", ""],
        row("๒. ปิดประกาศ"),
    ]

    first, second = imported(table).plan.measures()

    assert first.steps == ("สำรวจงานที่คน มาติดต่อบ่อย ที่สุด", "เขียน")
    assert first.responsible.divisions == ("กองคลัง", "กองช่าง")
    assert second.number == "2"


@pytest.mark.parametrize("write", [word, excel])
def test_a_merged_measure_is_a_row_for_each_duty(write: object) -> None:
    table = [HEADER, row("๑. ทำคู่มือ"), [UP, "พิมพ์แจก", "กองช่าง", "ไตรมาส ๔"], row("๒. ปิดประกาศ")]

    found = list(imported(table, write=write).plan.measures())

    assert [(measure.title, measure.responsible.divisions) for measure in found] == [
        ("ทำคู่มือ", ("กองคลัง",)),
        ("ทำคู่มือ", ("กองช่าง",)),
        ("ปิดประกาศ", ("กองคลัง",)),
    ]
    assert len({measure.ref for measure in found}) == 3


@pytest.mark.parametrize("write", [word, excel])
def test_steps_in_rows_of_their_own_beside_one_merged_duty_are_one_measure(write: object) -> None:
    table = [HEADER, row("๑. ทำคู่มือ", steps="สำรวจ"), [UP, "เขียน", UP, UP], row("๒. ปิดประกาศ")]

    found = list(imported(table, write=write).plan.measures())

    assert [(measure.ref, measure.steps) for measure in found] == [
        ("1", ("สำรวจ", "เขียน")),
        ("2", ("ลงมือทำ",)),
    ]


def test_a_merged_row_number_does_not_part_one_measure() -> None:
    table = [["ที่", *HEADER], ["๑", *row("ทำคู่มือ", steps="สำรวจ")], [UP, UP, "เขียน", UP, UP]]

    (measure,) = imported(table).plan.measures()

    assert (measure.number, measure.steps) == ("1", ("สำรวจ", "เขียน"))


def test_numbers_that_start_over_in_each_section_are_named_with_the_section() -> None:
    table = [
        TOPICS,
        ["1. งานบริการ", LEFT, LEFT, LEFT],
        ["1. ทำคู่มือ", "สำรวจ", "ตลอดปี", "กองคลัง"],
        ["2. เปิดไลน์", "สำรวจ", "ตลอดปี", "กองคลัง"],
        ["2. งานพัสดุ", LEFT, LEFT, LEFT],
        ["1. ทำทะเบียน", "สำรวจ", "ตลอดปี", "กองคลัง"],
    ]

    found = list(imported(table).plan.measures())

    assert [(measure.number, measure.ref) for measure in found] == [("1", "1.1"), ("2", "2"), ("1", "2.1")]


def test_numbers_that_start_over_without_sections_leave_the_row_as_the_name() -> None:
    found = imported([HEADER, row("๑. ทำคู่มือ"), row("๒. ไลน์"), row("๑. ทะเบียน"), row("๔. ป้าย")])

    assert [measure.ref for measure in found.plan.measures()] == ["1", "2", "3", "4"]


def test_names_that_would_collide_give_way_to_rows() -> None:
    found = imported([HEADER, row("๓. ทำคู่มือ"), row("เปิดไลน์"), row("ทำทะเบียน")])

    assert [measure.ref for measure in found.plan.measures()] == ["1", "2", "3"]


def test_a_question_printed_in_two_rows_is_named_by_its_rows() -> None:
    header = ["ตัวชี้วัด", "ข้อ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
    rest = ["ประกาศ", "กองคลัง", "ตลอดปี"]

    found = imported(
        [header, ["คุณภาพ", "E๑ ตอบชัด", *rest], ["คุณภาพ", "E๑ ตอบเร็ว", *rest], ["คุณภาพ", "E๒ สุภาพ", *rest]]
    )

    assert [measure.ref for measure in found.plan.measures()] == ["1", "2", "E2"]


def test_a_column_that_counts_the_rows_gives_the_number() -> None:
    found = imported(
        [["ที่", *HEADER], ["๑", *row("ทำคู่มือ")], ["๒.", *row("ปิดประกาศ")], ["", *row("", steps="ติดป้าย")]]
    )

    assert [(measure.number, measure.title) for measure in found.plan.measures()] == [
        ("1", "ทำคู่มือ"),
        ("2", "ปิดประกาศ"),
    ]
    assert not found.problems


def test_a_heading_repeated_on_the_next_page_opens_no_second_section() -> None:
    title = ["1. งานบริการ", LEFT, LEFT, LEFT]
    first, second = (["1.1 คู่มือ", "ก", "ตลอดปี", "กองคลัง"], ["1.2 ไลน์", "ข", "ตลอดปี", "กองคลัง"])

    found = imported([TOPICS, title, first, TOPICS, ["1. งานบริการ (ต่อ)", LEFT, LEFT, LEFT], second])

    assert [len(section.measures) for section in found.plan.sections] == [2]


def test_a_table_that_goes_on_without_a_header_is_read_with_the_one_above() -> None:
    found = imported([HEADER, row("๑. ทำคู่มือ")], "- ๒ -", [row("๒. ปิดประกาศ")])

    assert [measure.number for measure in found.plan.measures()] == ["1", "2"]


@pytest.mark.parametrize("foot", ["/๒. การให้บริการ...", "- ๓ -", "หน้า ๒"])
def test_what_stands_at_the_foot_of_a_page_is_no_row_and_no_heading(foot: str) -> None:
    found = imported([TOPICS, ["1. ทำคู่มือ", "ก", "ตลอดปี", "กองคลัง"], [foot, "", "", ""]], foot, write=excel)

    assert ([measure.title for measure in found.plan.measures()], found.problems) == (["ทำคู่มือ"], ())


def test_other_tables_are_left_alone() -> None:
    found = imported([["ผู้จัดทำ", "ผู้ตรวจ"]], [HEADER, row("๑. ทำคู่มือ")], [["ลงชื่อ", "ลงชื่อ"], ["นายก", "นายข"]])

    assert ([measure.number for measure in found.plan.measures()], found.problems) == (["1"], ())


def test_a_memo_in_front_is_no_title() -> None:
    found = imported(
        "บันทึกข้อความ", "ส่วนราชการ สำนักปลัด", "เรื่อง รายงานผล", "เรียน นายก",
        "รายงานผลการดำเนินการ", "ตามที่ได้กำหนดมาตรการ ดังนี้", [HEADER, row("๑. ทำคู่มือ")],
    )  # fmt: skip

    assert found.plan.title_lines == ("รายงานผลการดำเนินการ",)
    assert found.plan.preface == ("ตามที่ได้กำหนดมาตรการ ดังนี้",)


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        pytest.param(["รายงานผล"], "No table", id="no table"),
        pytest.param([[["ชื่อ", "สกุล"], ["ก", "ข"]]], "No table", id="another table"),
        pytest.param([[HEADER]], "no measures", id="nothing under the header"),
    ],
)
def test_a_document_without_a_plan_is_refused_with_a_sentence(contents: list[Content], said: str) -> None:
    with pytest.raises(OperatorError, match=said):
        imported(*contents)


def test_an_unknown_layout_is_refused() -> None:
    with pytest.raises(OperatorError, match="choose one of seven-topics"):
        import_plan(word([HEADER, row("ก")]), "plan.docx", FiscalYear(2568), "eight-topics", DIVISIONS)


def test_the_same_file_is_read_the_same_twice() -> None:
    data = word([HEADER, row("๑. ทำคู่มือ"), row("๒. ปิดประกาศ")])

    assert import_plan(data, "a.docx", FiscalYear(2568), None, DIVISIONS) == import_plan(
        data, "b.docx", FiscalYear(2568), None, DIVISIONS
    )
