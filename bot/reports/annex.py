"""The photo annex: the evidence photos of a round under numbered captions, four to a page.

Every string is as it is printed, numerals included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

PHOTOS_ACROSS = 2
PHOTOS_A_PAGE = 4


@dataclass(frozen=True)
class Photo:
    """A photo, known by the SHA-256 of its content; sides in pixels, `size` in bytes.

    It is a JPEG that was made upright and rid of what a camera adds when it came in; `read` fetches
    the bytes, so that a report of many photos need not hold them all. A photo that shows several
    entries stands once.
    """

    number: int
    label: str
    caption: str
    refs: tuple[str, ...]
    entry_numbers: tuple[int, ...]
    content_hash: str
    size: int
    width: int
    height: int
    read: Callable[[], bytes] = field(compare=False, repr=False)

    @property
    def alternative(self) -> str:
        """What is said in the place of the photo to whoever cannot see it."""
        return f"{self.label} {self.caption}"

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """The largest sides in the photo's own shape within a box, in the box's unit."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@dataclass(frozen=True)
class Annex:
    """The annex under its title; `photos` in the order of the plan's rows, numbered from 1."""

    title: str
    photos: tuple[Photo, ...]

    def pages(self) -> Iterator[tuple[Photo, ...]]:
        """The photos page by page."""
        for start in range(0, len(self.photos), PHOTOS_A_PAGE):
            yield self.photos[start : start + PHOTOS_A_PAGE]
