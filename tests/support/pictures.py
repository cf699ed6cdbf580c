"""Pictures as people send them: made here, so that nothing of anybody's is in the repository."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

GPS_IFD = 0x8825
ORIENTATION = 0x0112
LYING_ON_ITS_SIDE = 6
CAMERA = 0x010F


def a_photo(
    width: int = 60, height: int = 40, colour: str = "green", form: str = "JPEG", **settings: Any
) -> bytes:
    """A picture of one colour."""
    return encoded(Image.new("RGB", (width, height), colour), form, **settings)


def a_phone_photo(width: int = 60, height: int = 40) -> bytes:
    """A photo as a phone makes it: held upright, with its camera and the place noted; red at the top."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 4, height))
    exif = Image.Exif()
    exif[ORIENTATION] = LYING_ON_ITS_SIDE
    exif[CAMERA] = "กล้องของสุดา"
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (13.0, 6.0, 44.0), 3: "E", 4: (99.0, 56.0, 59.0)})
    return encoded(picture, "JPEG", exif=exif, comment=b"taken at the office")


def encoded(picture: Image.Image, form: str, **settings: Any) -> bytes:
    """The picture as the bytes of a file."""
    written = BytesIO()
    picture.save(written, form, **settings)
    return written.getvalue()


def opened(data: bytes | None) -> Image.Image:
    """The picture in some bytes, unpacked."""
    if data is None:
        raise AssertionError("there is no picture")
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture
