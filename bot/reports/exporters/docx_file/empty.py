"""The empty Word document reports are built in, where an office brings none of its own."""

from __future__ import annotations

import io
from functools import cache

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from bot.reports.exporters.docx_file.packing import packed
from bot.reports.exporters.docx_file.pages import number_pages
from bot.reports.exporters.docx_file.styling import apply_styles

_NEEDED = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.HEADER)
_OF_THE_PACKAGE = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def empty_document() -> Document:
    """A document of our styles and settings, its pages numbered, with nothing in it."""
    return docx.Document(io.BytesIO(_empty()))


@cache
def _empty() -> bytes:
    """Made once: reading python-docx's own template takes longer than writing a report."""
    document = docx.Document()
    apply_styles(document)
    number_pages(document.sections[0])
    body = document.element.body
    for child in list(body):
        if child is not body.sectPr:
            body.remove(child)
    for part, needed in ((document.part, _NEEDED), (document.part.package, _OF_THE_PACKAGE)):
        for key in [key for key, relation in part.rels.items() if relation.reltype not in needed]:
            del part.rels[key]
    return packed(document)
