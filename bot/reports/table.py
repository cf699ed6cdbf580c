"""The typed report: what every exporter writes, compiled once, with every string as it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.calendar import FiscalYear
from bot.domain.numerals import Numerals
from bot.domain.plan import PlanField

if TYPE_CHECKING:
    from bot.reports.annex import Annex
    from bot.reports.memo import Memo
    from bot.reports.summary import Summary


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
    """A column of a table; `width` in centimetres, `group` the header cell it stands under, if any.

    `header_lines` and `group_lines` say where the lines of a header end, empty where they may end anywhere.
    """

    field: PlanField
    header: str
    width: float
    group: str | None = None
    header_lines: tuple[str, ...] = ()
    group_lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeaderCell:
    """A cell of a header row: how many columns it covers, and whether it continues the cell above.

    `lines` are the text as it is to be set; each may still be broken where it does not fit.
    """

    text: str
    columns: int = 1
    merged_above: bool = False
    lines: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What is printed, line under line; nothing in a cell that continues the one above."""
        if self.merged_above:
            return ()
        return self.lines or (self.text,)


@dataclass(frozen=True)
class Wording:
    """A cell's final wording, set by the coordinator (a member's number) in place of the staff's own words.

    `staff_paragraphs` is what the cell would print without it; `changed_since` when the division
    said something after the wording was set, so that the coordinator looks again.
    """

    set_by: int | None
    set_at: datetime
    staff_paragraphs: tuple[str, ...]
    changed_since: bool


@dataclass(frozen=True)
class Cell:
    """A body cell: printed paragraphs and the numbers of the entries behind them.

    A cell merged with the one above still carries its text, so that data formats stay complete;
    paper formats leave it out. `tick` is None in columns that carry no ticks, `wording` when the
    paragraphs are the staff's own. `is_silence` when the paragraphs only say that no report came.
    """

    paragraphs: tuple[str, ...] = ()
    entry_numbers: tuple[int, ...] = ()
    merged_above: bool = False
    tick: bool | None = None
    wording: Wording | None = None
    is_silence: bool = False

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
    Memo and summary stand before the table, the annex after it; None where there is none. `template`
    is the office's own Word file, checked, that its Word document is built into. `names` are those of
    places and divisions, which no word list knows and inside which no line is to end.
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
    memo: Memo | None = None
    annex: Annex | None = None
    summary: Summary | None = None
    template: bytes | None = field(default=None, repr=False)
    names: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def title(self) -> str:
        """The title in one line, as document properties want it."""
        return " ".join(self.title_lines)
