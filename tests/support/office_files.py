"""Word and Excel files as offices make them: paragraphs and tables, with merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

UP: Final = "\0up"
LEFT: Final = "\0left"

Grid = Sequence[Sequence[str]]
Content = str | Grid


def word(*contents: Content) -> bytes:
    """A .docx of paragraphs and tables; UP and LEFT merge a cell with its neighbour, \\n parts paragraphs."""
    document = Document()
    for content in contents:
        if isinstance(content, str):
            document.add_paragraph(content)
        else:
            _table(document, content)
    return saved(document)


def excel(*contents: Content) -> bytes:
    """The same as a .xlsx: one sheet, paragraphs as rows of one cell over the widest table."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    width = max(len(row) for content in contents if not isinstance(content, str) for row in content)
    row = 1
    for content in contents:
        if isinstance(content, str):
            sheet.cell(row, 1, content)
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
            row += 1
        else:
            _rows(sheet, content, row)
            row += len(content)
    return saved(book)


def saved(document: Any) -> bytes:
    """The bytes a document or workbook saves."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_xml(body: str, **parts: str) -> bytes:
    """A .docx whose body is the given WordprocessingML, for what python-docx cannot write."""
    document = Document()
    children = parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")
    for element in reversed(list(children)):
        document.element.body.insert(0, element)
    if "numbering" in parts:
        numbering = document.part.numbering_part.element
        for element in list(numbering):
            numbering.remove(element)
        for element in list(parse_xml(f"<w:numbering {nsdecls('w')}>{parts['numbering']}</w:numbering>")):
            numbering.append(element)
    return saved(document)


def xml_table(rows: Sequence[Sequence[str]]) -> str:
    """A table of WordprocessingML; a cell that is no XML becomes a paragraph."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(xml_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def xml_cell(text: str) -> str:
    return f"<w:tc>{text if text.startswith('<') else xml_paragraph(text)}</w:tc>"


def xml_paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _table(document: Any, grid: Grid) -> None:
    table = document.add_table(rows=len(grid), cols=len(grid[0]))
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            if text not in (UP, LEFT):
                first, *others = text.split("\n")
                cell = table.cell(row, column)
                cell.text = first
                for other in others:
                    cell.add_paragraph(other)
    for top, left, bottom, right in _merges(grid):
        cell = table.cell(top, left)
        kept = cell.text
        cell.merge(table.cell(bottom, right))
        assert cell.text.strip() == kept.strip()


def _rows(sheet: Worksheet, grid: Grid, first: int) -> None:
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            if text not in (UP, LEFT, ""):
                sheet.cell(first + row, column + 1, text)
    for top, left, bottom, right in _merges(grid):
        sheet.merge_cells(
            start_row=first + top, end_row=first + bottom, start_column=left + 1, end_column=right + 1
        )


def _merges(grid: Grid) -> Iterator[tuple[int, int, int, int]]:
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            if text in (UP, LEFT):
                continue
            bottom, right = row, column
            while bottom + 1 < len(grid) and grid[bottom + 1][column] == UP:
                bottom += 1
            while right + 1 < len(texts) and texts[right + 1] == LEFT:
                right += 1
            if (bottom, right) != (row, column):
                yield row, column, bottom, right
