"""Keeping: which rows of a table move to the next page whole, because they are short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reports.table import Column, Row, RowKind

_LINES_KEPT = 10  # less than half a page
_LETTER = 0.19  # centimetres, a letter that takes room at 14 points, on average
_CELL_MARGINS = 0.3  # centimetres
_MARKS = re.compile("[ัิ-ฺ็-๎]")  # above and below other letters


def is_kept_whole(row: Row, columns: Sequence[Column]) -> bool:
    """Whether the row is not to be split over pages: every cell of it has few lines, by an estimate.

    A long row is split, because moving it would leave half a page empty; a section's name never is.
    """
    if row.kind is RowKind.SECTION:
        return True
    for cell, column in zip(row.cells, columns, strict=True):
        room = max(1, int((column.width - _CELL_MARGINS) / _LETTER))
        if sum(1 + len(_MARKS.sub("", text)) // room for text in cell.paragraphs) > _LINES_KEPT:
            return False
    return True
