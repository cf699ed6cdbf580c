"""The workbook: text stays text, merged cells keep their borders, rows are high enough."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bot.errors import OperatorError
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import load_layout
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
