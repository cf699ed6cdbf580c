"""Memo, summary and annex as data for the template."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reports.annex import PHOTOS_A_PAGE, PHOTOS_ACROSS, Annex, Photo
from bot.reports.exporters.pdf_file.setting import Data, Setter
from bot.reports.exporters.pdf_file.styles import (
    LABEL,
    MEMO_HEADING,
    SMALL,
    SMALL_BOLD,
    SUBHEADING,
    TABLE_TEXT,
    TEXT,
    TITLE,
    Style,
)
from bot.reports.memo import MEMO_HEADING as MEMO_WORD
from bot.reports.memo import Memo, Opinion, Signer
from bot.reports.summary import BAR_HEADING, RATE_HEADINGS, Light, Rate, Summary
from bot.reports.table import Orientation, Page

MEMO_PAGE = Page(Orientation.PORTRAIT, top=1.5, right=2.0, bottom=1.5, left=3.0)
SUMMARY_PAGE = Page(Orientation.PORTRAIT, top=2.0, right=2.0, bottom=1.5, left=2.0)
EMBLEM = "emblem"

_SIGNER_WIDTH = 9.0  # centimetres; names stand centred in the right half
_DOTS = "." * 44
_SHORT_DOTS = "." * 34
_LIGHTS_ACROSS = 10
_NAME_WIDTH = 4.6
_FIGURE_WIDTH = 2.1
_TITLE_HEIGHT = 1.6  # centimetres, with the room under it
_CAPTION_HEIGHT = 1.5  # two lines, with the room around them
_BETWEEN = 0.6


def photo_file(photo: Photo) -> str:
    """The name a photo has in the typesetter's folder."""
    return f"photo-{photo.number}"


def memo_data(memo: Memo, setter: Setter) -> Data:
    """The memo from its heading to the last opinion."""
    width = MEMO_PAGE.text_width
    return {
        "heading": setter.pieces(MEMO_WORD, MEMO_HEADING, width),
        "emblem": EMBLEM if memo.emblem is not None else None,
        "fields": [
            [_field(label, text, width / len(fields), setter) for label, text in fields]
            for fields in memo.fields
        ],
        "addressee": setter.pieces(f"เรียน  {memo.addressee}", TEXT, width),
        "paragraphs": [setter.pieces(text, TEXT, width) for text in memo.paragraphs],
        "closing": setter.pieces(memo.closing, TEXT, width),
        "signer": _signature(memo.signer, None, setter),
        "opinions": [_opinion(opinion, setter) for opinion in memo.opinions],
    }


def _field(label: str, text: str, width: float, setter: Setter) -> Data:
    return {"label": setter.pieces(label, LABEL, width), "text": setter.pieces(text, TEXT, width)}


def _signature(signer: Signer, day: str | None, setter: Setter) -> list[list[int]]:
    """Room for a signature, the name in brackets, the post, whose stead it is in, and the day."""
    lines = [f"ลงชื่อ{_DOTS}", f"({signer.name or _DOTS})", *signer.posts]
    if day is not None:
        lines.append(f"วันที่ {day or _SHORT_DOTS}")
    return [setter.pieces(line, TEXT, _SIGNER_WIDTH) for line in lines]


def _opinion(opinion: Opinion, setter: Setter) -> Data:
    decision = opinion.decision.thai if opinion.decision is not None else None
    said = "  ".join(part for part in (decision, opinion.text) if part)
    return {
        "heading": setter.pieces(opinion.heading, TEXT, MEMO_PAGE.text_width),
        "said": setter.pieces(said, TEXT, MEMO_PAGE.text_width),
        "signer": _signature(opinion.signer, opinion.day or "", setter),
    }


def summary_data(summary: Summary, setter: Setter) -> Data:
    """The summary from its title to what is late."""
    width = SUMMARY_PAGE.text_width

    def texts(lines: Sequence[str], style: Style = TABLE_TEXT) -> list[list[int]]:
        return [setter.pieces(line, style, width) for line in lines]

    shown = [(light, text) for light, count, text in summary.counts if count]
    share = width / max(len(shown), 1)
    return {
        "title": setter.pieces(summary.title, TITLE, width),
        "lines": texts((summary.subtitle, summary.as_of)),
        "headline": setter.pieces(summary.headline, SUBHEADING, width),
        "counts": [
            _coloured(light, f"{light.sign} {light.thai} {text}", share, setter) for light, text in shown
        ],
        "lights_heading": setter.pieces(summary.lights_heading, SUBHEADING, width),
        "across": _LIGHTS_ACROSS,
        "lights": [
            _coloured(one.light, f"{one.ref} {one.light.sign}", width / _LIGHTS_ACROSS, setter)
            for one in summary.lights
        ],
        "rates_heading": setter.pieces(summary.rates_heading, SUBHEADING, width),
        "rates": _rates([*summary.rates, summary.total], setter),
        "remarks": [
            {"heading": setter.pieces(heading, SUBHEADING, width), "lines": texts(lines)}
            for heading, lines in (
                (summary.late_heading, summary.late),
                (summary.follow_up_heading, summary.follow_up),
            )
            if lines
        ],
    }


def _coloured(light: Light, text: str, width: float, setter: Setter) -> Data:
    return {"colour": f"#{light.colour}", "text": setter.pieces(text, SMALL_BOLD, width)}


def _rates(rates: Sequence[Rate], setter: Setter) -> Data:
    """The four figures of each division, and the reporting rate as a bar."""
    bar = SUMMARY_PAGE.text_width - _NAME_WIDTH - _FIGURE_WIDTH * (len(RATE_HEADINGS) - 1)
    widths = [_NAME_WIDTH, *[_FIGURE_WIDTH] * (len(RATE_HEADINGS) - 1), bar]
    headings = zip((*RATE_HEADINGS, BAR_HEADING), widths, strict=True)
    return {
        "widths": widths,
        "head": [setter.pieces(text, SMALL_BOLD, width) for text, width in headings],
        "rows": [
            {
                "name": setter.pieces(rate.name, SMALL, _NAME_WIDTH),
                "figures": [setter.pieces(text, SMALL, _FIGURE_WIDTH) for text in rate.texts],
                "share": rate.reporting,
            }
            for rate in rates
        ],
    }


def annex_data(annex: Annex, page: Page, setter: Setter) -> Data:
    """The annex: its title, and pages of photos that fit their places."""
    height = (page.height - page.top - page.bottom - _TITLE_HEIGHT) / (PHOTOS_A_PAGE // PHOTOS_ACROSS)
    width = page.text_width / PHOTOS_ACROSS
    box = (width - _BETWEEN, height - _CAPTION_HEIGHT)
    return {
        "title": setter.pieces(annex.title, TITLE, page.text_width),
        "across": PHOTOS_ACROSS,
        "height": height,
        "photos": [_photo(photo, box, setter) for photo in annex.photos],
    }


def _photo(photo: Photo, box: tuple[float, float], setter: Setter) -> Data:
    width, height = photo.fitted(*box)
    return {
        "file": photo_file(photo),
        "width": round(width, 3),
        "height": round(height, 3),
        "alternative": setter.printable(photo.alternative),
        "label": setter.pieces(f"{photo.label} ", TABLE_TEXT, box[0]),
        "caption": setter.pieces(photo.caption, TABLE_TEXT, box[0]),
    }
