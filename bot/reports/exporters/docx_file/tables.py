"""Tables as WordprocessingML, written as text and parsed once.

Never `table.cell` or `add_row().cells`: python-docx rebuilds the whole grid at every call, which
made a report of 200 measures take minutes (rendering.md 2.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.exporters.docx_file import styles
from bot.reports.exporters.docx_file.xml import paragraph_text, twips
from bot.reports.indenting import ITEM, TEXT, WITHIN_ITEM, levels
from bot.reports.keeping import is_kept_whole
from bot.reports.table import Cell, HeaderCell, Row, RowKind, Table

_STYLES = {TEXT: styles.TABLE_TEXT, ITEM: styles.TABLE_ITEM, WITHIN_ITEM: styles.TABLE_SUBITEM}
_DASHED = {**_STYLES, ITEM: styles.TABLE_DASH, WITHIN_ITEM: styles.TABLE_SUBDASH}
_DASHES = ("-", "–", "—", "•")
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in _EDGES)
_TICK_FONTS = "".join(f' w:{script}="{styles.TICK_FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
_TICK = f"<w:rPr><w:rFonts{_TICK_FONTS}/></w:rPr>"
_HEADER = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"


def table_element(table: Table) -> BaseOxmlElement:
    """The whole table: fixed layout, true widths in grid and cells, header rows that repeat."""
    widths = [twips(column.width) for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(_rows(table, widths))}</w:tbl>"
    )


def _rows(table: Table, widths: Sequence[int]) -> Iterator[str]:
    for cells, below in zip(table.header_rows, (*table.header_rows[1:], ()), strict=True):
        yield _header_row(cells, below, widths)
    for row, following in zip(table.rows, (*table.rows[1:], None), strict=False):
        if row.kind is RowKind.SECTION:
            yield _section_row(row, widths)
        else:
            yield _row(row, following, widths, is_kept_whole(row, table.columns))


def _header_row(cells: Sequence[HeaderCell], below: Sequence[HeaderCell], widths: Sequence[int]) -> str:
    made: list[str] = []
    column = 0
    for cell in cells:
        width = sum(widths[column : column + cell.columns])
        is_continued = column < len(below) and below[column].merged_above
        lines = [paragraph_text(styles.TABLE_HEAD, text) for text in cell.paragraphs or ("",)]
        made.append(_cell(width, lines, cell.columns, _merge(cell.merged_above, is_continued), "center"))
        column += cell.columns
    return f"<w:tr>{_HEADER}{''.join(made)}</w:tr>"


def _section_row(row: Row, widths: Sequence[int]) -> str:
    lines = [paragraph_text(styles.TABLE_SECTION, text) for text in row.cells[0].paragraphs]
    return f"<w:tr>{_WHOLE}{_cell(sum(widths), lines, columns=len(widths))}</w:tr>"


def _row(row: Row, following: Row | None, widths: Sequence[int], is_whole: bool) -> str:
    """A measure's row, which Word splits over pages unless it is to be kept whole."""
    below = following.cells if following and following.kind is RowKind.MEASURE else ()
    made: list[str] = []
    for number, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
        is_continued = number < len(below) and below[number].merged_above
        made.append(_cell(width, _paragraphs(cell), merge=_merge(cell.merged_above, is_continued)))
    return f"<w:tr>{_WHOLE if is_whole else ''}{''.join(made)}</w:tr>"


def _merge(continues: bool, is_continued: bool) -> str | None:
    if continues:
        return "continue"
    return "restart" if is_continued else None


def _paragraphs(cell: Cell) -> Iterable[str]:
    """What the cell prints; a cell without a paragraph is one Word refuses."""
    if cell.merged_above or not cell.paragraphs:
        return (paragraph_text(styles.TABLE_TEXT, ""),)
    if cell.tick is not None:
        return (paragraph_text(styles.TABLE_TICK, cell.text, _TICK),)
    kinds = levels(cell.paragraphs)
    return (
        paragraph_text(_style(kind, text), text) for kind, text in zip(kinds, cell.paragraphs, strict=True)
    )


def _style(kind: int, text: str) -> str:
    return (_DASHED if text.startswith(_DASHES) else _STYLES)[kind]


def _cell(
    width: int,
    paragraphs: Iterable[str],
    columns: int = 1,
    merge: str | None = None,
    vertical: str | None = None,
) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    aligned = f'<w:vAlign w:val="{vertical}"/>' if vertical else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}{aligned}</w:tcPr>'
    return f"<w:tc>{properties}{''.join(paragraphs)}</w:tc>"
