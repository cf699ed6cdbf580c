"""The workbook: a sheet for each table, with what is printed before and after it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import xlsxwriter

from bot.domain.numerals import printed
from bot.reports.exporters.xlsx_file.looks import USUAL, Looks
from bot.reports.exporters.xlsx_file.sheet import Sheet
from bot.reports.exporters.xlsx_file.tables import write_table
from bot.reports.table import Block, Column, LineKind, Report, Table

_LOOKS = {
    LineKind.HEADING: "heading",
    LineKind.CAPTION: "heading",
    LineKind.INTRO: "preface",
    LineKind.CATCHWORD: "catchword",
}
_LONGEST_PROPERTY = 255  # Excel's limit


def write_xlsx(report: Report) -> bytes:
    """An .xlsx file; every cell is text, so no reply becomes a formula.

    Every table has a sheet of its own, because only so its header is repeated on each printed page.
    Raises OperatorError when a cell holds more than Excel takes.
    """
    output = io.BytesIO()
    workbook = xlsxwriter.Workbook(output, {"in_memory": True, "default_format_properties": USUAL})
    workbook.set_properties(
        {
            "title": report.title[:_LONGEST_PROPERTY],
            "author": report.office_name[:_LONGEST_PROPERTY],
            "created": report.as_of.replace(tzinfo=None, microsecond=0),
        }
    )
    looks = Looks(workbook)
    for number, blocks in enumerate(_sheets(report.blocks), start=1):
        name = printed(f"ตารางที่ {number}", report.numerals) if len(report.tables) > 1 else "รายงาน"
        sheet = Sheet(workbook, name, report.page, _columns(blocks), looks)
        if number == 1:
            _write_front(sheet, report)
        _write(sheet, blocks)
    workbook.close()
    return output.getvalue()


def _sheets(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks sheet by sheet: what leads up to a table, the table, and its catchword."""
    sheet: list[Block] = []
    for block in blocks:
        has_table = any(isinstance(found, Table) for found in sheet)
        is_foot = not isinstance(block, Table) and block.kind is LineKind.CATCHWORD
        if has_table and not is_foot:
            yield sheet
            sheet = []
        sheet.append(block)
    yield sheet


def _columns(blocks: Sequence[Block]) -> Sequence[Column]:
    return next(block.columns for block in blocks if isinstance(block, Table))


def _write_front(sheet: Sheet, report: Report) -> None:
    for text in report.cover:
        sheet.line(text, "cover")
    if report.cover:
        sheet.break_page()
    for text in report.title_lines:
        sheet.line(text, "title")
    for text in report.preface:
        sheet.line(text, "preface")


def _write(sheet: Sheet, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            write_table(sheet, block)
        else:
            sheet.line(block.text, _LOOKS[block.kind])
