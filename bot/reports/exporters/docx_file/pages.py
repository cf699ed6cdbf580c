"""Pages of the Word document: paper, margins, page numbers, the cover's own section."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

from bot.domain.numerals import Numerals
from bot.reports.exporters.docx_file import styles
from bot.reports.exporters.docx_file.xml import element, paragraph, run, twips
from bot.reports.table import Orientation, Page, Report

_HEADER_FROM_EDGE = 1.0  # centimetres


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
    starts = {"start": 1} if report.cover else {}
    digits = "thaiNumbers" if report.numerals is Numerals.THAI else "decimal"
    properties.extend(_paper(report.page))
    properties.append(element("pgNumType", fmt=digits, **starts))
    properties.append(element("cols", space=720))
    properties.append(element("titlePg"))


def cover_end(report: Report) -> BaseOxmlElement:
    """The paragraph that closes the cover: a page of its own, without a number."""
    section = element(
        "sectPr", element("type", val="nextPage"), *_paper(report.page), element("cols", space=720)
    )
    return element("p", element("pPr", element("pStyle", val=styles.AFTER_TABLE), section))


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
