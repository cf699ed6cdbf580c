"""The workbook: text stays text, merged cells keep their borders, rows are high enough."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.errors import OperatorError
from bot.reports.breaking import Breaker
from bot.reports.compiling import compile_report
from bot.reports.exporters.xlsx_file.heights import Measure
from bot.reports.exporting import export
from bot.reports.fonts import thai_font
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from bot.reports.table import Table
from tests.support.huai_tan import AS_OF, entries, entry, office, plan


def sheet(layout: str, text: str | None = None) -> Worksheet:
    said = entries() if text is None else [entry(1, 1, text)]
    report = compile_report(office(layout), plan(layout), said, load_layout(layout), 2, AS_OF)
    active = openpyxl.load_workbook(io.BytesIO(export(report, "xlsx").data)).active
    assert isinstance(active, Worksheet)
    return active


def test_a_reply_never_becomes_a_formula_or_a_number() -> None:
    for text in ("=SUM(1;2)", "-5", "12", "+66", "https://huaitan.example"):
        found = next(
            cell
            for row in sheet("seven-topics-single", text).iter_rows()
            for cell in row
            if cell.value == text
        )
        assert (found.data_type, found.hyperlink) == ("s", None)


def test_indicators_and_section_rows_are_merged() -> None:
    assert {"A3:A4", "A5:A6"} <= {str(area) for area in sheet("indicator-followup").merged_cells.ranges}
    assert any(
        area.min_col == 1 and area.max_col == 6 for area in sheet("seven-topics-single").merged_cells.ranges
    )


def test_the_sheet_is_printed_on_a4_with_its_header_on_each_page() -> None:
    found = sheet("indicator-followup")
    assert found.page_setup.orientation == "landscape"
    assert str(found.page_setup.paperSize) == "9"
    assert found.print_title_rows == "$2:$2"


def test_a_row_grows_with_its_text_and_never_over_excels_limit() -> None:
    long = sheet("seven-topics-single", "ทำงานตามแผนครบทุกขั้นตอน " * 200)
    heights = [found.height or 15.0 for found in long.row_dimensions.values()]
    assert max(heights) <= 409
    assert sum(heights) > 1000


def test_a_cell_longer_than_excel_takes_is_refused_in_one_sentence() -> None:
    with pytest.raises(OperatorError, match="Excel takes 32,767; export docx instead"):
        sheet("seven-topics", "ทำแล้ว " * 5_000)


def book(layout: str) -> Workbook:
    report = compile_report(office(layout), plan(layout), entries(), load_layout(layout), 2, AS_OF)
    return openpyxl.load_workbook(io.BytesIO(export(report, "xlsx").data))


def test_every_table_has_a_sheet_whose_header_heads_each_page() -> None:
    found = book("seven-topics")
    assert found.sheetnames == ["ตารางที่ ๑", "ตารางที่ ๒", "ตารางที่ ๓"]
    for opened in found.worksheets:
        rows = (opened.print_title_rows or "").replace("$", "").split(":")
        headers = [cell.value for cell in opened[int(rows[0])]]
        assert headers[1] == "วิธีการปฏิบัติ"
    assert book("ita-weakness").worksheets[1].print_title_rows == "$3:$4"


def test_columns_are_as_wide_as_in_print() -> None:
    opened = book("six-month").worksheets[0]
    columns = load_layout("six-month").table_columns()
    widths = [opened.column_dimensions[letter].width * 7 / 96 * 2.54 for letter in "ABCDEF"]
    period = 3
    for place, (width, column) in enumerate(zip(widths, columns, strict=True)):
        assert column.width - 0.1 <= width <= column.width * (1.25 if place == period else 1) + 0.1


@pytest.mark.thai_font
@pytest.mark.parametrize("width", [2.6, 4.2, 6.8, 26.7])
def test_no_line_of_thai_is_cut_off(width: float) -> None:
    """Counted as a spreadsheet would fill the lines, word by word."""
    font = thai_font()
    assert font is not None
    breaker, measure, room = Breaker(), Measure(14), width / 2.54 * 72 - 5
    for text in {cell.text for table in rich_tables() for row in table.rows for cell in row.cells}:
        line, lines = 0.0, 1
        for piece in breaker.pieces(text.replace("\n", " ")):
            if line and line + font.width(piece.rstrip(), 14) > room:
                line, lines = 0.0, lines + 1
            line += font.width(piece, 14)
        assert measure.lines([text.replace("\n", " ")], width) >= lines


def rich_tables() -> tuple[Table, ...]:
    return tuple(
        table
        for layout in BUILT_IN_LAYOUTS
        for table in compile_report(
            office(layout), plan(layout), entries(), load_layout(layout), 2, AS_OF
        ).tables
    )
