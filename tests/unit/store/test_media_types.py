"""What content is, told from its bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook

from bot.store.media_types import (
    DOCX,
    GIF,
    HEIC,
    JPEG,
    M4A,
    MOV,
    MP4,
    PDF,
    PNG,
    UNKNOWN,
    WEBP,
    XLSX,
    ZIP,
    media_type_of,
)
from tests.support.pictures import a_photo


def a_word_file() -> bytes:
    written = BytesIO()
    Document().save(written)
    return written.getvalue()


def an_excel_file() -> bytes:
    written = BytesIO()
    Workbook().save(written)
    return written.getvalue()


def an_archive(name: str = "คำสั่ง.txt") -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, "คำสั่งแต่งตั้งคณะทำงาน")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (a_photo(), JPEG),
        (a_photo(form="PNG"), PNG),
        (a_photo(form="GIF"), GIF),
        (a_photo(form="WEBP"), WEBP),
        (b"%PDF-1.7\n", PDF),
        (a_word_file(), DOCX),
        (an_excel_file(), XLSX),
        (an_archive(), ZIP),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", MP4),
        (b"\x00\x00\x00\x20ftypM4A \x00\x00\x02\x00", M4A),
        (b"\x00\x00\x00\x20ftypheic\x00\x00\x00\x00", HEIC),
        (b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00", MOV),
        (b"\x00\x00\x00\x14ftypcrx \x00\x00\x00\x00", UNKNOWN),
        (b"<html><script>", UNKNOWN),
        (b"MZ\x90\x00", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_content_is_what_its_bytes_say(data: bytes, media_type: str) -> None:
    assert media_type_of(data) == media_type
