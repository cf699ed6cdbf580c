"""Tables as WordprocessingML, built row by row.

Never `table.cell` or `add_row().cells`: python-docx rebuilds the whole grid at every call, which
made a report of 200 measures take minutes (rendering.md 2.1).
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.exporters.docx_file import styles
from bot.reports.exporters.docx_file.xml import element, paragraph, run, twips
from bot.reports.table import Cell, HeaderCell, Row, RowKind, Table

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_element(table: Table) -> BaseOxmlElement:
    """The whole table: fixed layout, true widths in grid and cells, header rows that repeat."""
    widths = [twips(column.width) for column in table.columns]
    looks = element(
        "tblPr",
        element("tblW", w=sum(widths), type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *(element(edge, val="single", sz=4, space=0, color="auto") for edge in _EDGES)),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    made = element("tbl", looks, grid)
    for number, header_row in enumerate(table.header_rows):
        below = table.header_rows[number + 1] if number + 1 < len(table.header_rows) else ()
        made.append(_header_row(header_row, below, widths))
    for number, row in enumerate(table.rows):
        following = table.rows[number + 1] if number + 1 < len(table.rows) else None
        made.append(
            _section_row(row, widths) if row.kind is RowKind.SECTION else _row(row, following, widths)
        )
    return made


def _header_row(
    cells: Sequence[HeaderCell], below: Sequence[HeaderCell], widths: Sequence[int]
) -> BaseOxmlElement:
    made = element("tr", element("trPr", element("cantSplit"), element("tblHeader")))
    column = 0
    for cell in cells:
        width = sum(widths[column : column + cell.columns])
        is_continued = column < len(below) and below[column].merged_above
        merge = _merge(cell.merged_above, is_continued)
        text = "" if cell.merged_above else cell.text
        made.append(_cell(width, [paragraph(styles.TABLE_HEAD, text)], cell.columns, merge, "center"))
        column += cell.columns
    return made


def _section_row(row: Row, widths: Sequence[int]) -> BaseOxmlElement:
    lines = [paragraph(styles.TABLE_SECTION, text) for text in row.cells[0].paragraphs]
    properties = element("trPr", element("cantSplit"))
    return element("tr", properties, _cell(sum(widths), lines, columns=len(widths)))


def _row(row: Row, following: Row | None, widths: Sequence[int]) -> BaseOxmlElement:
    """A measure's row; Word may split it over pages, because a long one would leave half a page empty."""
    made = element("tr")
    below = following.cells if following and following.kind is RowKind.MEASURE else ()
    for number, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
        is_continued = number < len(below) and below[number].merged_above
        made.append(_cell(width, _paragraphs(cell), merge=_merge(cell.merged_above, is_continued)))
    return made


def _merge(continues: bool, is_continued: bool) -> str | None:
    if continues:
        return "continue"
    return "restart" if is_continued else None


def _paragraphs(cell: Cell) -> list[BaseOxmlElement]:
    if cell.merged_above or not cell.paragraphs:
        return [paragraph(styles.TABLE_TEXT, "")]
    if cell.tick is None:
        return [paragraph(styles.TABLE_TEXT, text) for text in cell.paragraphs]
    font = styles.TICK_FONT
    fonts = element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    made = paragraph(styles.TABLE_TICK, "")
    made.append(run(cell.text, fonts))
    return [made]


def _cell(
    width: int,
    paragraphs: Sequence[BaseOxmlElement],
    columns: int = 1,
    merge: str | None = None,
    vertical: str | None = None,
) -> BaseOxmlElement:
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if columns > 1:
        properties.append(element("gridSpan", val=columns))
    if merge:
        properties.append(element("vMerge", val=merge))
    if vertical:
        properties.append(element("vAlign", val=vertical))
    return element("tc", properties, *paragraphs)
