"""What Word writes that a naive reader loses: tracked changes, controls, ticks, numbers, nested tables."""

from __future__ import annotations

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.plan import Measure, PlanField
from bot.plan.docx_file import read_docx
from bot.plan.grid import GridCell, Paragraph, Table
from bot.plan.importing import ImportedPlan, import_plan
from bot.plan.package import Package
from tests.support.office_files import word_xml, xml_paragraph, xml_table

HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'


def imported(rows: list[list[str]], before: str = "", **parts: str) -> ImportedPlan:
    data = word_xml(before + xml_table([HEADER, *rows]), **parts)
    return import_plan(data, "plan.docx", FiscalYear(2568), None, ("กองคลัง", "กองช่าง"))


def only_measure(steps: str, **parts: str) -> Measure:
    found = imported([["ทำคู่มือ", steps, "กองคลัง", "ตลอดปี"]], **parts)
    (measure,) = found.plan.measures()
    return measure


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


WHO = 'w:id="1" w:author="ก"'
DELETED = "<w:r><w:delText>ลบ</w:delText></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(f"<w:ins {WHO}>{run('เพิ่ม')}</w:ins>{run('แล้ว')}", "เพิ่มแล้ว", id="inserted"),
        pytest.param(f"{run('คง')}<w:del {WHO}>{DELETED}</w:del>", "คง", id="deleted"),
        pytest.param(f"<w:moveFrom {WHO}>{run('เดิม')}</w:moveFrom>{run('อยู่')}", "อยู่", id="moved away"),
        pytest.param(f"<w:sdt><w:sdtContent>{run('กล่อง')}</w:sdtContent></w:sdt>", "กล่อง", id="control"),
        pytest.param(f'<w:smartTag w:element="x">{run("ป้าย")}</w:smartTag>', "ป้าย", id="smart tag"),
        pytest.param(f"<w:hyperlink>{run('huaitan.example')}</w:hyperlink>", "huaitan.example", id="link"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓", id="tick"),
        pytest.param("<w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:noBreakHyphen/></w:r>", "ก\tข-", id="tab"),
        pytest.param("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r>" + run("เห็น"), "เห็น", id="hidden"),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
            "</w:fldChar></w:r>",
            "☑",
            id="form checkbox",
        ),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("๓"), "๓", id="field code"),
    ],
)  # fmt: skip
def test_a_cell_reads_as_it_prints(inside: str, text: str) -> None:
    assert only_measure(f"<w:p>{inside}</w:p>").steps == (text,)


def test_a_line_break_parts_paragraphs() -> None:
    assert only_measure("<w:p><w:r><w:t>สำรวจ</w:t><w:br/><w:t>เขียน</w:t></w:r></w:p>").steps == (
        "สำรวจ",
        "เขียน",
    )


def test_a_nested_table_is_text_of_its_cell() -> None:
    nested = xml_table([["๑.", "สำรวจ"], ["๒.", "เขียน"]])

    assert only_measure(f"{nested}<w:p/>").steps == ("สำรวจ", "เขียน")


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    struck = xml_paragraph("สำรวจ", '<w:rPr><w:del w:id="1" w:author="ก"/></w:rPr>')

    assert only_measure(struck + xml_paragraph("งาน")).steps == ("สำรวจงาน",)


def test_a_row_in_a_content_control_counts_and_a_deleted_one_does_not() -> None:
    cells = "".join(f"<w:tc>{xml_paragraph(text)}</w:tc>" for text in ("ก", "ข", "กองคลัง", "ตลอดปี"))
    held = f"<w:sdt><w:sdtContent><w:tr>{cells}</w:tr></w:sdtContent></w:sdt>"
    deleted = f'<w:tr><w:trPr><w:del w:id="1" w:author="ก"/></w:trPr>{cells}</w:tr>'
    body = xml_table([HEADER]).replace("</w:tbl>", f"{held}{deleted}</w:tbl>")

    found = import_plan(word_xml(body), "plan.docx", FiscalYear(2568), None, ("กองคลัง",))

    assert [measure.title for measure in found.plan.measures()] == ["ก"]


@pytest.mark.parametrize(
    ("kind", "pattern", "second"),
    [
        ("decimal", "%1.", "๒. เขียน"),
        ("thaiNumbers", "%1)", "๒) เขียน"),
        ("bullet", "\uf0b7", "• เขียน"),
        ("bullet", "-", "- เขียน"),
        ("thaiLetters", "%1.", "ข. เขียน"),
        ("lowerRoman", "%1.", "ii. เขียน"),
    ],
)
def test_automatic_numbers_are_written_in_the_numerals_of_the_document(
    kind: str, pattern: str, second: str
) -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    steps = xml_paragraph("สำรวจปี ๒๕๖๘", numbered) + xml_paragraph("เขียน", numbered)
    lists = f'<w:abstractNum w:abstractNumId="0">{LEVEL.format(0, kind, pattern)}</w:abstractNum>'

    measure = only_measure(steps, numbering=f'{lists}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')

    assert measure.cell(PlanField.STEPS).split("\n")[1] == second


def test_automatic_numbers_go_down_levels_and_start_over_where_told() -> None:
    def place(level: int, list_id: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'

    levels = LEVEL.format(0, "decimal", "%1.") + LEVEL.format(1, "decimal", "%1.%2")
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    first = [("วาง", 0), ("แผน", 0), ("ก", 1), ("ข", 1), ("สรุป", 0), ("ค", 1)]
    steps = "".join(xml_paragraph(text, place(level, 1)) for text, level in first)
    again = "".join(xml_paragraph(text, place(0, 2)) for text in ("ใหม่", "ต่อ"))

    found = imported(
        [["ทำคู่มือ", steps, "กองคลัง", "ตลอดปี"], ["ปิดประกาศ", again, "กองคลัง", "ตลอดปี"]], numbering=numbering
    )

    one, two = found.plan.measures()
    assert one.steps == ("วาง", "แผน\n2.1 ก\n2.2 ข", "สรุป\n3.1 ค")
    assert two.cell(PlanField.STEPS) == "1. ใหม่\n2. ต่อ"


def test_paragraphs_and_tables_come_in_order_with_their_page_breaks() -> None:
    body = (
        xml_paragraph("ปก", '<w:jc w:val="center"/>')
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + xml_paragraph("รายงานผล")
        + xml_table([["ก", "ข"]])
        + "<w:p/>"
    )

    package = Package(word_xml(body), "plan.docx")
    cover, title, table = read_docx(package, package.main_part())

    assert cover == Paragraph("ปก", centred=True)
    assert title == Paragraph("รายงานผล", starts_page=True)
    assert isinstance(table, Table)
    assert table.rows[0].cells == (GridCell("ก", 0), GridCell("ข", 1))


def test_grid_columns_follow_spans_and_skipped_cells() -> None:
    spanned = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + xml_paragraph("กว้าง")
    body = (
        f"<w:tbl><w:tr><w:tc>{spanned}</w:tc><w:tc>{xml_paragraph('แคบ')}</w:tc></w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{xml_paragraph("เลื่อน")}</w:tc></w:tr></w:tbl>'
    )

    package = Package(word_xml(body), "plan.docx")
    (table,) = read_docx(package, package.main_part())

    assert isinstance(table, Table)
    assert table.rows[0].cells == (GridCell("กว้าง", 0, 2), GridCell("แคบ", 2))
    assert table.rows[1].cells == (GridCell("เลื่อน", 1),)


def test_a_cover_page_in_front_is_no_title() -> None:
    cover = (
        xml_paragraph("ปกรายงาน")
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + xml_paragraph("รายงานผลการดำเนินการ")
    )

    found = imported([["ทำคู่มือ", "สำรวจ", "กองคลัง", "ตลอดปี"]], before=cover)

    assert found.plan.title_lines == ("รายงานผลการดำเนินการ",)
