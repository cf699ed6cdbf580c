"""The papers around the table: memo and summary in front, each in a section of its own, the annex behind."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reports.exporters.docx_file.annex import annex_elements
from bot.reports.exporters.docx_file.memo import MEMO_PAGE, memo_elements
from bot.reports.exporters.docx_file.pages import section_end
from bot.reports.exporters.docx_file.summary import SUMMARY_PAGE, summary_elements
from bot.reports.table import Report


def front_papers(report: Report, document: Document) -> Iterator[BaseOxmlElement]:
    """Memo and summary; neither carries page numbers, nor do they count in the report's."""
    if report.memo is not None:
        yield from memo_elements(report.memo, document)
        yield section_end(MEMO_PAGE)
    if report.summary is not None:
        yield from summary_elements(report.summary)
        yield section_end(SUMMARY_PAGE)


def back_papers(report: Report, document: Document) -> Iterator[BaseOxmlElement]:
    """The annex, whose pages count on from the report's."""
    if report.annex is not None:
        yield from annex_elements(report.annex, report.page, document)
