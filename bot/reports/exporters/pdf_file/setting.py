"""Setting: texts as the numbers of their pieces, which the template puts into unbreakable boxes.

Equal words are one box, laid out once; that is what makes a long report quick (rendering.md 4.3).
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.markers import opening_marker
from bot.reports.breaking import RIGHT_TO_LEFT, Breaker
from bot.reports.exporters.pdf_file.signs import Signs
from bot.reports.exporters.pdf_file.styles import Style
from bot.reports.fonts import Font
from bot.reports.indenting import TEXT, WITHIN_ITEM, levels

POINTS_PER_CM = 72 / 2.54
Data = dict[str, object]

_DEEPER = 11.0  # points, how much further in an item within an item stands
_NARROWEST = 0.5  # of the width: an item that would have less is set without hanging
_SAFETY = 0.995  # kerning is not measured


class Setter:
    """Sets the texts of one report. `words` and `loose` are the pieces so far."""

    def __init__(self, font: Font, names: Iterable[str]) -> None:
        self._font = font
        self._signs = Signs(font)
        self._breaker = Breaker(names)
        self._numbers: dict[str, int] = {}
        self._fitting: dict[tuple[str, Style], float] = {}
        self.words: list[str] = []
        self.loose: list[str] = []

    def pieces(self, text: str, style: Style, width: float) -> list[int]:
        """The pieces of a text, none wider than `width` centimetres; loose ones count from -1 down."""
        room = width * POINTS_PER_CM * _SAFETY
        printable = self._signs.printable(text)
        fitted = self._breaker.fitted(printable, lambda piece: self._width(piece, style) <= room)
        return [self._number(piece) for piece in fitted]

    def printable(self, text: str) -> str:
        """A text that is not set but said, such as what stands for a picture."""
        return self._signs.printable(text)

    def cell(self, texts: tuple[str, ...], style: Style, width: float) -> list[Data]:
        """The paragraphs of a cell: items of a list hang behind their markers, items within items deeper."""
        return [
            self._item(text, level, style, width) if level != TEXT else self.paragraph(text, style, width)
            for text, level in zip(texts, levels(texts), strict=True)
        ]

    def paragraph(self, text: str, style: Style, width: float) -> Data:
        """A paragraph without a marker."""
        return {"text": self.pieces(text, style, width)}

    def _item(self, text: str, level: int, style: Style, width: float) -> Data:
        marker = opening_marker(text)
        words = text[marker.end :].lstrip() if marker else text
        head = text[: len(text) - len(words)]
        hanging = self._width(head, style)
        left = _DEEPER if level == WITHIN_ITEM else 0.0
        room = width - (hanging + left) / POINTS_PER_CM
        if room < width * _NARROWEST:
            return self.paragraph(text, style, width)
        return {
            "marker": self.pieces(head.rstrip(), style, width),
            "hanging": round(hanging, 2),
            "left": left,
            "text": self.pieces(words, style, room),
        }

    def _width(self, piece: str, style: Style) -> float:
        key = (piece, style)
        found = self._fitting.get(key)
        if found is None:
            found = self._fitting[key] = self._font.width(piece, style.points, style.is_bold)
        return found

    def _number(self, piece: str) -> int:
        number = self._numbers.get(piece)
        if number is None:
            number = self._numbers[piece] = self._added(piece)
        return number

    def _added(self, piece: str) -> int:
        if piece.isspace() or RIGHT_TO_LEFT.search(piece):
            self.loose.append(piece.replace("\t", " ").replace("\u200b", ""))
            return -len(self.loose)
        self.words.append(piece)
        return len(self.words) - 1
