"""Reading an Excel workbook: every visible sheet as one table, merged ranges filled.

Row numbers are those of the sheet; a second sheet counts on from the end of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bot.plan.grid import Block, GridCell, GridRow, Table
from bot.plan.package import Package, local
from bot.plan.problems import FileProblemKind, UnreadableFile

_MAX_CELLS = 500_000
_MAX_MERGED_ROWS = 200_000
_REFERENCE = re.compile(r"([A-Z]{1,6})([0-9]{1,12})")

_Value = int | float | str | bool | time | date | datetime | timedelta
_Range = tuple[tuple[int, int], tuple[int, int]]


def read_xlsx(package: Package, data: bytes) -> tuple[Block, ...]:
    """The sheets as tables; OperatorError when the workbook is damaged or far too large."""
    for name in package.names():
        if name.endswith((".xml", ".rels")):
            _refuse_vast(package, package.xml(name))
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [
            workbook.get_sheet_by_name(entry.name)
            for entry in workbook.sheets_metadata
            if entry.visible == SheetVisibleEnum.Visible and entry.typ == SheetTypeEnum.WorkSheet
        ]
        return tuple(_tables(sheets))
    except (CalamineError, OSError, ValueError) as error:
        raise package.damaged() from error


def _refuse_vast(package: Package, part: etree._Element) -> None:
    """The reader sets up every cell between the first and the last, so a lone far cell costs gigabytes."""
    if local(part) != "worksheet":
        return
    bottom, right, row, column = 0, 0, 0, 0
    for element in part.iter():
        if local(element) == "row":
            row, column = _counted(element.get("r"), row + 1), 0
        elif local(element) == "c":
            row, column = _place(element.get("r"), row, column + 1)
            if len(element):
                bottom, right = max(bottom, row), max(right, column)
    if bottom * right > _MAX_CELLS:
        raise UnreadableFile(
            FileProblemKind.TOO_MUCH,
            f"{package.file_name} has a sheet of {bottom} rows and {right} columns; copy the plan's table "
            "into a new workbook.",
        )


def _counted(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 13 else otherwise


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """The row and column of a cell: "C7" is (7, 3); without a reference it follows the cell before."""
    found = _REFERENCE.fullmatch((reference or "").upper())
    if found is None:
        return row, column
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _tables(sheets: Sequence[CalamineSheet]) -> Iterator[Table]:
    first_row = 1
    for sheet in sheets:
        values = sheet.to_python(skip_empty_area=False)
        if not values:
            continue
        merged = _Merged(_sane(sheet.merged_cell_ranges or [], len(values)), len(values))
        width = max(map(len, values))
        rows = [
            GridRow(first_row + index, tuple(_cells(values, index, width, merged)))
            for index in range(len(values))
        ]
        first_row += len(values)
        yield Table(tuple(rows))


def _sane(ranges: Sequence[_Range], height: int) -> Sequence[_Range]:
    """Ranges that overlap over and over make no sheet a person saw; ValueError for those."""
    covered = sum(min(bottom + 1, height) - top for (top, _), (bottom, _) in ranges)
    if covered > _MAX_MERGED_ROWS:
        raise ValueError("merged ranges cover more rows than any sheet has")
    return ranges


class _Merged:
    """The merged ranges of a sheet of so many rows, by any cell they cover."""

    def __init__(self, ranges: Sequence[_Range], height: int) -> None:
        self._by_row: dict[int, list[_Range]] = {}
        for found in ranges:
            (top, _), (bottom, _) = found
            for row in range(top, min(bottom + 1, height)):
                self._by_row.setdefault(row, []).append(found)

    def over(self, row: int, column: int) -> _Range | None:
        return next((r for r in self._by_row.get(row, ()) if r[0][1] <= column <= r[1][1]), None)


def _cells(values: Sequence[Sequence[_Value]], row: int, width: int, merged: _Merged) -> Iterator[GridCell]:
    column = 0
    while column < width:
        over = merged.over(row, column)
        if over is None:
            yield GridCell(_text(values, row, column), column)
            column += 1
            continue
        (top, left), (_, right) = over
        yield GridCell(_text(values, top, left), left, right - left + 1, is_copy=row > top)
        column = right + 1


def _text(values: Sequence[Sequence[_Value]], row: int, column: int) -> str:
    """A value as text: whole numbers without a point, days as ISO dates, lines as paragraphs."""
    if row >= len(values) or column >= len(values[row]):
        return ""
    value = values[row][column]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    lines = re.split(r"\r\n|\r|\n", str(value))
    return "\n".join(line.strip(" ") for line in lines if line.strip())
