"""Row heights: Excel does not fit merged rows, and LibreOffice fits none when it opens a file."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

LINE_HEIGHT = 18.75  # points, TH Sarabun New at 14 pt (rendering.md 4.2)
TALLEST_ROW = 409.0  # points, Excel's limit
LINES_PER_ROW = int(TALLEST_ROW // LINE_HEIGHT)
_POINTS_PER_CM = 72 / 2.54
_SIGN_WIDTH = 0.40 * 14  # points, a spacing letter on average, with what word breaks leave unused


def lines_needed(paragraphs: Sequence[str], width: float) -> int:
    """How many lines the paragraphs take in a column of that many centimetres; at least one.

    An estimate from the count of letters that take room: vowels and tone marks above and below do
    not. It is meant to be a little generous, because cut text is worse than white space.
    """
    letters_per_line = max(1, int(width * _POINTS_PER_CM / _SIGN_WIDTH))
    needed = (max(1, math.ceil(_spacing_letters(text) / letters_per_line)) for text in paragraphs)
    return max(1, sum(needed))


def _spacing_letters(text: str) -> int:
    return sum(1 for sign in text if unicodedata.category(sign) not in {"Mn", "Cf"})
