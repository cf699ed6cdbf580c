"""Tables as the template wants them: groups of rows, cells with their spans and scopes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.plan import PlanField
from bot.reports.indenting import levels
from bot.reports.keeping import is_kept_whole
from bot.reports.spans import header_spans, rows_covered
from bot.reports.table import Row, RowKind, Table

_NAMES_THE_ROW = (PlanField.MEASURE, PlanField.QUESTION, PlanField.WEAKNESS)


@dataclass(frozen=True)
class HtmlCell:
    """A cell: `scope` is set where it is a heading, `lines` are paragraphs with their depth in a list."""

    lines: tuple[tuple[int, str], ...]
    columns: int = 1
    rows: int = 1
    scope: str | None = None
    tick: bool | None = None


@dataclass(frozen=True)
class HtmlRow:
    """A row; `is_whole` when it is not to be split over printed pages."""

    cells: tuple[HtmlCell, ...]
    is_whole: bool


@dataclass(frozen=True)
class HtmlTable:
    """A table; `groups` are its sections, each with its heading row first where it has one."""

    kind: str
    widths: tuple[float, ...]
    head: tuple[tuple[HtmlCell, ...], ...]
    groups: tuple[tuple[HtmlRow, ...], ...]


def html_table(table: Table) -> HtmlTable:
    """The table, its columns' widths in per cent."""
    return HtmlTable(
        kind="table",
        widths=tuple(round(column.width / table.width * 100, 2) for column in table.columns),
        head=tuple(tuple(_head(table, number)) for number in range(len(table.header_rows))),
        groups=tuple(_groups(table)),
    )


def _head(table: Table, number: int) -> Iterator[HtmlCell]:
    for cell, _, rows in header_spans(table, number):
        scope = "colgroup" if cell.columns > 1 else "col"
        yield HtmlCell(tuple((0, text) for text in cell.paragraphs), cell.columns, rows, scope)


def _groups(table: Table) -> Iterator[tuple[HtmlRow, ...]]:
    group: list[HtmlRow] = []
    for number, row in enumerate(table.rows):
        if row.kind is RowKind.SECTION:
            if group:
                yield tuple(group)
            group = [_section(row, len(table.columns))]
        else:
            group.append(HtmlRow(tuple(_cells(table, number, row)), is_kept_whole(row, table.columns)))
    if group:
        yield tuple(group)


def _section(row: Row, columns: int) -> HtmlRow:
    lines = tuple((0, text) for text in row.cells[0].paragraphs)
    return HtmlRow((HtmlCell(lines, columns, scope="rowgroup"),), is_whole=True)


def _cells(table: Table, number: int, row: Row) -> Iterator[HtmlCell]:
    for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
        if cell.merged_above:
            continue
        lines = tuple(zip(levels(cell.paragraphs), cell.paragraphs, strict=True))
        scope = "row" if column.field in _NAMES_THE_ROW else None
        yield HtmlCell(lines, 1, rows_covered(table, number, place), scope, cell.tick)
