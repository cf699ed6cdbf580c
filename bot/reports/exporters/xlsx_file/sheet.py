"""The sheet: rows of text from top to bottom, with the paper they are printed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook

from bot.errors import OperatorError
from bot.reports.exporters.xlsx_file.looks import FONT, Looks
from bot.reports.table import Column, Orientation, Page

LONGEST_TEXT = 32_767  # Excel's limit for a cell
_A4 = 9  # Excel's number of the paper size
_INCHES_PER_CM = 1 / 2.54
_PIXELS_PER_CM = 96 / 2.54
_ROOM_BETWEEN_LINES = 1.25
_WIDER = 1.25  # the paper is fitted to the sheet, so all of it is printed a little smaller


@dataclass(frozen=True)
class Area:
    """Cells that stand as one: rows and columns from first to last, counted from 0."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Sheet:
    """Writes downwards; `row` is the next free row, counted from 0."""

    def __init__(
        self, workbook: Workbook, name: str, page: Page, columns: Sequence[Column], looks: Looks
    ) -> None:
        self.row = 0
        self.looks = looks
        self._columns = columns
        self._sheet = workbook.add_worksheet(name)
        self._page_breaks: list[int] = []
        for number, column in enumerate(columns):
            self._sheet.set_column_pixels(number, number, round(self._width(column) * _PIXELS_PER_CM))
        self._set_paper(page)

    def line(self, text: str, look: str) -> None:
        """A paragraph over all columns."""
        lines = self.looks.lines(look, [text], sum(column.width for column in self._columns))
        self.put(Area(self.row, self.row, 0, len(self._columns) - 1), text, look)
        self.add_row(lines * self.looks.line_height(look) * _ROOM_BETWEEN_LINES)

    def add_row(self, height: float) -> None:
        """Gives the next free row its height in points and moves on."""
        self._sheet.set_row(self.row, height)
        self.row += 1

    def put(self, area: Area, text: str, look: str) -> None:
        """Text in an area, every cell of which takes its borders; it is never read as anything but text."""
        if len(text) > LONGEST_TEXT:
            raise OperatorError(
                f"A cell of this report holds {len(text):,} characters and Excel takes {LONGEST_TEXT:,}; "
                "export docx instead."
            )
        form = self.looks.format(look)
        if (area.first_row, area.first_column) != (area.last_row, area.last_column):
            self._sheet.merge_range(
                area.first_row, area.first_column, area.last_row, area.last_column, "", form
            )
        if text:
            self._sheet.write_string(area.first_row, area.first_column, text, form)
        else:
            self._sheet.write_blank(area.first_row, area.first_column, None, form)

    def repeat(self, rows: Sequence[int]) -> None:
        """These rows head every printed page."""
        self._sheet.repeat_rows(rows[0], rows[-1])

    def break_page(self) -> None:
        """The next row begins a page."""
        self._page_breaks.append(self.row)
        self._sheet.set_h_pagebreaks(self._page_breaks)

    def _width(self, column: Column) -> float:
        """The column in centimetres, a little wider where that keeps its header from being broken."""
        needed = self.looks.width("head", column.header)
        return needed if column.width < needed <= column.width * _WIDER else column.width

    def _set_paper(self, page: Page) -> None:
        self._sheet.set_paper(_A4)
        if page.orientation is Orientation.LANDSCAPE:
            self._sheet.set_landscape()
        self._sheet.set_margins(
            left=page.left * _INCHES_PER_CM,
            right=page.right * _INCHES_PER_CM,
            top=page.top * _INCHES_PER_CM,
            bottom=page.bottom * _INCHES_PER_CM,
        )
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer(f'&C&"{FONT},Regular"&14หน้า &P')
