"""The Word document around the tables: cover, title, preface, headings and catchwords."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.exporters.docx_file import styles
from bot.reports.exporters.docx_file.empty import empty_document
from bot.reports.exporters.docx_file.packing import packed
from bot.reports.exporters.docx_file.pages import (
    catchword_frame,
    cover_end,
    keep_page,
    number_pages,
    set_page,
)
from bot.reports.exporters.docx_file.papers import back_papers, front_papers
from bot.reports.exporters.docx_file.styling import add_styles
from bot.reports.exporters.docx_file.tables import table_element
from bot.reports.exporters.docx_file.template import (
    has_own_edges,
    on_its_paper,
    open_template,
    report_place,
)
from bot.reports.exporters.docx_file.xml import element, paragraph, twips
from bot.reports.table import Block, LineKind, Page, Report, Table

_LINE_STYLES = {
    LineKind.HEADING: styles.HEADING,
    LineKind.CAPTION: styles.CAPTION,
    LineKind.INTRO: styles.INTRO,
}
_LONGEST_PROPERTY = 255  # python-docx takes no more


def write_docx(report: Report) -> bytes:
    """A .docx file. Its properties carry the report's own time, never the machine's."""
    document, report = _ground(report)
    place = report_place(document)
    _name(document, report)
    for made in _body(report, document):
        place.addprevious(made)
    return packed(document)


def _ground(report: Report) -> tuple[Document, Report]:
    """The document to build in, and the report fitted to it: the office's own file, or an empty one."""
    if report.template is None:
        document = empty_document()
        set_page(document.sections[0], report)
        return document, report
    document = open_template(report.template)
    add_styles(document)
    report = on_its_paper(report, document)
    if not has_own_edges(document):
        number_pages(document.sections[-1])
    keep_page(document.sections[-1], report)
    return document, report


def _name(document: Document, report: Report) -> None:
    properties = document.core_properties
    properties.title = report.title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = report.office_name[:_LONGEST_PROPERTY]
    properties.comments = ""
    properties.language = "th-TH"
    properties.created = properties.modified = report.as_of.replace(tzinfo=None, microsecond=0)


def _body(report: Report, document: Document) -> Iterator[BaseOxmlElement]:
    yield from front_papers(report, document)
    yield from _cover(report)
    for text in report.title_lines:
        yield paragraph(styles.TITLE, text, _centred())
    for text in report.preface:
        yield paragraph(styles.PREFACE, text)
    for block in report.blocks:
        yield from _block(block, report.page)
    yield from back_papers(report, document)


def _cover(report: Report) -> Iterator[BaseOxmlElement]:
    """The cover's lines a quarter down the page; LibreOffice knows no vertical centring of pages."""
    for number, text in enumerate(report.cover):
        down = [] if number else [element("spacing", before=twips(report.page.height / 4))]
        yield paragraph(styles.COVER, text, *down, _centred())
    if report.cover:
        yield cover_end(report)


def _centred() -> BaseOxmlElement:
    """Said in the paragraph besides its style: readers of other people's files look no further."""
    return element("jc", val="center")


def _block(block: Block, page: Page) -> Iterator[BaseOxmlElement]:
    if isinstance(block, Table):
        yield table_element(block)
        # Word joins tables that touch, and wants a paragraph after the last one.
        yield paragraph(styles.AFTER_TABLE, "")
    elif block.kind is LineKind.CATCHWORD:
        yield paragraph(styles.CATCHWORD, block.text, catchword_frame(page))
        yield paragraph(styles.AFTER_TABLE, "")  # what the frame belongs to, so that it stays on this page
    else:
        breaks = [element("pageBreakBefore")] if block.new_page else []
        yield paragraph(_LINE_STYLES[block.kind], block.text, *breaks)
