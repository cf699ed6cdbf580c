"""Reading a Word document: its paragraphs and tables in order, as they print.

python-docx drops tracked insertions, content controls, nested tables, ticks and automatic numbers,
and repeats merged text; so the XML is walked (rendering study, "Importing an office's file").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from posixpath import dirname, join

from lxml import etree

from bot.domain.numerals import ARABIC_DIGITS, THAI_DIGITS, Numerals
from bot.plan.grid import Block, GridCell, GridRow, Paragraph, Table
from bot.plan.numbering import Numbering, read_numbering
from bot.plan.package import Package, local
from bot.plan.problems import FileProblemKind, UnreadableFile
from bot.plan.word_text import read_paragraph
from bot.plan.wordml import child, content, number, value

_MAX_COLUMNS = 200
_MAX_ROWS = 20_000


def read_docx(package: Package, main_part: str) -> tuple[Block, ...]:
    """The paragraphs and tables of the body; OperatorError when the file is damaged."""
    document = package.xml(main_part)
    folder = dirname(main_part)
    parts = {name: join(folder, f"{name}.xml") for name in ("numbering", "styles")}
    known = package.names()
    found = {name: package.xml(path) if path in known else None for name, path in parts.items()}
    body = child(document, "body")
    if body is None:
        raise package.damaged()
    _refuse_vast(package, body)
    numbering = read_numbering(found["numbering"], found["styles"], _numerals(body))
    return tuple(_Walk(numbering).blocks(body))


def _refuse_vast(package: Package, body: etree._Element) -> None:
    rows = sum(1 for _ in body.iter("{*}tr"))
    if rows > _MAX_ROWS:
        raise UnreadableFile(
            FileProblemKind.TOO_MUCH,
            f"{package.file_name} has tables of {rows} rows; save the plan's table in a file of its own.",
        )


def _numerals(body: etree._Element) -> Numerals:
    """The digits the document is mostly written in; automatic numbers print in the same."""
    text = "".join(element.text or "" for element in body.iter("{*}t"))
    thai = sum(text.count(digit) for digit in THAI_DIGITS)
    arabic = sum(text.count(digit) for digit in ARABIC_DIGITS)
    return Numerals.THAI if thai > arabic else Numerals.ARABIC


@dataclass
class _Walk:
    """One pass over a body; list numbers and row numbers are counted as it goes."""

    numbering: Numbering
    row_numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def blocks(self, body: etree._Element) -> Iterator[Block]:
        starts_page = False
        for element in content(body):
            if local(element) == "p":
                paragraph = read_paragraph(element)
                text = self._with_number(element, paragraph.text)
                starts_page = starts_page or paragraph.has_page_break
                if text:
                    yield Paragraph(text, starts_page, paragraph.is_centred)
                ends_section = child(element, "pPr", "sectPr") is not None
                starts_page = ends_section or (starts_page and not text)
            elif local(element) == "tbl":
                yield self._table(element)
                starts_page = False

    def _table(self, element: etree._Element) -> Table:
        rows: list[GridRow] = []
        merges: dict[int, GridCell] = {}
        for row in content(element):
            if local(row) == "tr" and child(row, "trPr", "del") is None:
                cells = tuple(self._cells(row, merges))
                rows.append(GridRow(next(self.row_numbers), cells))
        return Table(tuple(rows))

    def _cells(self, row: etree._Element, merges: dict[int, GridCell]) -> Iterator[GridCell]:
        """The cells of a row on the grid; `merges` holds the vertical merges open above each column."""
        column = number(child(row, "trPr", "gridBefore"), 0)
        for element in content(row):
            if local(element) != "tc" or column >= _MAX_COLUMNS:
                continue
            properties = child(element, "tcPr")
            span = min(max(number(child(properties, "gridSpan"), 1), 1), _MAX_COLUMNS)
            merge = child(properties, "vMerge")
            above = merges.get(column) if merge is not None and value(merge) != "restart" else None
            text = self._cell_text(element)
            cell = GridCell(above.text if above else text, column, span, is_copy=above is not None)
            if merge is None:
                merges.pop(column, None)
            else:
                merges[column] = cell
            yield cell
            column += span

    def _cell_text(self, cell: etree._Element) -> str:
        return "\n".join(line for line in self._lines(cell) if line.strip())

    def _lines(self, cell: etree._Element) -> Iterator[str]:
        """The paragraphs of a cell; those of a table inside it row by row."""
        unfinished = ""
        for element in content(cell):
            if local(element) == "p":
                paragraph = read_paragraph(element)
                line = unfinished + self._with_number(element, paragraph.text)
                unfinished = line if paragraph.is_struck else ""
                if not paragraph.is_struck:
                    yield line
            elif local(element) == "tbl":
                yield from self._table_inside(element)
        if unfinished:
            yield unfinished

    def _table_inside(self, table: etree._Element) -> Iterator[str]:
        for row in content(table):
            if local(row) == "tr" and child(row, "trPr", "del") is None:
                texts = [self._cell_text(cell) for cell in content(row) if local(cell) == "tc"]
                yield " ".join(text for text in texts if text)

    def _with_number(self, element: etree._Element, text: str) -> str:
        """The text behind its automatic number; an empty paragraph takes its number but prints none."""
        if not text and child(element, "pPr", "rPr", "del") is not None:
            return ""
        marker = self.numbering.next_marker(child(element, "pPr"))
        return f"{marker} {text}" if marker and text else text
