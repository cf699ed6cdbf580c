"""Rows: the measures of a document as rows of field texts, joined over pages and kept in sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.plan import PlanField
from bot.plan.codes import read_code
from bot.plan.grid import Block, GridCell, GridRow, Paragraph, Table
from bot.plan.headers import ORDINAL, Columns, HeaderBook, Headings, columns_at
from bot.plan.prose import (
    Front,
    Heading,
    is_furniture,
    is_numbered_heading,
    read_front,
    read_heading,
    row_heading,
)


@dataclass
class RawRow:
    """One measure as printed: its first row in the file, and the text under each field."""

    number: int
    texts: dict[str, str]

    def text(self, name: str) -> str:
        return self.texts.get(name, "")


@dataclass
class RawSection:
    """A heading and the rows under it; `lone_row` is the row it was read from, were its cells not merged."""

    heading: Heading | None
    rows: list[RawRow] = field(default_factory=list)
    lone_row: int | None = None


@dataclass
class Gathering:
    """Goes through the blocks of a document once, with the spellings of its layout."""

    book: HeaderBook
    front: Front | None = None
    sections: list[RawSection] = field(default_factory=list)
    _pending: list[Paragraph] = field(default_factory=list)
    _columns: Columns | None = None
    _was_heading_row: bool = False

    def read(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._keep(block)
            else:
                self._table(block)

    def _keep(self, paragraph: Paragraph) -> None:
        if paragraph.text.strip() and not is_furniture(paragraph.text):
            self._pending.append(paragraph)

    def _table(self, table: Table) -> None:
        """Rows under the header of this table, or of the one before when this has none and the same width."""
        is_known = self._columns is not None and self._columns.width == table.width
        index = 0
        while index < len(table.rows):
            row = table.rows[index]
            columns = columns_at(table.rows, index, self.book)
            if columns is not None:
                self._open_table(columns)
                is_known = True
            elif is_known and self._columns is not None:
                self._row(row, self._columns)
            elif row.is_one_text():
                self._keep(Paragraph(_one_text(row)))
            index += columns.height if columns else 1

    def _open_table(self, columns: Columns) -> None:
        if self.front is None:
            self.front = read_front(self._pending, self.book.headings)
            self.sections.append(RawSection(self.front.heading))
            self._pending.clear()
        else:
            self._open_section_from_pending()
        self._columns = columns

    def _open_section_from_pending(self) -> None:
        heading = read_heading(self._pending, self.book.headings)
        if heading is not None and not self._is_repeated(heading):
            self.sections.append(RawSection(heading))
        self._pending.clear()

    def _is_repeated(self, heading: Heading) -> bool:
        """A section that goes on over the page may print its heading again."""
        last = self.sections[-1].heading
        return last is not None and (last.number, _same(last.title)) == (heading.number, _same(heading.title))

    def _row(self, row: GridRow, columns: Columns) -> None:
        if not row.written() or (row.is_one_text() and is_furniture(_one_text(row))):
            return
        if self._is_heading(row):
            self._heading_row(row)
            return
        self._was_heading_row = False
        self._open_section_from_pending()
        texts = _texts(row.cells, columns)
        rows = self.sections[-1].rows
        if rows and self._continues(row, texts, columns):
            own = _texts((cell for cell in row.cells if not cell.is_copy), columns)
            for name, text in own.items():
                rows[-1].texts[name] = "\n".join(filter(None, (rows[-1].text(name), text)))
        else:
            self._inherit_indicator(texts, rows)
            rows.append(RawRow(row.number, texts))

    def _is_heading(self, row: GridRow) -> bool:
        """A merged full-width row is; so is one with its first cell only, where headings are expected."""
        if row.is_one_cell():
            return True
        expected = self.book.headings is Headings.HEADING and row.is_one_text()
        return expected and is_numbered_heading(_one_text(row)) and len(row.cells) > 1

    def _heading_row(self, row: GridRow) -> None:
        text = _one_text(row)
        last = self.sections[-1]
        if self._was_heading_row and last.heading and not is_numbered_heading(text):
            intro = (*last.heading.intro, text)
            last.heading = Heading(last.heading.number, last.heading.title, last.heading.printed, intro)
            return
        heading = row_heading([text])
        if not self._is_repeated(heading):
            lone_row = None if row.is_one_cell() else row.number
            self.sections.append(RawSection(heading, lone_row=lone_row))
        self._was_heading_row = True

    def _continues(self, row: GridRow, texts: Mapping[str, str], columns: Columns) -> bool:
        """Whether a row goes on with the measure above: its first cell is empty and it has no number.

        An empty cell of a vertical merge has the text of the merge here and so opens a row, except
        where the whole duty is merged (measure, responsible and period): that is one measure still.
        """
        if texts.get(ORDINAL) and not _is_copy(row, columns, ORDINAL):
            return False
        if self.book.row is PlanField.MEASURE and texts.get(PlanField.MEASURE):
            duty = (PlanField.MEASURE, PlanField.RESPONSIBLE)
            whole = all(_is_copy(row, columns, name) for name in duty)
            return whole and (_is_copy(row, columns, PlanField.PERIOD) or not texts.get(PlanField.PERIOD))
        if self.book.row is PlanField.QUESTION and texts.get(PlanField.QUESTION):
            own_duty = (PlanField.INDICATOR, PlanField.RESPONSIBLE, PlanField.PERIOD)
            has_duty = any(texts.get(name) for name in own_duty)
            return not has_duty and read_code(texts[PlanField.QUESTION]) is None
        has_own_indicator = texts.get(PlanField.INDICATOR) and not _is_copy(row, columns, PlanField.INDICATOR)
        return not texts.get(self.book.row) and not has_own_indicator

    def _inherit_indicator(self, texts: dict[str, str], rows: Sequence[RawRow]) -> None:
        """A blank indicator under a written one is the same indicator, its cells left unmerged."""
        if self.book.row is PlanField.QUESTION and rows and not texts.get(PlanField.INDICATOR):
            texts[PlanField.INDICATOR] = rows[-1].text(PlanField.INDICATOR)


def _one_text(row: GridRow) -> str:
    written = row.written()
    return written[0].text.strip() if written else ""


def _same(title: str) -> str:
    return re.sub(r"\s|\(ต่อ\)", "", title)


def _texts(cells: Iterable[GridCell], columns: Columns) -> dict[str, str]:
    """The text under each field; a cell over several columns belongs to the one it covers most."""
    texts: dict[str, str] = {}
    for cell in cells:
        name = _field(cell, columns)
        if name and cell.text.strip():
            texts[name] = "\n".join(filter(None, (texts.get(name), cell.text)))
    return texts


def _field(cell: GridCell, columns: Columns) -> str | None:
    covered = Counter(columns.fields.get(column) for column in range(cell.start, cell.start + cell.span))
    covered.pop(None, None)
    return covered.most_common(1)[0][0] if covered else None


def _is_copy(row: GridRow, columns: Columns, name: str) -> bool:
    """Whether the row repeats a vertical merge under this field."""
    cells = [cell for cell in row.cells if _field(cell, columns) == name]
    return bool(cells) and all(cell.is_copy for cell in cells)
