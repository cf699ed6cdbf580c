"""Whether the machine has room, and what documents are printed with."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from bot.cli.doctor.finding import Check, Finding, bad, doubtful, good
from bot.reports.fonts import thai_font

LITTLE_ROOM = 2 * 1024**3
NO_ROOM = 200 * 1024**2


def check_machine(data: Path) -> Iterator[Finding]:
    """The disk under TAMNGAN_DATA, the Thai font, the typesetter."""
    yield _disk(data)
    font = thai_font()
    if font is None:
        yield bad(
            Check.FONTS, "Neither TH Sarabun nor Laksaman is installed, so no document can be measured."
        )
    else:
        yield good(Check.FONTS, f"Documents are printed with {font.family}.")
    if find_spec("typst") is None:
        yield doubtful(Check.PDF, "The package typst is not installed, so there is no pdf.")
    else:
        yield good(Check.PDF, "The typesetter of pdf is installed.")


def _disk(data: Path) -> Finding:
    folder = next(place for place in (data, *data.absolute().parents) if place.exists())
    if not os.access(folder, os.W_OK):
        return bad(Check.DISK, f"TAMNGAN_DATA ({data}) cannot be written to.")
    if data.exists() and data.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return doubtful(Check.DISK, f"Other users of this machine can enter {data}; run: chmod 700 {data}")
    free = shutil.disk_usage(folder).free
    told = f"{free / 1024**3:.1f} GB are free for TAMNGAN_DATA"
    if free < NO_ROOM:
        return bad(Check.DISK, f"{told}; nothing more can be kept.")
    return doubtful(Check.DISK, f"{told}.") if free < LITTLE_ROOM else good(Check.DISK, f"{told}.")
