"""Pictures: turned upright, made small, and rid of everything that is not their pixels."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from bot.store.pictures import LONGEST_SIDE, THUMBNAIL_SIDE, UnreadablePicture, cleaned
from tests.support.pictures import GPS_IFD, a_phone_photo, a_photo, encoded, opened

Colour = tuple[int, int, int]


def close(got: object, wanted: Colour) -> bool:
    """JPEG moves colours a little."""
    assert isinstance(got, tuple)
    return all(abs(one - other) < 12 for one, other in zip(got, wanted, strict=True))


def test_place_camera_and_comment_stay_behind() -> None:
    sent = a_phone_photo()
    assert opened(sent).getexif().get_ifd(GPS_IFD)
    kept = cleaned(sent)

    for data in (kept.data, kept.thumbnail):
        picture = opened(data)
        assert dict(picture.getexif()) == {}
        assert picture.getexif().get_ifd(GPS_IFD) == {}
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert "กล้องของสุดา".encode() not in data
        assert b"taken at the office" not in data


def test_a_phone_held_upright_gives_an_upright_picture() -> None:
    picture = opened(cleaned(a_phone_photo(60, 40)).data)

    assert picture.size == (40, 60)
    assert close(picture.getpixel((20, 3)), (255, 0, 0))
    assert close(picture.getpixel((20, 56)), (0, 0, 255))


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow grumbles and goes on
def test_a_broken_note_about_how_the_camera_was_held_does_not_lose_the_picture() -> None:
    sent = a_photo(exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff" + b"\x01\x12\x00\x05" * 3)

    assert opened(cleaned(sent).data).size == (60, 40)


@pytest.mark.parametrize(
    ("sent", "kept", "thumbnail"),
    [
        ((4000, 3000), (LONGEST_SIDE, 1500), (THUMBNAIL_SIDE, 300)),
        ((500, 5000), (200, LONGEST_SIDE), (40, THUMBNAIL_SIDE)),
        ((300, 200), (300, 200), (300, 200)),
    ],
)
def test_large_pictures_become_small_and_small_ones_stay(
    sent: tuple[int, int], kept: tuple[int, int], thumbnail: tuple[int, int]
) -> None:
    picture = cleaned(a_photo(*sent))

    assert opened(picture.data).size == kept
    assert opened(picture.thumbnail).size == thumbnail


def test_every_kind_of_pixel_becomes_a_plain_jpeg() -> None:
    red = Image.new("RGB", (20, 10), "red")
    sent = [
        encoded(Image.new("CMYK", (20, 10), (0, 255, 255, 0)), "JPEG"),
        encoded(red, "PNG"),
        encoded(red.convert("P"), "PNG"),
        encoded(red.convert("P"), "GIF"),
        encoded(red, "WEBP", lossless=True),
    ]
    for data in sent:
        picture = opened(cleaned(data).data)
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (20, 10))
        assert close(picture.getpixel((10, 5)), (255, 0, 0))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_shades_of_grey_stay_what_they_are(mode: str) -> None:
    whites: dict[str, float | tuple[float, ...]] = {"1": 1, "L": 255, "LA": (255, 255), "I;16": 65535}
    picture = opened(cleaned(encoded(Image.new(mode, (20, 10), whites[mode]), "PNG")).data)

    assert close(picture.getpixel((5, 5)), (255, 255, 255))


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP"])
def test_what_is_transparent_becomes_white(form: str) -> None:
    see_through = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    picture = opened(cleaned(encoded(see_through, form)).data)

    assert close(picture.getpixel((10, 5)), (255, 255, 255))


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_picture_is_kept(form: str) -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue", "blue")]
    sent = encoded(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
    picture = opened(cleaned(sent).data)

    assert getattr(picture, "n_frames", 1) == 1
    assert close(picture.getpixel((10, 5)), (255, 0, 0))


def a_bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is that large."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 10_000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xd8\xff\xe0 no picture at all", id="a signature alone"),
        pytest.param(a_photo(400, 400)[:-300], id="cut off"),
        pytest.param(b"%PDF-1.7", id="a document"),
        pytest.param(encoded(Image.new("RGB", (5, 5)), "BMP"), id="a form nobody sends"),
        pytest.param(a_bomb(8_100, 8_100), id="larger than is unpacked"),
        pytest.param(a_bomb(60_000, 60_000), id="larger than any picture"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePicture):
        cleaned(data)
