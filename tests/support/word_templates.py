"""Word files as an office would make them to build its reports into, and as nobody should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt

LETTERHEAD = "องค์การบริหารส่วนตำบลห้วยตาล โทร. ๐ ๒๐๐๐ ๐๐๐๐"
LEFT_OVER = "ข้อความเดิมในแม่แบบ"
OWN_STYLE_ID = "Office7"


def letterhead(body: tuple[str, ...] = (LEFT_OVER,)) -> bytes:
    """An upright file with a letterhead, wide margins and a table text of the office's own."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = LETTERHEAD
    section.left_margin = section.right_margin = Cm(3)
    for text in body:
        document.add_paragraph(text)
    style = document.styles.add_style("ข้อความในตาราง", WD_STYLE_TYPE.PARAGRAPH)
    style.element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", OWN_STYLE_ID)
    style.font.size = Pt(12)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def changed(
    data: bytes, change: Callable[[str, bytes], bytes], added: dict[str, bytes] | None = None
) -> bytes:
    """The file with every part put through `change`, and further parts added."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(output, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
        for name, content in (added or {}).items():
            target.writestr(name, content)
    return output.getvalue()


def as_dotx(data: bytes) -> bytes:
    """The file as Word saves a template."""
    return changed(data, lambda _name, part: part.replace(b"document.main+xml", b"template.main+xml"))


def with_macros(data: bytes) -> bytes:
    return changed(data, lambda _name, part: part, {"word/vbaProject.bin": b"\xd0\xcf"})


def fetching(data: bytes, address: str) -> bytes:
    """The file with a template, a picture and a field that would be fetched from an address."""
    relations = (
        '<Relationship Id="rIdOut" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'image" Target="{address}" TargetMode="External"/></Relationships>'
    )
    field = (
        f'<w:p><w:fldSimple w:instr="INCLUDEPICTURE &quot;{address}&quot;"/>'
        "<w:r><w:t>{report}</w:t></w:r></w:p>"
    )

    def change(name: str, part: bytes) -> bytes:
        if name == "word/_rels/document.xml.rels":
            return part.replace(b"</Relationships>", relations.encode())
        if name == "word/document.xml":
            return part.replace(b"<w:body>", b"<w:body>" + field.encode(), 1)
        return part

    return changed(data, change)
