"""The Word document around the tables: cover, title, preface, headings and catchwords."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.exporters.docx_file import styles
from bot.reports.exporters.docx_file.pages import cover_end, number_pages, set_page
from bot.reports.exporters.docx_file.tables import table_element
from bot.reports.exporters.docx_file.xml import element, paragraph, twips
from bot.reports.table import Block, Line, LineKind, Report

_LINE_STYLES = {
    LineKind.HEADING: styles.HEADING,
    LineKind.CAPTION: styles.CAPTION,
    LineKind.INTRO: styles.INTRO,
    LineKind.CATCHWORD: styles.CATCHWORD,
}
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold: the same report gives the same bytes
_LONGEST_PROPERTY = 255  # python-docx takes no more


def write_docx(report: Report) -> bytes:
    """A .docx file. Its properties carry the report's own time, never the machine's."""
    document = docx.Document()
    styles.apply_styles(document)
    _name(document, report)
    section = document.sections[0]
    number_pages(section)
    set_page(section, report)
    end = document.element.body.sectPr
    for made in _body(report):
        end.addprevious(made)
    return _saved(document)


def _name(document: Document, report: Report) -> None:
    properties = document.core_properties
    properties.title = report.title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = report.office_name[:_LONGEST_PROPERTY]
    properties.comments = ""
    properties.language = "th-TH"
    properties.created = properties.modified = report.as_of.replace(tzinfo=None, microsecond=0)


def _body(report: Report) -> Iterator[BaseOxmlElement]:
    yield from _cover(report)
    for text in report.title_lines:
        yield paragraph(styles.TITLE, text, _centred())
    for text in report.preface:
        yield paragraph(styles.PREFACE, text)
    for block in report.blocks:
        yield from _block(block)


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


def _block(block: Block) -> Iterator[BaseOxmlElement]:
    if isinstance(block, Line):
        breaks = [element("pageBreakBefore")] if block.new_page else []
        yield paragraph(_LINE_STYLES[block.kind], block.text, *breaks)
        return
    yield table_element(block)
    # Word joins tables that touch, and wants a paragraph after the last one.
    yield paragraph(styles.AFTER_TABLE, "")


def _saved(document: Document) -> bytes:
    """The file with every member dated alike; python-docx would write the present time."""
    written = io.BytesIO()
    document.save(written)
    output = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            target.writestr(
                zipfile.ZipInfo(member.filename, _ZIP_TIME), source.read(member), zipfile.ZIP_DEFLATED
            )
    return output.getvalue()
