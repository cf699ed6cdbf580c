"""Row heights: Excel does not fit merged rows, and LibreOffice fits none when it opens a file.

Lines are counted from the sums of the letters' widths, without looking for the words: what is left
unused at the end of a line, because Thai breaks between words, is taken off the room beforehand. Only
narrow columns are filled word by word.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

from bot.reports.breaking import Breaker
from bot.reports.fonts import thai_font

LINE_HEIGHT = 18.75  # points, TH Sarabun at 14 pt (rendering.md 4.2)
TALLEST_ROW = 409.0  # points, Excel's limit
LINES_PER_ROW = int(TALLEST_ROW // LINE_HEIGHT)
POINTS_PER_CM = 72 / 2.54
EDGES = 5.0  # points Excel keeps free in a cell
_BROKEN_LINE = 48.0  # points a line may end early, where it ends between words; so measured, none is cut
_NARROW = 120.0  # points
_SPACING_LETTER = 0.40  # of the font size; used where no Thai font is installed


class Measure:
    """Counts the lines of texts in one size of the font; a letter and a text are measured once."""

    def __init__(self, points: float, is_bold: bool = False) -> None:
        self.line_height = LINE_HEIGHT * points / 14
        self._letters = _Letters(points, is_bold)
        self._widths: dict[str, float] = {}
        self._breaker = Breaker()

    def lines(self, paragraphs: Sequence[str], width: float) -> int:
        """How many lines the paragraphs take in a column of that many centimetres; at least one.

        Meant to be a little generous, because cut text is worse than white space.
        """
        room = max(1.0, width * POINTS_PER_CM - EDGES)
        return max(1, sum(self._lines(text, room) for text in paragraphs))

    def _lines(self, text: str, room: float) -> int:
        width = self.width(text)
        if width <= room * 0.97:
            return 1
        if room < _NARROW:
            return self._filled(text, room)
        early = min(_BROKEN_LINE, room / 2)  # every line but the last ends early
        return math.ceil((width - early) / (room - early))

    def _filled(self, text: str, room: float) -> int:
        """The lines of a narrow column, filled word by word: one word may leave most of a line empty."""
        lines, taken = 1, 0.0
        for piece in self._breaker.pieces(text):
            width = self.width(piece)
            if taken and not piece.isspace() and taken + width > room:
                lines, taken = lines + 1, 0.0
            lines += int(width // room)
            taken += width % room if width > room else width
        return lines

    def width(self, text: str) -> float:
        """How wide the text is in points, on one line."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = sum(map(self._letters.__getitem__, text))
        return width


class _Letters(dict[str, float]):
    """The width of each letter in points, found out when first asked for."""

    def __init__(self, points: float, is_bold: bool) -> None:
        super().__init__()
        self._points = points
        self._is_bold = is_bold
        self._font = thai_font()

    def __missing__(self, letter: str) -> float:
        if self._font is not None:
            width = self._font.width(letter, self._points, self._is_bold)
        else:
            takes_room = unicodedata.category(letter) not in {"Mn", "Cf"}
            width = _SPACING_LETTER * self._points if takes_room else 0.0
        self[letter] = width
        return width
