"""Sizes of the printed text, in TH Sarabun points, equal to those of the Word document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """A size in points and a weight; alignment and spacing are the template's."""

    points: float
    is_bold: bool = False


COVER = Style(26, is_bold=True)
TITLE = Style(18, is_bold=True)
TEXT = Style(16)
HEADING = Style(16, is_bold=True)
TABLE_HEAD = Style(15, is_bold=True)
TABLE_TEXT = Style(14)
TICK = Style(16)
LABEL = Style(20, is_bold=True)
MEMO_HEADING = Style(29, is_bold=True)
SMALL = Style(13)
SMALL_BOLD = Style(13, is_bold=True)
SUBHEADING = Style(15, is_bold=True)
