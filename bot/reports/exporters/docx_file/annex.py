"""The photo annex as WordprocessingML: four photos to a page, each over its caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.annex import PHOTOS_A_PAGE, PHOTOS_ACROSS, Annex, Photo
from bot.reports.exporters.docx_file import paper_styles
from bot.reports.exporters.docx_file.drawing import picture
from bot.reports.exporters.docx_file.styles import TITLE
from bot.reports.exporters.docx_file.xml import element, paragraph, run, twips
from bot.reports.table import Page

_TITLE_HEIGHT = 1.6  # centimetres, with the room under it
_CAPTION_HEIGHT = 1.5  # two lines, with the room around them
_BETWEEN = 0.6
_FIRST_NUMBER = 100  # of a photo's drawing; the memo's emblem is 1


def annex_elements(annex: Annex, page: Page, document: Document) -> Iterator[BaseOxmlElement]:
    """The annex on pages of its own: its title, then rows of photos."""
    opening = (element("keepNext"), element("pageBreakBefore"), element("jc", val="center"))
    yield paragraph(TITLE, annex.title, *opening)
    table = _table(page)
    for photos in annex.pages():
        for start in range(0, len(photos), PHOTOS_ACROSS):
            table.append(_row(photos[start : start + PHOTOS_ACROSS], page, document))
    yield table


def _table(page: Page) -> BaseOxmlElement:
    width = twips(page.text_width / PHOTOS_ACROSS)
    looks = element(
        "tblPr",
        element("tblW", w=width * PHOTOS_ACROSS, type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
    )
    columns = (element("gridCol", w=width) for _ in range(PHOTOS_ACROSS))
    return element("tbl", looks, element("tblGrid", *columns))


def _row(photos: Sequence[Photo], page: Page, document: Document) -> BaseOxmlElement:
    """A row as high as half of what a page has left, so that two of them fill it."""
    rows = PHOTOS_A_PAGE // PHOTOS_ACROSS
    height = (page.height - page.top - page.bottom - _TITLE_HEIGHT) / rows
    width = page.text_width / PHOTOS_ACROSS
    box = (width - _BETWEEN, height - _CAPTION_HEIGHT)
    room = element("trHeight", val=twips(height), hRule="atLeast")
    made = element("tr", element("trPr", element("cantSplit"), room))
    for place in range(PHOTOS_ACROSS):
        cell = element("tc", element("tcPr", element("tcW", w=twips(width), type="dxa")))
        cell.extend(_photo(photos[place], box, document) if place < len(photos) else _empty())
        made.append(cell)
    return made


def _photo(photo: Photo, box: tuple[float, float], document: Document) -> list[BaseOxmlElement]:
    shown = paragraph(paper_styles.PHOTO, "")
    number = _FIRST_NUMBER + photo.number
    shown.append(picture(document, photo.read(), photo.fitted(*box), photo.alternative, number))
    caption = paragraph(paper_styles.PHOTO_CAPTION, "")
    caption.append(run(f"{photo.label} ", element("b"), element("bCs")))
    caption.append(run(photo.caption))
    return [shown, caption]


def _empty() -> list[BaseOxmlElement]:
    return [paragraph(paper_styles.PHOTO, "")]
