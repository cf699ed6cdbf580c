"""An office's own Word file as the ground a report is built on: its letterhead, margins and styles.

The office edits it in Word. A paragraph that says only `{report}` is where the report goes; without one,
what stands in the body is left out. Nothing outside of the file is ever fetched.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length

from bot.reports.table import Block, Line, Page, Report, Table

REPORT_GOES_HERE = "{report}"
_CONTENT_TYPES = "[Content_Types].xml"
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
_POINTING_OUT = (qn("w:attachedTemplate"), qn("w:mailMerge"))
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HYPERLINK = "/hyperlink"
_FETCHING = re.compile(r"\b(?:DDE(?:AUTO)?|INCLUDE(?:TEXT|PICTURE)?|LINK|IMPORT)\b", re.IGNORECASE)
_LEAST_ROOM = 10.0  # centimetres of text width below which a template's margins are not taken


def open_template(data: bytes) -> Document:
    """The file as a document: a .dotx made a .docx, everything that points outside taken out."""
    document = docx.Document(io.BytesIO(_as_document(data)))
    for part in document.part.package.iter_parts():
        outside = [
            key
            for key, relation in part.rels.items()
            if relation.is_external and not relation.reltype.endswith(_HYPERLINK)
        ]
        for key in outside:
            del part.rels[key]
        if isinstance(part, XmlPart):
            _cut_off(part.element, set(outside))
    return document


def report_place(document: Document) -> BaseOxmlElement:
    """The element the report goes before; the body holds nothing it should not hold afterwards."""
    body = document.element.body
    end: BaseOxmlElement = body.get_or_add_sectPr()
    children: list[BaseOxmlElement] = list(body)
    for child in children:
        is_paragraph = child.tag == qn("w:p")
        if is_paragraph and "".join(map(str, child.itertext(qn("w:t")))).strip() == REPORT_GOES_HERE:
            child.clear()
            return child
    for child in children:
        if child is not end:
            body.remove(child)
    return end


def on_its_paper(report: Report, document: Document) -> Report:
    """The report on the template's margins, its columns as wide as these leave room for.

    Which way the page lies is the layout's choice, because the columns are made for it.
    """
    section = document.sections[-1]
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    top, right, bottom, left = (_centimetres(side) for side in sides)
    page = Page(report.page.orientation, top, right, bottom, left)
    if page.text_width < _LEAST_ROOM:
        return report
    ratio = page.text_width / report.page.text_width
    return replace(report, page=page, blocks=tuple(_scaled(block, ratio) for block in report.blocks))


def has_own_edges(document: Document) -> bool:
    """Whether the template prints something of its own at the head or foot of its pages."""
    properties = document.sections[-1]._sectPr
    edges = (qn("w:headerReference"), qn("w:footerReference"))
    return any(child.tag in edges for child in properties)


def _scaled(block: Block, ratio: float) -> Block:
    if isinstance(block, Line):
        return block
    columns = tuple(replace(column, width=column.width * ratio) for column in block.columns)
    return Table(columns, block.header_rows, block.rows)


def _centimetres(length: Length | None) -> float:
    return length.cm if length is not None else 2.5


def _as_document(data: bytes) -> bytes:
    """python-docx opens no .dotx; the two differ in one word of the list of parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(output, "w") as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == _CONTENT_TYPES:
                content = content.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
            target.writestr(member.filename, content)
    return output.getvalue()


def _cut_off(root: BaseOxmlElement, outside: set[str]) -> None:
    """Takes out what named one of these relations, and fields that would fetch something."""
    for found in list(root.iter()):
        parent = found.getparent()
        if found.tag in _POINTING_OUT and parent is not None:
            parent.remove(found)
            continue
        named = [str(name) for name, value in found.attrib.items() if value in outside]
        named = [name for name in named if name.startswith(_RELATIONS)]
        for name in named:
            del found.attrib[name]
        if found.tag == qn("w:instrText") and _FETCHING.search(found.text or ""):
            found.text = ""
        if found.tag == qn("w:fldSimple") and _FETCHING.search(found.get(qn("w:instr"), "")):
            found.set(qn("w:instr"), "")
