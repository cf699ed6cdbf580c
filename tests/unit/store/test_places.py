"""Videos and HEIC pictures lose the place they were made at, and nothing else, not even a byte of length."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.places import without_place

PLACE = b"+13.6621+099.9384/"
XMP = bytes.fromhex("BE7ACFCB97A942E89C71999491E3AFAC")
KEY = b"com.apple.quicktime.location.ISO6709"
OTHER_KEY = b"com.apple.quicktime.make"


def box(kind: bytes, *content: bytes) -> bytes:
    whole = b"".join(content)
    return struct.pack(">I4s", 8 + len(whole), kind) + whole


def large_box(kind: bytes, content: bytes) -> bytes:
    """A box whose length takes eight bytes, as of a film of many gigabytes."""
    return struct.pack(">I4sQ", 1, kind, 16 + len(content)) + content


def film(*in_moov: bytes, brand: bytes = b"isom") -> bytes:
    return box(b"ftyp", brand, b"\0\0\2\0") + box(b"mdat", b"pixels" * 9) + box(b"moov", *in_moov)


def quicktime_metadata(*before: bytes) -> bytes:
    """Keys numbered from 1, and items named by these numbers: the place is the second."""
    keys = box(b"keys", struct.pack(">II", 0, 2), box(b"mdta", OTHER_KEY), box(b"mdta", KEY))
    value = struct.pack(">II", 1, 0)
    items = (
        box(struct.pack(">I", 1), box(b"data", value, b"Apple")),
        box(struct.pack(">I", 2), box(b"data", value, PLACE)),
    )
    return box(b"meta", *before, box(b"hdlr", b"\0" * 8, b"mdta"), keys, box(b"ilst", *items))


def exif(order: str) -> bytes:
    """A TIFF header with a camera's name and a GPS directory, as an Exif block holds it."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    first = struct.pack(f"{order}H", 2)
    first += struct.pack(f"{order}HHI4s", 0x010F, 2, 4, b"OWN\0")
    first += struct.pack(f"{order}HHII", 0x8825, 4, 1, 38)
    gps = struct.pack(f"{order}H", 2)
    gps += struct.pack(f"{order}HHI4s", 1, 2, 2, b"N\0\0\0")
    gps += struct.pack(f"{order}HHII", 2, 5, 3, 68)
    latitude = struct.pack(f"{order}IIIIII", 13, 1, 39, 1, 44, 1)
    return b"Exif\0\0" + mark + struct.pack(f"{order}I", 8) + first + bytes(4) + gps + bytes(4) + latitude


@pytest.mark.parametrize(
    "with_place",
    [
        film(box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7), PLACE))),
        film(box(b"trak", box(b"udta", box(b"loci", b"\0\0\0\0\x15\xc7", PLACE)))),
        film(quicktime_metadata(), brand=b"qt  "),
        film(quicktime_metadata(b"\0\0\0\0")),
        film(box(b"uuid", XMP, b"<exif:GPSLatitude>", PLACE)),
        film(large_box(b"udta", box(b"\xa9xyz", PLACE))),
        box(b"moov", box(b"udta", box(b"\xa9xyz", PLACE))) + box(b"mdat", b"pixels"),
    ],
    ids=["user data", "3gpp", "quicktime", "iso metadata", "xmp", "large", "without a type"],
)
def test_a_film_does_not_tell_where_it_was_made(with_place: bytes) -> None:
    blanked = without_place(with_place)

    assert PLACE in with_place
    assert PLACE not in blanked
    assert len(blanked) == len(with_place)
    assert b"pixels" in blanked
    assert (OTHER_KEY in blanked) == (OTHER_KEY in with_place)
    assert (b"Apple" in blanked) == (b"Apple" in with_place)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_heic_picture_keeps_its_camera_and_loses_its_place(order: str) -> None:
    picture = (
        box(b"ftyp", b"heic") + box(b"meta", b"\0\0\0\0", box(b"hdlr", b"pict")) + box(b"mdat", exif(order))
    )
    blanked = without_place(picture)

    latitude = struct.pack(f"{order}IIIIII", 13, 1, 39, 1, 44, 1)
    assert latitude in picture
    assert latitude not in blanked
    assert b"N\0\0\0" not in blanked[-60:]
    assert b"OWN\0" in blanked
    assert len(blanked) == len(picture)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 \xa9xyz", b"\xff\xd8\xff\xe0Exif\0\0II*\0", b"PK\x03\x04 loci"]
)
def test_anything_else_stays_as_it_is(data: bytes) -> None:
    assert without_place(data) == data


@given(st.binary(max_size=300), st.sampled_from([b"ftyp", b"moov", b"mdat"]))
def test_a_damaged_file_keeps_its_length_and_never_fails(data: bytes, kind: bytes) -> None:
    damaged = struct.pack(">I", len(data) + 8) + kind + data + exif("<")[: len(data)]

    assert len(without_place(damaged)) == len(damaged)
