"""Opening an office file safely: a zip of XML parts that somebody sent us.

Refused are files larger than the caps below, packed or unpacked, files that hold macros, a document type
definition (entities are how a small file becomes a big one) or parts under names that lead elsewhere, and
files that are encrypted or damaged. Nothing outside the file is ever fetched, no file inside it opened.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from posixpath import join, normpath
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from bot.plan.problems import FileProblemKind, UnreadableFile

MAX_FILE = 50 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PART = 64 * 1024 * 1024
MAX_XML = 24 * 1024 * 1024
"""A plan of a hundred pages takes 2 MB of XML, which a parser makes ten times as large in memory."""

MAX_PARTS = 5_000
MAX_RATIO = 200
"""How far a whole file may have been packed; text of Office files goes down to about a twentieth."""

_RATIO_COUNTS_FROM = 8 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_RELATIONS = "_rels/.rels"
_CONTENT_TYPES = "[Content_Types].xml"
_MACROS = ("vbaproject.bin", "vbadata.xml")
_MACRO_TYPE = b"macroenabled"
_ENCRYPTED = 0x1  # APPNOTE 4.4.4, general purpose bit 0
_DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Package:
    """The parts of a .docx or .xlsx file, read one by one within the caps.

    Raises UnreadableFile, here and while reading, with the one sentence an operator needs.
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
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise _protected(file_name)
        if _is_vast(infos, len(data)):
            raise UnreadableFile(
                FileProblemKind.TOO_MUCH,
                f"{file_name} unpacks to more than TamNgan reads (at most {MAX_UNPACKED // 2**20} MB, "
                f"{MAX_PART // 2**20} MB a part); save the plan's table in a file of its own.",
            )
        if len(self._sizes) < len(infos) or any(map(_leads_elsewhere, self._sizes)):
            raise self.damaged()
        self._refuse_macros()

    def _refuse_macros(self) -> None:
        """A file that may run something is none we read, though we would run nothing."""
        parts = [name.lower().rpartition("/")[2] for name in self._sizes]
        types = self.read(_CONTENT_TYPES).lower() if _CONTENT_TYPES in self._sizes else b""
        if _MACRO_TYPE in types or any(part in _MACROS for part in parts):
            raise UnreadableFile(
                FileProblemKind.MACROS,
                f"{self.file_name} holds macros; save it as .docx or .xlsx, without them.",
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
        if self._sizes.get(name, 0) > MAX_XML:
            raise UnreadableFile(
                FileProblemKind.TOO_MUCH,
                f"{self.file_name} holds far more text than a plan (at most {MAX_XML // 2**20} MB a part); "
                "save the plan's table in a file of its own.",
            )
        data = self.read(name)
        if _DOCTYPE.search(data):
            raise UnreadableFile(
                FileProblemKind.UNSAFE,
                f"{self.file_name} holds a document type definition, which Office never writes;"
                " save it anew.",
            )
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error

    def damaged(self) -> UnreadableFile:
        return UnreadableFile(
            FileProblemKind.DAMAGED, f"{self.file_name} is damaged; open it in Office and save it again."
        )


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _refuse_foreign(data: bytes, file_name: str) -> None:
    """Say no to what is no zip, with the way out for the file at hand."""
    if len(data) > MAX_FILE:
        raise UnreadableFile(
            FileProblemKind.TOO_LARGE,
            f"{file_name} is larger than TamNgan reads, at most {MAX_FILE // 2**20} MB.",
        )
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise _protected(file_name)
        newer = ".xlsx" if file_name.lower().endswith(".xls") else ".docx"
        raise UnreadableFile(
            FileProblemKind.OLD,
            f"{file_name} is an old Office file; open it in Office and save it as {newer}.",
        )
    if not data.startswith(b"PK"):
        raise foreign(file_name)


def foreign(file_name: str) -> UnreadableFile:
    """What to say of a file of any other kind."""
    return UnreadableFile(
        FileProblemKind.FOREIGN, f"{file_name} is no Word or Excel file; save the plan as .docx or .xlsx."
    )


def _protected(file_name: str) -> UnreadableFile:
    return UnreadableFile(
        FileProblemKind.PROTECTED, f"{file_name} is protected by a password; save it without one."
    )


def _is_vast(infos: Sequence[ZipInfo], packed: int) -> bool:
    """Whether unpacking would cost more than any plan is worth."""
    unpacked = sum(info.file_size for info in infos)
    return (
        len(infos) > MAX_PARTS
        or unpacked > MAX_UNPACKED
        or any(info.file_size > MAX_PART for info in infos)
        or (unpacked > _RATIO_COUNTS_FROM and unpacked > packed * MAX_RATIO)
    )


def _leads_elsewhere(name: str) -> bool:
    """Whether a part's name would leave the file, were it ever written out."""
    return name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/")
