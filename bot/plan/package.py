"""Opening an office file safely: a zip of XML parts that somebody sent us.

Refused are files that unpack to more than the caps below, that hold a document type definition
(entities are how a small file becomes a big one), that are encrypted or damaged. Nothing outside
the file is ever fetched.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from posixpath import join, normpath
from zipfile import BadZipFile, ZipFile

from lxml import etree

from bot.errors import OperatorError

MAX_UNPACKED = 200 * 1024 * 1024
MAX_PART = 64 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_RELATIONS = "_rels/.rels"
_DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Package:
    """The parts of a .docx or .xlsx file, read one by one within the caps.

    Raises OperatorError, here and while reading, with the one sentence an operator needs.
    """

    def __init__(self, data: bytes, file_name: str) -> None:
        self.file_name = file_name
        _refuse_foreign(data, file_name)
        try:
            self._archive = ZipFile(BytesIO(data))
            infos = self._archive.infolist()
        except _DAMAGED as error:
            raise self.damaged() from error
        self._sizes = {info.filename: info.file_size for info in infos}
        if sum(info.file_size for info in infos) > MAX_UNPACKED or any(i.file_size > MAX_PART for i in infos):
            raise OperatorError(
                f"{file_name} unpacks to more than TamNgan reads (at most {MAX_UNPACKED // 2**20} MB, "
                f"{MAX_PART // 2**20} MB a part); save the plan's table in a file of its own."
            )

    def names(self) -> list[str]:
        return list(self._sizes)

    def main_part(self) -> str:
        """The path of the document or workbook part, as the package itself names it."""
        if _RELATIONS in self._sizes:
            for relation in self.xml(_RELATIONS):
                if str(relation.get("Type", "")).endswith("/officeDocument"):
                    return normpath(join("/", relation.get("Target", ""))).lstrip("/")
        return next((name for name in ("word/document.xml", "xl/workbook.xml") if name in self._sizes), "")

    def read(self, name: str) -> bytes:
        """One part, unpacked."""
        try:
            return self._archive.read(name)
        except (KeyError, *_DAMAGED) as error:
            raise self.damaged() from error

    def xml(self, name: str) -> etree._Element:
        """One part, parsed, without entities, definitions or anything from outside."""
        data = self.read(name)
        if _DOCTYPE.search(data):
            raise OperatorError(
                f"{self.file_name} holds a document type definition, which Office never writes; save it anew."
            )
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error

    def damaged(self) -> OperatorError:
        return OperatorError(f"{self.file_name} is damaged; open it in Office and save it again.")


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _refuse_foreign(data: bytes, file_name: str) -> None:
    """Say no to what is no zip, with the way out for the file at hand."""
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise OperatorError(f"{file_name} is protected by a password; save it without one.")
        newer = ".xlsx" if file_name.lower().endswith(".xls") else ".docx"
        raise OperatorError(f"{file_name} is an old Office file; open it in Office and save it as {newer}.")
    if not data.startswith(b"PK"):
        raise OperatorError(f"{file_name} is no Word or Excel file; save the plan as .docx or .xlsx.")
