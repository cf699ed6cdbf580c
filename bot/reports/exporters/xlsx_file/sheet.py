"""The sheet: rows of text from top to bottom, with the paper they are printed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook

from bot.errors import OperatorError
from bot.reports.exporters.xlsx_file.heights import LINE_HEIGHT, lines_needed
from bot.reports.table import Orientation, Report

FONT = "TH SarabunPSK"
LONGEST_TEXT = 32_767  # Excel's limit for a cell
_A4 = 9  # Excel's number of the paper size
_INCHES_PER_CM = 1 / 2.54
_UNITS_PER_CM = 96 / 2.54 / 7  # a unit of column width is 7 pixels

_CELL = {"font_name": FONT, "font_size": 14, "text_wrap": True, "valign": "top", "border": 1}
_LINE = {"font_name": FONT, "font_size": 16, "text_wrap": True, "valign": "vcenter"}
_LOOKS = {
    "cover": {**_LINE, "font_size": 20, "bold": True, "align": "center"},
    "title": {**_LINE, "font_size": 18, "bold": True, "align": "center"},
    "preface": {**_LINE, "align": "left"},
    "heading": {**_LINE, "bold": True, "align": "left"},
    "catchword": {**_LINE, "align": "right"},
    "head": {**_CELL, "bold": True, "align": "center", "valign": "vcenter"},
    "section": {**_CELL, "bold": True, "align": "left"},
    "text": {**_CELL, "align": "left"},
    "tick": {**_CELL, "align": "center"},
}


@dataclass(frozen=True)
class Area:
    """Cells that stand as one: rows and columns from first to last, counted from 0."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Sheet:
    """Writes downwards; `row` is the next free row, counted from 0."""

    def __init__(self, workbook: Workbook, report: Report) -> None:
        self.row = 0
        self._columns = report.tables[0].columns
        self._formats = {name: workbook.add_format(looks) for name, looks in _LOOKS.items()}
        self._sheet = workbook.add_worksheet("รายงาน")
        self._page_breaks: list[int] = []
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.width * _UNITS_PER_CM)
        self._set_paper(report)

    def line(self, text: str, looks: str) -> None:
        """A paragraph over all columns."""
        lines = lines_needed([text], sum(column.width for column in self._columns))
        area = Area(self.row, self.row, 0, len(self._columns) - 1)
        self.put(area, text, looks)
        self.add_row(lines * LINE_HEIGHT * 1.25)

    def add_row(self, height: float) -> None:
        """Gives the next free row its height in points and moves on."""
        self._sheet.set_row(self.row, height)
        self.row += 1

    def put(self, area: Area, text: str, looks: str) -> None:
        """Text in an area, every cell of which takes its borders."""
        if len(text) > LONGEST_TEXT:
            raise OperatorError(
                f"A cell of this report holds {len(text):,} characters and Excel takes {LONGEST_TEXT:,}; "
                "export docx instead."
            )
        look = self._formats[looks]
        if (area.first_row, area.first_column) != (area.last_row, area.last_column):
            self._sheet.merge_range(
                area.first_row, area.first_column, area.last_row, area.last_column, "", look
            )
        if text:
            self._sheet.write_string(area.first_row, area.first_column, text, look)
        else:
            self._sheet.write_blank(area.first_row, area.first_column, None, look)

    def repeat(self, rows: Sequence[int]) -> None:
        """These rows head every printed page."""
        self._sheet.repeat_rows(rows[0], rows[-1])

    def break_page(self) -> None:
        """The next row begins a page."""
        self._page_breaks.append(self.row)
        self._sheet.set_h_pagebreaks(self._page_breaks)

    def _set_paper(self, report: Report) -> None:
        page = report.page
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
