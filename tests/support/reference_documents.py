"""The public reference reports as Word and Excel files, for tests that read them from ../shared.

Every file is in the report's own layout: title lines and preface first, then a table for each header
row the report prints. Cells come from the cleaned items (marker, space, text, one paragraph each) or
from `raw`, the cell as it was read from paper, with its line-wrap spaces. Nothing of it is in here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table
from openpyxl import Workbook

REFERENCE = Path(__file__).resolve().parents[2].parent / "shared" / "reference"
LAYOUTS = {"00-sam-ruean": "seven-topics", "02-na-som": "six-month", "04-nong-chok": "indicator-followup"}
_AFTER_THE_LAST = 10**6
_HEADING_DISTANCE = 3
_RESULTS = {"results", "outcomes", "suggestions", "status"}

Source = Literal["items", "raw"]
Cell = list[str]


@dataclass(frozen=True)
class _Sheet:
    """A heading, the header under it and the rows of one printed table; a cell is its paragraphs."""

    heading: str | None
    header: list[str]
    rows: list[list[Cell]]
    catchword: str | None = None


def load_reference(name: str) -> dict[str, Any]:
    """One reference report, by its file name without .json."""
    loaded: dict[str, Any] = json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def plan_docx(
    reference: dict[str, Any],
    source: Source = "items",
    filled: bool = False,
    *,
    one_table: bool = False,
    merge_equal: bool = False,
) -> bytes:
    """The plan as a Word file; `filled` keeps the result columns, else they are printed empty.

    `one_table` puts the rows of every table into one, the header repeated in it. `merge_equal`
    merges equal neighbours of the first column vertically.
    """
    document = Document()
    for title in reference["title"]:
        document.add_paragraph(title).alignment = WD_ALIGN_PARAGRAPH.CENTER
    if reference["preface"]:
        document.add_paragraph(reference["preface"])
    sheets = list(_sheets(reference, source, filled))
    table: Table | None = None
    for sheet in sheets:
        if table is None or not one_table:
            if sheet.heading:
                document.add_paragraph(sheet.heading)
            table = document.add_table(rows=0, cols=len(sheet.header))
        _fill(table, [[[text] for text in sheet.header]])
        first = len(table.rows)
        _fill(table, sheet.rows)
        if merge_equal:
            _merge_equal(table, sheet.rows, first)
        if sheet.catchword and not one_table:
            document.add_paragraph(sheet.catchword)
    return _saved(document)


def plan_xlsx(reference: dict[str, Any], source: Source = "items", filled: bool = False) -> bytes:
    """The plan as an Excel file: everything in one sheet, a cell's paragraphs parted by line breaks."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    lines = [*reference["title"], *filter(None, [reference["preface"]])]
    width = len(reference["layout"]["columns"])
    for text in lines:
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=width)
    for printed in _sheets(reference, source, filled):
        if printed.heading:
            sheet.append([printed.heading])
        sheet.append(printed.header)
        for row in printed.rows:
            sheet.append(["\n".join(cell) for cell in row])
    return _saved(book)


def printed_headings(reference: dict[str, Any]) -> list[str]:
    """The section headings as the document prints them, in order."""
    return list(_lines(reference, "section_heading").values())


def _sheets(reference: dict[str, Any], source: Source, filled: bool) -> Iterator[_Sheet]:
    columns = [column["field"] for column in reference["layout"]["columns"]]
    printed = [column["header"] for column in reference["layout"]["columns"]]
    measures = [measure for section in reference["sections"] for measure in section["measures"]]
    headers = reference["layout"]["header_rows"]
    headings, catchwords = (_lines(reference, role) for role in ("section_heading", "catchword"))
    for header, following in zip(headers, [*headers[1:], {"line": _AFTER_THE_LAST}], strict=True):
        within = range(header["line"], following["line"])
        before = range(header["line"] - _HEADING_DISTANCE, header["line"])
        rows = [measure for measure in measures if _line(measure) in within]
        yield _Sheet(
            heading=next((text for line, text in headings.items() if line in before), None),
            header=header["cells"] if source == "raw" else printed,
            rows=[[_cell(measure, field, source, filled) for field in columns] for measure in rows],
            catchword=next((text for line, text in catchwords.items() if line in within), None),
        )


def _lines(reference: dict[str, Any], role: str) -> dict[int, str]:
    return {line["line"]: line["raw"] for line in reference["document"] if line["role"] == role}


def _line(measure: dict[str, Any]) -> int:
    return min(int(part["line"]) for cell in measure["cells"].values() for part in cell["raw"])


def _cell(measure: dict[str, Any], field: str, source: Source, filled: bool) -> Cell:
    if field not in measure["cells"] or (field in _RESULTS and not filled):
        return []
    cell = measure["cells"][field]
    if source == "raw":
        return [paragraph for part in cell["raw"] for paragraph in _paragraphs(part["raw"])]
    return [line for item in cell["items"] for line in _item_lines(item)]


def _paragraphs(raw: str) -> Cell:
    parts = re.split(r"</?(?:p|ul|ol|li)\b[^>]*>", raw)
    return [part.strip() for part in parts if part.strip()]


def _item_lines(item: dict[str, Any]) -> Iterator[str]:
    yield " ".join(filter(None, (item["marker"], item["text"])))
    for child in item.get("children", []):
        yield from _item_lines(child)
    if item.get("tail"):
        yield item["tail"]


def _fill(table: Table, rows: Sequence[Sequence[Cell]]) -> None:
    for row in rows:
        cells = table.add_row().cells  # type: ignore[no-untyped-call]
        for cell, paragraphs in zip(cells, row, strict=True):
            cell.text = paragraphs[0] if paragraphs else ""
            for text in paragraphs[1:]:
                cell.add_paragraph(text)


def _merge_equal(table: Table, rows: Sequence[Sequence[Cell]], first: int) -> None:
    start = 0
    for index in range(1, len(rows) + 1):
        if index < len(rows) and rows[index][0] == rows[start][0]:
            continue
        if index - start > 1:
            for row in range(start + 1, index):
                table.cell(first + row, 0).text = ""
            table.cell(first + start, 0).merge(table.cell(first + index - 1, 0))
        start = index


def _saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
