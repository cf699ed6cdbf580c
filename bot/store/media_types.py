"""What content is, told from its first bytes; neither a name nor what LINE calls it is believed.

Sources: the formats' own signatures (JFIF, PNG, GIF89a, WebP, ISO 32000-1, ISO/IEC 14496-12, APPNOTE).
"""

from __future__ import annotations

JPEG = "image/jpeg"
PNG = "image/png"
GIF = "image/gif"
WEBP = "image/webp"
PDF = "application/pdf"
ZIP = "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MP4 = "video/mp4"
MOV = "video/quicktime"
M4A = "audio/mp4"
HEIC = "image/heic"
"""A picture nothing here can open: kept as a file, without a small picture of it."""

UNKNOWN = "application/octet-stream"
"""Anything else; only ever to be downloaded, never shown."""

SUFFIXES = {
    JPEG: ".jpg", PNG: ".png", GIF: ".gif", WEBP: ".webp", PDF: ".pdf", ZIP: ".zip", DOCX: ".docx",
    XLSX: ".xlsx", MP4: ".mp4", M4A: ".m4a",
}  # fmt: skip
"""What a file of the type is called at its end, where its sender gave it no name."""

PICTURES = frozenset({JPEG, PNG, GIF, WEBP})

_SIGNATURES = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
)
_MP4_BRANDS = frozenset({b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V "})
_BRANDS = (
    (frozenset({b"M4A ", b"M4B "}), M4A),
    (_MP4_BRANDS, MP4),
    (frozenset({b"qt  "}), MOV),
    (frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"}), HEIC),
)


def media_type_of(data: bytes) -> str:
    """The media type of the content, UNKNOWN for whatever is not on our short list."""
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data[4:8] == b"ftyp":
        return _of_brand(data[8:12])
    return _of_archive(data) if data.startswith(b"PK\x03\x04") else UNKNOWN


def _of_brand(brand: bytes) -> str:
    return next((media_type for brands, media_type in _BRANDS if brand in brands), UNKNOWN)


def _of_archive(data: bytes) -> str:
    """Office documents are archives with a part of a fixed name; names are never compressed."""
    if b"word/document.xml" in data:
        return DOCX
    return XLSX if b"xl/workbook.xml" in data else ZIP
