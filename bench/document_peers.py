"""The usual ways of writing and reading the same documents, to compare with."""

from __future__ import annotations

import importlib
import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from bot.reports.table import Report, Table

FONT = "TH SarabunPSK"


def docx_by_cell(report: Report) -> bytes:
    """python-docx the way its manual shows: a table of that size, every cell asked for by its place."""
    document = _landscape()
    table = report.tables[0]
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    for column, form in enumerate(table.columns):
        made.cell(0, column).text = form.header
    for row, texts in enumerate(_texts(table), start=1):
        for column, paragraphs in enumerate(texts):
            _fill(made.cell(row, column), paragraphs)
    return _saved(document)


def docx_by_row(report: Report) -> bytes:
    """python-docx row by row."""
    document = _landscape()
    table = report.tables[0]
    made = document.add_table(rows=0, cols=len(table.columns))
    for cell, form in zip(made.add_row().cells, table.columns, strict=True):
        cell.text = form.header
    for texts in _texts(table):
        for cell, paragraphs in zip(made.add_row().cells, texts, strict=True):
            _fill(cell, paragraphs)
    return _saved(document)


def docx_by_template(report: Report) -> bytes:
    """docxtpl, paragraphs of a cell by a loop; raises ImportError where it is not installed."""
    template = importlib.import_module("docxtpl").DocxTemplate(io.BytesIO(_jinja_template(report.tables[0])))
    template.render({"rows": _texts(report.tables[0])}, autoescape=True)
    output = io.BytesIO()
    template.save(output)
    return output.getvalue()


def xlsx_by_openpyxl(report: Report) -> bytes:
    """openpyxl with styles made once and no row heights, so that the text of a row is cut."""
    book = Workbook()
    sheet = book.worksheets[0]
    font, bold = Font(name=FONT, size=14), Font(name=FONT, size=14, bold=True)
    edge = Side(style="thin")
    border, wrap = Border(edge, edge, edge, edge), Alignment(wrap_text=True, vertical="top")
    table = report.tables[0]
    rows = [
        [form.header for form in table.columns],
        *(["\n".join(cell) for cell in row] for row in _texts(table)),
    ]
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column, text)
            cell.font = font if number > 1 else bold
            cell.border = border
            cell.alignment = wrap
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def read_by_cell(data: bytes) -> list[list[str]]:
    """Every text of the first table, cell by cell."""
    table = docx.Document(io.BytesIO(data)).tables[0]
    rows, columns = range(len(table.rows)), range(len(table.columns))
    return [[table.cell(row, column).text for column in columns] for row in rows]


def read_by_row(data: bytes) -> list[list[str]]:
    """Every text of the first table, row by row."""
    table = docx.Document(io.BytesIO(data)).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


def _texts(table: Table) -> list[list[tuple[str, ...]]]:
    """Every row as the paragraphs of each cell; section rows fill their first cell."""
    width = len(table.columns)
    rows = [[cell.paragraphs for cell in row.cells] for row in table.rows]
    return [row + [()] * (width - len(row)) for row in rows]


def _landscape() -> Any:
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    document.styles["Normal"].font.name = FONT
    return document


def _fill(cell: Any, paragraphs: tuple[str, ...]) -> None:
    first, *further = paragraphs or ("",)
    cell.paragraphs[0].add_run(first).font.size = Pt(14)
    for text in further:
        cell.add_paragraph().add_run(text).font.size = Pt(14)


def _jinja_template(table: Table) -> bytes:
    document = _landscape()
    made = document.add_table(rows=4, cols=len(table.columns))
    for column, form in enumerate(table.columns):
        made.cell(0, column).text = form.header
        cell = made.cell(2, column)
        cell.text = "{%p for text in row[" + str(column) + "] %}"
        cell.add_paragraph("{{ text }}")
        cell.add_paragraph("{%p endfor %}")
    made.cell(1, 0).text = "{%tr for row in rows %}"
    made.cell(3, 0).text = "{%tr endfor %}"
    return _saved(document)


def _saved(document: Any) -> bytes:
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()
