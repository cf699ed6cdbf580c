"""Pictures made small and anonymous: turned upright, no more than needed, without what a camera adds.

The pixels are painted onto a new picture, so that nothing else of the old one comes along: place,
time, camera, colour profile, comments. Of an animation the first picture is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

LONGEST_SIDE = 2000
"""Pixels; a photo or scanned page stays readable, in a tenth of the bytes a phone makes."""

THUMBNAIL_SIDE = 400
"""Pixels; what a list of evidence shows."""

MOST_PIXELS = 64_000_000
"""The largest picture that is unpacked at all, which takes up to 256 MB; phones make up to 50 million."""

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_QUALITY = 85
_DEEP_MODES = frozenset({"I", "I;16"})
_PALETTE_MODES = frozenset({"1", "P", "PA"})


@dataclass(frozen=True)
class Picture:
    """A picture and a smaller one of it, both JPEG."""

    data: bytes
    thumbnail: bytes


class UnreadablePicture(Exception):
    """The bytes are no picture we can read, or one too large to unpack."""


def cleaned(data: bytes) -> Picture:
    """The picture as it may be kept.

    Raises UnreadablePicture for damaged, truncated or exploding ones.
    """
    try:
        picture = _painted(_upright(_small(data)))
        whole = _jpeg(picture)
        picture.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
        return Picture(whole, _jpeg(picture))
    except UnreadablePicture:
        raise
    except Exception as error:  # Pillow's decoders raise whatever a broken file makes of them
        raise UnreadablePicture(type(error).__name__) from error


def sides(data: bytes) -> tuple[int, int]:
    """Width and height of a picture in pixels, told from its head alone; raises UnreadablePicture."""
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            return picture.size
    except Exception as error:  # as above
        raise UnreadablePicture(type(error).__name__) from error


def _small(data: bytes) -> Image.Image:
    """Made small before anything else, so that a large picture is in memory once."""
    picture: Image.Image = Image.open(BytesIO(data), formats=_FORMATS)
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise UnreadablePicture("more pixels than are ever unpacked")
    if picture.mode in _DEEP_MODES:
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.mode in _PALETTE_MODES:
        picture = picture.convert("RGBA")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """Turned the way the camera was held; a broken note about that is no reason to lose the picture."""
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001  (as above)
        return picture


def _painted(picture: Image.Image) -> Image.Image:
    """The same pixels in RGB on a new picture, on white where they are transparent."""
    fresh = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        with_alpha = picture.convert("RGBA")
        fresh.paste(with_alpha, mask=with_alpha.getchannel("A"))
    else:
        fresh.paste(picture.convert("RGB"))
    return fresh


def _jpeg(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()
