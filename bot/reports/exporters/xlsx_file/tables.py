"""A table on the sheet: merged areas, and rows high enough for their text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bot.reports.exporters.xlsx_file.heights import LINE_HEIGHT, LINES_PER_ROW
from bot.reports.exporters.xlsx_file.looks import Looks
from bot.reports.exporters.xlsx_file.sheet import Area, Sheet
from bot.reports.table import HeaderCell, Row, RowKind, Table


def write_table(sheet: Sheet, table: Table) -> None:
    """Writes header and rows at the next free row; the header heads every page of the sheet."""
    top = sheet.row
    _write_header(sheet, table)
    sheet.repeat(range(top, sheet.row))
    lines = _lines(sheet.looks, table)
    starts: list[int] = []
    for needed in lines:
        starts.append(sheet.row)
        pieces = math.ceil(needed / LINES_PER_ROW)  # a taller row than Excel knows becomes several
        for _ in range(pieces):
            sheet.add_row(math.ceil(needed / pieces) * LINE_HEIGHT)
    starts.append(sheet.row)
    for number, row in enumerate(table.rows):
        _write_row(sheet, table, number, row, starts)


def _write_header(sheet: Sheet, table: Table) -> None:
    for number, header_row in enumerate(table.header_rows):
        below = table.header_rows[number + 1] if number + 1 < len(table.header_rows) else ()
        column = 0
        for cell in header_row:
            last = column + cell.columns - 1
            is_continued = column < len(below) and below[column].merged_above
            if not cell.merged_above:
                area = Area(sheet.row, sheet.row + is_continued, column, last)
                sheet.put(area, "\n".join(cell.paragraphs), "head")
            column = last + 1
        sheet.add_row(_header_lines(sheet.looks, header_row, table) * LINE_HEIGHT * 1.1)


def _header_lines(looks: Looks, header_row: Sequence[HeaderCell], table: Table) -> int:
    needed = [1]
    column = 0
    for cell in header_row:
        width = sum(found.width for found in table.columns[column : column + cell.columns])
        if not cell.merged_above:
            needed.append(looks.lines("head", cell.paragraphs, width))
        column += cell.columns
    return max(needed)


def _write_row(sheet: Sheet, table: Table, number: int, row: Row, starts: Sequence[int]) -> None:
    first, last = starts[number], starts[number + 1] - 1
    if row.kind is RowKind.SECTION:
        sheet.put(Area(first, last, 0, len(table.columns) - 1), row.cells[0].text, "section")
        return
    for column, cell in enumerate(row.cells):
        if cell.merged_above:
            continue
        end = starts[_group_end(table, number, column)] - 1
        looks = "text" if cell.tick is None else "tick"
        sheet.put(Area(first, end, column, column), cell.text, looks)


def _group_end(table: Table, number: int, column: int) -> int:
    """The number of the first row after the ones merged with this cell."""
    end = number + 1
    while end < len(table.rows) and _continues(table.rows[end], column):
        end += 1
    return end


def _continues(row: Row, column: int) -> bool:
    return row.kind is RowKind.MEASURE and row.cells[column].merged_above


def _lines(looks: Looks, table: Table) -> list[int]:
    """Lines of every row; a merged cell taller than its rows makes the last of them higher."""
    lines = [1] * len(table.rows)
    spanning: list[tuple[int, int, int]] = []
    for number, row in enumerate(table.rows):
        widths = [table.width] if row.kind is RowKind.SECTION else [found.width for found in table.columns]
        for column, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            if cell.merged_above:
                continue
            look = "section" if row.kind is RowKind.SECTION else "text"
            needed = looks.lines(look, cell.paragraphs, width)
            end = number + 1 if row.kind is RowKind.SECTION else _group_end(table, number, column)
            if end > number + 1:
                spanning.append((number, end, needed))
            else:
                lines[number] = max(lines[number], needed)
    for start, end, needed in spanning:
        lines[end - 1] += max(0, needed - sum(lines[start:end]))
    return lines
