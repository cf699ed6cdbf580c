"""The typed report: what every exporter writes, compiled once, with every string as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.calendar import FiscalYear
from bot.domain.numerals import Numerals
from bot.domain.plan import PlanField


class Orientation(StrEnum):
    """Which way a page lies."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


_A4 = (21.0, 29.7)


@dataclass(frozen=True)
class Page:
    """An A4 page; margins in centimetres."""

    orientation: Orientation
    top: float
    right: float
    bottom: float
    left: float

    @property
    def width(self) -> float:
        """Centimetres from edge to edge."""
        return _A4[1] if self.orientation is Orientation.LANDSCAPE else _A4[0]

    @property
    def height(self) -> float:
        """Centimetres from top to bottom."""
        return _A4[0] if self.orientation is Orientation.LANDSCAPE else _A4[1]

    @property
    def text_width(self) -> float:
        """Centimetres between the side margins."""
        return self.width - self.left - self.right


class LineKind(StrEnum):
    """What a line of text between the tables is."""

    HEADING = "heading"
    CAPTION = "caption"
    INTRO = "intro"
    CATCHWORD = "catchword"


@dataclass(frozen=True)
class Line:
    """A paragraph outside the tables; `new_page` when it begins a page."""

    kind: LineKind
    text: str
    new_page: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` in centimetres, `group` the header cell it stands under, if any."""

    field: PlanField
    header: str
    width: float
    group: str | None = None


@dataclass(frozen=True)
class HeaderCell:
    """A cell of a header row: how many columns it covers, and whether it continues the cell above."""

    text: str
    columns: int = 1
    merged_above: bool = False


@dataclass(frozen=True)
class Cell:
    """A body cell: printed paragraphs and the numbers of the entries behind them.

    A cell merged with the one above still carries its text, so that data formats stay complete;
    paper formats leave it out. `tick` is None in columns that carry no ticks.
    """

    paragraphs: tuple[str, ...] = ()
    entry_numbers: tuple[int, ...] = ()
    merged_above: bool = False
    tick: bool | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


class RowKind(StrEnum):
    """A row is a measure, or a section's name across the whole table (then it has one cell)."""

    SECTION = "section"
    MEASURE = "measure"


@dataclass(frozen=True)
class Row:
    """A body row; `ref` and `measure_id` say which measure it prints, None for a section row."""

    kind: RowKind
    cells: tuple[Cell, ...]
    ref: str | None = None
    measure_id: int | None = None


@dataclass(frozen=True)
class Table:
    """A table; its header rows repeat on every page."""

    columns: tuple[Column, ...]
    header_rows: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[Row, ...]

    @property
    def width(self) -> float:
        """Centimetres over all columns."""
        return sum(column.width for column in self.columns)


Block = Line | Table


@dataclass(frozen=True)
class Report:
    """A round's report, ready to be written in any format.

    `office_name` is the short name (อบต.ห้วยตาล); `as_of` the instant whose knowledge it shows.
    """

    office_name: str
    fiscal_year: FiscalYear
    round_number: int
    layout: str
    numerals: Numerals
    as_of: datetime
    page: Page
    cover: tuple[str, ...]
    title_lines: tuple[str, ...]
    preface: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def title(self) -> str:
        """The title in one line, as document properties want it."""
        return " ".join(self.title_lines)
