"""Looks: the cell formats of the workbook, and the measures of the text set in each."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from bot.reports.exporters.xlsx_file.heights import EDGES, POINTS_PER_CM, Measure

FONT = "TH SarabunPSK"
# Column widths are counted in digits of the usual font: one of this font and size is 7 pixels wide, as
# XlsxWriter takes it to be; where its own Calibri is missing, columns would come out half as wide again.
USUAL = {"font_name": FONT, "font_size": 14}
_CELL = {"font_name": FONT, "font_size": 14, "text_wrap": True, "valign": "top", "border": 1}
_LINE = {"font_name": FONT, "font_size": 16, "text_wrap": True, "valign": "vcenter"}
_LOOKS: dict[str, dict[str, object]] = {
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


class Looks:
    """The formats of one workbook by name; texts that occur again are measured once."""

    def __init__(self, workbook: Workbook) -> None:
        self._formats = {name: workbook.add_format(look) for name, look in _LOOKS.items()}
        self._measures: dict[tuple[float, bool], Measure] = {}

    def format(self, look: str) -> Format:
        return self._formats[look]

    def lines(self, look: str, paragraphs: Sequence[str], width: float) -> int:
        """How many lines the paragraphs take at that width in centimetres."""
        return self._measure(look).lines(paragraphs, width)

    def width(self, look: str, text: str) -> float:
        """How wide a column the text needs to stand on one line, in centimetres."""
        return (self._measure(look).width(text) + 2 * EDGES) / POINTS_PER_CM

    def line_height(self, look: str) -> float:
        """The height of one line in points."""
        return self._measure(look).line_height

    def _measure(self, look: str) -> Measure:
        size, is_bold = float(str(_LOOKS[look]["font_size"])), bool(_LOOKS[look].get("bold"))
        if (size, is_bold) not in self._measures:
            self._measures[size, is_bold] = Measure(size, is_bold)
        return self._measures[size, is_bold]
