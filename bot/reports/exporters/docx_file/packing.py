"""Packing: the parts of a Word document as one zip, each written once and dated alike.

python-docx would date every part by the machine's clock, and deflate photos that cannot shrink.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.part import Part

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip can hold: the same report gives the same bytes
_PACKED_ALREADY = (".jpg", ".jpeg", ".png", ".gif")
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"


def packed(document: Document) -> bytes:
    """The file."""
    package = document.part.package
    parts = [*package.iter_parts()]
    for part in parts:
        part.before_marshal()
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        _write(archive, "[Content_Types].xml", _content_types(parts))
        _write(archive, "_rels/.rels", package.rels.xml)
        for part in parts:
            _write(archive, part.partname.membername, part.blob)
            if len(part.rels):
                _write(archive, part.partname.rels_uri.membername, part.rels.xml)
    return output.getvalue()


def _write(archive: zipfile.ZipFile, name: str, data: bytes | str) -> None:
    is_packed = name.lower().endswith(_PACKED_ALREADY)
    method = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    archive.writestr(zipfile.ZipInfo(name, _EARLIEST), data, method)


def _content_types(parts: Iterable[Part]) -> str:
    """Every part by its name, so that no ending of a file name means two things."""
    overrides = "".join(
        f"<Override PartName={quoteattr(part.partname)} ContentType={quoteattr(part.content_type)}/>"
        for part in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{_RELATIONS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
