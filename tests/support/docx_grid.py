"""Reading exported files back as grids of text, by other means than those that wrote them."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from python_calamine import CalamineWorkbook

Grid = list[list[list[str]]]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def grid(data: bytes) -> Grid:
    """The tables of a .docx: tables, rows, cells; paragraphs joined by newlines, merged cells repeated."""
    return [_table(table) for table in _body(data).iter(f"{_W}tbl")]


def lines(data: bytes) -> list[str]:
    """The paragraphs of a .docx outside its tables, empty ones left out."""
    texts = [_paragraph(child) for child in _body(data).findall(f"{_W}p")]
    return [text for text in texts if text]


def xlsx_grid(data: bytes) -> Grid:
    """The sheets of an .xlsx: sheets, rows, cells; merged cells repeated."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets: Grid = []
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        rows = [[str(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    rows[row][column] = rows[top][left]
        sheets.append(rows)
    return sheets


def document_xml(data: bytes, member: str = "word/document.xml") -> etree._Element:
    """A member of a .docx, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(member))


def _body(data: bytes) -> etree._Element:
    body = document_xml(data).find(f"{_W}body")
    assert body is not None
    return body


def _table(table: etree._Element) -> list[list[str]]:
    rows: list[list[str]] = []
    for tr in table.findall(f"{_W}tr"):
        row: list[str] = []
        for tc in tr.findall(f"{_W}tc"):
            text = "\n".join(_paragraph(p) for p in tc.findall(f"{_W}p"))
            if _value(tc, "vMerge") not in {None, "restart"}:
                text = rows[-1][len(row)]
            row.extend([text] * int(_value(tc, "gridSpan") or 1))
        rows.append(row)
    return rows


def _value(tc: etree._Element, name: str) -> str | None:
    found = tc.find(f"{_W}tcPr/{_W}{name}")
    return None if found is None else found.get(f"{_W}val", "continue")


def _paragraph(paragraph: etree._Element) -> str:
    pieces = (
        "\t" if node.tag == f"{_W}tab" else (node.text or "")
        for run in paragraph.iter(f"{_W}r")
        for node in run.iter(f"{_W}t", f"{_W}tab")
    )
    return "".join(pieces)
