"""Pages of the Word document: paper, margins, page numbers, the cover's own section."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

from bot.domain.numerals import Numerals
from bot.reports.exporters.docx_file import styles
from bot.reports.exporters.docx_file.xml import element, paragraph, run, twips
from bot.reports.table import Orientation, Page, Report

_HEADER_FROM_EDGE = 1.0  # centimetres
_CATCHWORD_BELOW_TEXT = 0.1  # centimetres
_AFTER_NUMBERS = tuple(
    qn(f"w:{name}")
    for name in (
        *("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter"),
        *("docGrid", "printerSettings", "sectPrChange"),
    )
)
_AFTER_PAPER = (
    *(qn(f"w:{name}") for name in ("pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType")),
    *_AFTER_NUMBERS,
)


def number_pages(section: Section) -> None:
    """A page number over every page but the first, centred as official letters have it."""
    header = section.header
    header.is_linked_to_previous = False
    for child in list(header._element):
        header._element.remove(child)
    field = element("fldSimple", run("1"), instr="PAGE")
    line = paragraph(styles.PAGE_NUMBER, "")
    line.append(field)
    header._element.append(line)


def set_page(section: Section, report: Report) -> None:
    """Paper, margins and page numerals of the report itself."""
    properties = section._sectPr
    for child in list(properties):
        if not child.tag.endswith("headerReference"):
            properties.remove(child)
    starts = {"start": 1} if report.cover or report.memo or report.summary else {}
    properties.extend(_paper(report.page))
    properties.append(element("pgNumType", fmt=_digits(report), **starts))
    properties.append(element("cols", space=720))
    properties.append(element("titlePg"))


def keep_page(section: Section, report: Report) -> None:
    """An office's own page: its margins, head and foot stay, paper and page numerals are the report's."""
    properties = section._sectPr
    size, _margins = _paper(report.page)
    for name, made in (("pgSz", size), ("pgNumType", element("pgNumType", fmt=_digits(report)))):
        found = properties.find(qn(f"w:{name}"))
        if found is not None:
            properties.replace(found, made)
        else:
            _insert(properties, made)


def _insert(properties: BaseOxmlElement, made: BaseOxmlElement) -> None:
    """Puts a part of the page's properties where the schema wants it."""
    behind = _AFTER_PAPER if made.tag == qn("w:pgSz") else _AFTER_NUMBERS
    following = next((child for child in properties if child.tag in behind), None)
    if following is None:
        properties.append(made)
    else:
        following.addprevious(made)


def catchword_frame(page: Page) -> BaseOxmlElement:
    """A frame at the foot of the page, in its margin: a catchword there never makes a page of its own."""
    return element(
        "framePr",
        w=twips(page.text_width),
        hSpace=0,
        wrap="around",
        vAnchor="page",
        hAnchor="margin",
        xAlign="right",
        y=twips(page.height - page.bottom + _CATCHWORD_BELOW_TEXT),
    )


def cover_end(report: Report) -> BaseOxmlElement:
    """The paragraph that closes the cover: a page of its own, without a number."""
    return section_end(report.page)


def section_end(page: Page) -> BaseOxmlElement:
    """The paragraph that closes a section of pages without numbers; what follows begins a page."""
    section = element("sectPr", element("type", val="nextPage"), *_paper(page), element("cols", space=720))
    return element("p", element("pPr", element("pStyle", val=styles.AFTER_TABLE), section))


def _digits(report: Report) -> str:
    return "thaiNumbers" if report.numerals is Numerals.THAI else "decimal"


def _paper(page: Page) -> list[BaseOxmlElement]:
    size = element("pgSz", w=twips(page.width), h=twips(page.height))
    if page.orientation is Orientation.LANDSCAPE:
        size = element("pgSz", w=twips(page.width), h=twips(page.height), orient="landscape")
    margins = element(
        "pgMar",
        top=twips(page.top),
        right=twips(page.right),
        bottom=twips(page.bottom),
        left=twips(page.left),
        header=twips(_HEADER_FROM_EDGE),
        footer=twips(_HEADER_FROM_EDGE),
        gutter=0,
    )
    return [size, margins]
