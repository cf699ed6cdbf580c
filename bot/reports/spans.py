"""Spans: how many columns and rows a printed cell covers."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reports.table import HeaderCell, RowKind, Table


def rows_covered(table: Table, number: int, column: int) -> int:
    """How many rows the cell in row `number` covers with those below that continue it."""
    end = number + 1
    while (
        end < len(table.rows)
        and table.rows[end].kind is RowKind.MEASURE
        and table.rows[end].cells[column].merged_above
    ):
        end += 1
    return end - number


def header_spans(table: Table, number: int) -> Iterator[tuple[HeaderCell, int, int]]:
    """The cells a header row begins: each with its first column and the header rows it covers."""
    below = table.header_rows[number + 1] if number + 1 < len(table.header_rows) else ()
    column = 0
    for cell in table.header_rows[number]:
        if not cell.merged_above:
            is_continued = column < len(below) and below[column].merged_above
            yield cell, column, 2 if is_continued else 1
        column += cell.columns
