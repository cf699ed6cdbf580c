"""Videos and HEIC pictures without where they were made: blanked in place, every other byte as it was.

Sources: ISO/IEC 14496-12 (boxes), 3GPP TS 26.244 (`loci`), QuickTime File Format ("User data", "Metadata"),
Exif 2.32 (the GPS directory of a TIFF header, which HEIC carries after `Exif`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_FIRST_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})
_CONTAINERS = frozenset({b"moov", b"trak", b"udta", b"meta", b"ilst"})
_PLACES = frozenset({b"\xa9xyz", b"loci"})
_XMP = bytes.fromhex("BE7ACFCB97A942E89C71999491E3AFAC")
_PLACE_KEY = b"com.apple.quicktime.location"
_DEEPEST = 8
_EXIF = b"Exif\0\0"
_GPS_DIRECTORY = 0x8825


class _Box(NamedTuple):
    """A box: its type stands in the four bytes before `begin`, its content lies from there to `end`."""

    kind: bytes
    type_at: int
    begin: int
    end: int


def without_place(data: bytes) -> bytes:
    """The content, exactly as long, without the places it names; anything else is given back as it is.

    Places noted along a film, moment by moment, stay: they are a track like sound.
    """
    if data[4:8] not in _FIRST_BOXES:
        return data
    blanked = bytearray(data)
    _blank_boxes(blanked, 0, len(blanked), 0)
    _blank_exif(blanked)
    return bytes(blanked)


def _boxes(data: bytearray, begin: int, end: int) -> Iterator[_Box]:
    """The boxes side by side in a stretch; stops where there is no whole one any more."""
    while begin + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, begin)
        head = 8
        if size == 1 and begin + 16 <= end:
            (size,), head = struct.unpack_from(">Q", data, begin + 8), 16
        stop = begin + size if size else end
        if stop > end or stop < begin + head:
            return
        yield _Box(kind, begin + 4, begin + head, stop)
        begin = stop


def _blank_boxes(data: bytearray, begin: int, end: int, depth: int) -> None:
    place_items: frozenset[bytes] = frozenset()
    for box in _boxes(data, begin, end):
        is_xmp = box.kind == b"uuid" and data[box.begin : box.begin + 16] == _XMP
        if box.kind in _PLACES or is_xmp:
            _blank(data, box)
        elif box.kind == b"keys":
            place_items = _place_items(data, box)
        elif box.kind == b"ilst" and place_items:
            for item in _boxes(data, box.begin, box.end):
                if item.kind in place_items:
                    _blank(data, item)
        elif box.kind in _CONTAINERS and depth < _DEEPEST:
            _blank_boxes(data, _first_child(data, box), box.end, depth + 1)


def _blank(data: bytearray, box: _Box) -> None:
    """Make it a box of free space, which players pass over."""
    data[box.type_at : box.type_at + 4] = b"free"
    data[box.begin : box.end] = bytes(box.end - box.begin)


def _first_child(data: bytearray, box: _Box) -> int:
    """A `meta` box has four bytes of version before its boxes, but not in QuickTime's own files."""
    is_versioned = box.kind == b"meta" and data[box.begin + 4 : box.begin + 8] != b"hdlr"
    return box.begin + 4 if is_versioned else box.begin


def _place_items(data: bytearray, keys: _Box) -> frozenset[bytes]:
    """The types of the items that hold places: items are named by the number of their key, from 1."""
    named = _boxes(data, keys.begin + 8, keys.end)
    return frozenset(
        struct.pack(">I", number)
        for number, key in enumerate(named, start=1)
        if data.startswith(_PLACE_KEY, key.begin, key.end)
    )


def _blank_exif(data: bytearray) -> None:
    """Empty the GPS directory of every Exif block; what is no such block is left alone."""
    found = data.find(_EXIF)
    while found >= 0:
        tiff = found + len(_EXIF)
        order = {b"II*\0": "<", b"MM\0*": ">"}.get(bytes(data[tiff : tiff + 4]))
        if order is not None:
            _blank_gps(data, tiff, order)
        found = data.find(_EXIF, tiff)


def _blank_gps(data: bytearray, tiff: int, order: str) -> None:
    try:
        (first,) = struct.unpack_from(f"{order}I", data, tiff + 4)
        for tag, _kind, _count, value, _at in _directory(data, tiff + first, order):
            if tag == _GPS_DIRECTORY:
                _blank_directory(data, tiff, tiff + value, order)
    except struct.error:
        return  # it points out of the file: no Exif block, only bytes that look like one


def _directory(data: bytearray, start: int, order: str) -> Iterator[tuple[int, int, int, int, int]]:
    """Tag, type, count, value or its offset, and the place of each entry of a TIFF directory."""
    (count,) = struct.unpack_from(f"{order}H", data, start)
    for at in range(start + 2, start + 2 + 12 * count, 12):
        yield (*struct.unpack_from(f"{order}HHII", data, at), at)


def _blank_directory(data: bytearray, tiff: int, start: int, order: str) -> None:
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
    for _tag, kind, count, value, at in list(_directory(data, start, order)):
        length = sizes.get(kind, 1) * count
        if length > 4 and tiff + value + length <= len(data):
            data[tiff + value : tiff + value + length] = bytes(length)
        data[at : at + 12] = bytes(12)
    struct.pack_into(f"{order}H", data, start, 0)
