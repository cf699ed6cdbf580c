"""Fonts: the Thai font installed here, its measures, and the signs it can print.

Documents are made for TH Sarabun at its own sizes. Debian's Laksaman has the same letters drawn half
as large again, so every font carries a scale that brings it to those sizes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

FAMILIES = ("TH Sarabun New", "TH SarabunPSK", "TH Sarabun PSK", "Laksaman")
"""The fonts TamNgan knows how to print with, the best first."""

_FILE_NAMES = ("sarabun", "laksaman")
_SUFFIXES = (".ttf", ".otf")
_FOLDERS = (
    "~/.fonts",
    "~/.local/share/fonts",
    "~/Library/Fonts",
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
_MEASURING_LETTER = "ก"
_ITS_WIDTH = 0.386  # of the font size in TH Sarabun New; other fonts are scaled to it
_USE_TYPO_METRICS = 1 << 7
_FALLBACK_WIDTH = 0.602  # of the font size: DejaVu Sans Mono, in which foreign signs are set


@dataclass(frozen=True)
class Face:
    """One file of a font; lengths in font sizes (em)."""

    path: Path
    advances: Mapping[str, float]
    ascent: float
    descent: float
    gap: float


@dataclass(frozen=True)
class Font:
    """An installed Thai font. `scale` times a TH Sarabun size is the size to set this font in."""

    family: str
    scale: float
    regular: Face
    bold: Face

    def has(self, sign: str) -> bool:
        """Whether both faces can print the sign."""
        return sign in self.regular.advances and sign in self.bold.advances

    def width(self, text: str, points: float, is_bold: bool = False) -> float:
        """How wide the text is in points, set in a TH Sarabun size."""
        face = self.bold if is_bold else self.regular
        advances = face.advances
        units = sum(advances.get(sign, _FALLBACK_WIDTH) for sign in text)
        return units * points * self.scale

    def line_height(self, points: float) -> float:
        """The height of a single-spaced line in points, as Word sets it, in a TH Sarabun size."""
        face = self.regular
        return (face.ascent + face.descent + face.gap) * points * self.scale


@lru_cache(maxsize=1)
def thai_font() -> Font | None:
    """The best Thai font installed on this machine, or None; looked for once."""
    faces: dict[str, dict[bool, Path]] = {}
    for path in _font_files():
        named = _named(path)
        if named is not None:
            family, is_bold = named
            faces.setdefault(family, {}).setdefault(is_bold, path)
    for family in FAMILIES:
        found = faces.get(family, {})
        if len(found) == 2:
            return _font(family, found[False], found[True])
    return None


def _font(family: str, regular: Path, bold: Path) -> Font:
    face = _face(regular)
    return Font(family, _ITS_WIDTH / face.advances[_MEASURING_LETTER], face, _face(bold))


def _font_files() -> Iterator[Path]:
    """Files whose names promise a font we know, in the order in which people's own folders come first."""
    for folder in _FOLDERS:
        for parent, folders, names in os.walk(Path(folder).expanduser()):
            folders.sort()
            for name in sorted(names):
                if name.lower().endswith(_SUFFIXES) and any(part in name.lower() for part in _FILE_NAMES):
                    yield Path(parent, name)


def _named(path: Path) -> tuple[str, bool] | None:
    """The family a file belongs to and whether it is its bold face; None for what we do not print with."""
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
            style = font["name"].getDebugName(17) or font["name"].getDebugName(2) or ""
            is_thai = _MEASURING_LETTER in map(chr, font.getBestCmap() or {})
    except (TTLibError, OSError, KeyError):
        return None
    known = {name.lower(): name for name in FAMILIES}.get((family or "").strip().lower())
    if known is None or not is_thai or style.lower() not in {"regular", "bold"}:
        return None
    return known, style.lower() == "bold"


def _face(path: Path) -> Face:
    with path.open("rb") as file, TTFont(file, lazy=True) as font:
        em = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        advances = {chr(code): widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}
        ascent, descent, gap = _line(font)
        return Face(path, advances, ascent / em, descent / em, gap / em)


def _line(font: TTFont) -> tuple[int, int, int]:
    """Ascent, descent and gap of a line in font units, from the table the font bids programs to use."""
    style = font["OS/2"]
    if style.fsSelection & _USE_TYPO_METRICS:
        return style.sTypoAscender, -style.sTypoDescender, style.sTypoLineGap
    lines = font["hhea"]
    return lines.ascent, -lines.descent, lines.lineGap
