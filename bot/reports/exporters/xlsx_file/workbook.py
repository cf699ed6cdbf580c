"""The workbook: what is written on its one sheet, from cover to last row."""

from __future__ import annotations

import io

import xlsxwriter

from bot.reports.exporters.xlsx_file.sheet import Sheet
from bot.reports.exporters.xlsx_file.tables import write_table
from bot.reports.table import LineKind, Report, Table

_LOOKS = {
    LineKind.HEADING: "heading",
    LineKind.CAPTION: "heading",
    LineKind.INTRO: "preface",
    LineKind.CATCHWORD: "catchword",
}
_LONGEST_PROPERTY = 255  # Excel's limit


def write_xlsx(report: Report) -> bytes:
    """An .xlsx file; every cell is text, so no reply becomes a formula.

    Raises OperatorError when a cell holds more than Excel takes.
    """
    output = io.BytesIO()
    workbook = xlsxwriter.Workbook(output, {"in_memory": True})
    workbook.set_properties(
        {
            "title": report.title[:_LONGEST_PROPERTY],
            "author": report.office_name[:_LONGEST_PROPERTY],
            "created": report.as_of.replace(tzinfo=None, microsecond=0),
        }
    )
    _write(Sheet(workbook, report), report)
    workbook.close()
    return output.getvalue()


def _write(sheet: Sheet, report: Report) -> None:
    for text in report.cover:
        sheet.line(text, "cover")
    if report.cover:
        sheet.break_page()
    for text in report.title_lines:
        sheet.line(text, "title")
    for text in report.preface:
        sheet.line(text, "preface")
    for block in report.blocks:
        if isinstance(block, Table):
            write_table(sheet, block, repeats=len(report.tables) == 1)
            continue
        if block.new_page:
            sheet.break_page()
        sheet.line(block.text, _LOOKS[block.kind])
