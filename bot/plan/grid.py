"""What an office's file holds, whatever its format: paragraphs, and tables of cells on a grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """A printed paragraph outside tables, or a full-width row read as one.

    `starts_page` says a page break stands before it, `centred` that it is set centred.
    """

    text: str
    starts_page: bool = False
    centred: bool = False


@dataclass(frozen=True)
class GridCell:
    """A cell, its paragraphs parted by newlines, over the grid columns `start` to `start + span`.

    `is_copy` marks a cell of a vertical merge below its first row: it repeats the text above.
    """

    text: str
    start: int
    span: int = 1
    is_copy: bool = False

    def covers(self, column: int) -> bool:
        return self.start <= column < self.start + self.span


@dataclass(frozen=True)
class GridRow:
    """A table row. `number` counts the rows of the file from 1, as a person would."""

    number: int
    cells: tuple[GridCell, ...]

    @property
    def width(self) -> int:
        return max((cell.start + cell.span for cell in self.cells), default=0)

    def at(self, column: int) -> GridCell | None:
        return next((cell for cell in self.cells if cell.covers(column)), None)

    def written(self) -> list[GridCell]:
        """The cells that hold any text."""
        return [cell for cell in self.cells if cell.text.strip()]

    def is_one_cell(self) -> bool:
        """Whether all cells of the row are merged into one."""
        return len(self.cells) == 1 and self.cells[0].span > 1

    def is_one_text(self) -> bool:
        """Whether the row says one thing only, in its first column or over all of them."""
        texts = {cell.text.strip() for cell in self.written()}
        return len(texts) == 1 and self.written()[0].start == 0


@dataclass(frozen=True)
class Table:
    """A table of a document, or a sheet of a workbook."""

    rows: tuple[GridRow, ...]

    @property
    def width(self) -> int:
        return max((row.width for row in self.rows), default=0)


Block = Paragraph | Table


def tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """The tables among the blocks, in order."""
    return (block for block in blocks if isinstance(block, Table))
