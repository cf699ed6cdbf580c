"""Tables as data for the template: widths, header rows, and body rows with their merged cells."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reports.exporters.pdf_file.setting import Data, Setter
from bot.reports.exporters.pdf_file.styles import TABLE_HEAD, TABLE_TEXT, TICK
from bot.reports.keeping import is_kept_whole
from bot.reports.spans import header_spans, rows_covered
from bot.reports.table import Cell, Row, RowKind, Table

CELL_MARGINS = 0.3  # centimetres, both sides together, as in the Word document


def table_data(table: Table, setter: Setter) -> Data:
    """Everything the template needs to draw a table."""
    return {
        "kind": "table",
        "widths": [column.width for column in table.columns],
        "head": [_header(table, number, setter) for number in range(len(table.header_rows))],
        "rows": [_row(table, number, row, setter) for number, row in enumerate(table.rows)],
    }


def _header(table: Table, number: int, setter: Setter) -> list[Data]:
    cells: list[Data] = []
    for cell, column, rows in header_spans(table, number):
        width = sum(found.width for found in table.columns[column : column + cell.columns])
        text = _plain(cell.paragraphs, width - CELL_MARGINS, setter)
        cells.append({"columns": cell.columns, "rows": rows, "text": text})
    return cells


def _row(table: Table, number: int, row: Row, setter: Setter) -> Data:
    if row.kind is RowKind.SECTION:
        return {"section": _plain(row.cells[0].paragraphs, table.width - CELL_MARGINS, setter)}
    cells = [
        _cell(cell, rows_covered(table, number, column), table.columns[column].width - CELL_MARGINS, setter)
        for column, cell in enumerate(row.cells)
        if not cell.merged_above
    ]
    return {"cells": cells, "whole": is_kept_whole(row, table.columns)}


def _plain(texts: Sequence[str], width: float, setter: Setter) -> list[Data]:
    return [setter.paragraph(text, TABLE_HEAD, width) for text in texts]


def _cell(cell: Cell, rows: int, width: float, setter: Setter) -> Data:
    is_tick = cell.tick is not None
    data: Data = {"text": setter.cell(cell.paragraphs, TICK if is_tick else TABLE_TEXT, width)}
    if is_tick:
        data["tick"] = True
    if rows > 1:
        data["rows"] = rows
    return data
