"""The pdf as data for the template: pages, lines and tables in the order they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.numerals import Numerals
from bot.errors import OperatorError
from bot.reports.exporters.pdf_file.papers import (
    EMBLEM,
    MEMO_PAGE,
    SUMMARY_PAGE,
    annex_data,
    memo_data,
    photo_file,
    summary_data,
)
from bot.reports.exporters.pdf_file.setting import Data, Setter
from bot.reports.exporters.pdf_file.styles import COVER, HEADING, TEXT, TITLE, Style
from bot.reports.exporters.pdf_file.tables import table_data
from bot.reports.exporters.pdf_file.typesetting import typeset
from bot.reports.fonts import Font, thai_font
from bot.reports.table import Block, Line, LineKind, Page, Report

NO_FONT = (
    "There is no Thai font to print with; install TH Sarabun New, or on Debian the package "
    "fonts-tlwg-laksaman-ttf."
)
# These have a glyph of its own for each height of a mark. Lifting marks besides makes the typesetter write
# them twice into the text layer: สัมฤทธิ์ would be found as สัมฤทธิ์ธิ์.
_STACKED_BY_SHAPE = ("Laksaman",)
_LINE_STYLES = {
    LineKind.HEADING: HEADING,
    LineKind.CAPTION: HEADING,
    LineKind.INTRO: TEXT,
    LineKind.CATCHWORD: TEXT,
}


def write_pdf(report: Report) -> bytes:
    """A PDF/A-2a that is PDF/UA-1 too. The same report and font give the same bytes.

    Raises OperatorError without a Thai font, or when the typesetter gives up.
    """
    font = thai_font()
    if font is None:
        raise OperatorError(NO_FONT)
    setter = Setter(font, report.names)
    data = _data(report, font, setter)
    return typeset(data, _pictures(report), font, report.as_of)


def _pictures(report: Report) -> Iterator[tuple[str, bytes]]:
    """The files the data names, one in memory at a time."""
    if report.memo is not None and report.memo.emblem is not None:
        yield EMBLEM, report.memo.emblem.data
    for photo in report.annex.photos if report.annex is not None else ():
        yield photo_file(photo), photo.read()


def _data(report: Report, font: Font, setter: Setter) -> Data:
    width = report.page.text_width
    data: Data = {
        "title": report.title.strip() or report.office_name,
        "author": report.office_name,
        "thai_digits": report.numerals is Numerals.THAI,
        "page": _page(report.page),
        "font": _font(font),
        "cover": _lines(report.cover, COVER, width, setter),
        "titles": _lines(report.title_lines, TITLE, width, setter) if report.title.strip() else [],
        "preface": _lines(report.preface, TEXT, width, setter),
        "blocks": [_block(block, width, setter) for block in report.blocks],
        "memo": memo_data(report.memo, setter) if report.memo else None,
        "summary": summary_data(report.summary, setter) if report.summary else None,
        "annex": annex_data(report.annex, report.page, setter) if report.annex else None,
        "memo_page": _page(MEMO_PAGE),
        "summary_page": _page(SUMMARY_PAGE),
    }
    return data | {"words": setter.words, "loose": setter.loose}


def _page(page: Page) -> Data:
    return {
        "width": page.width,
        "height": page.height,
        "top": page.top,
        "right": page.right,
        "bottom": page.bottom,
        "left": page.left,
    }


def _font(font: Font) -> Data:
    face = font.regular
    return {
        "family": font.family,
        "scale": font.scale,
        "ascent": face.ascent,
        "descent": face.descent,
        "gap": face.gap,
        "features": {"mkmk": 0} if font.family in _STACKED_BY_SHAPE else {},
    }


def _lines(texts: Sequence[str], style: Style, width: float, setter: Setter) -> list[list[int]]:
    return [setter.pieces(text, style, width) for text in texts]


def _block(block: Block, width: float, setter: Setter) -> Data:
    if isinstance(block, Line):
        text = setter.pieces(block.text, _LINE_STYLES[block.kind], width)
        return {"kind": block.kind.value, "text": text, "new_page": block.new_page}
    return table_data(block, setter)
