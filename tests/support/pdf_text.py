"""Reading a pdf back with poppler, and a Word file's pages as LibreOffice prints them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from fontTools.ttLib import TTFont
from lxml import etree

from bot.reports.fonts import Font

WORD_FONT = "TH SarabunPSK"
_FONT_SETTINGS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def pages(data: bytes) -> list[str]:
    """The text of every page in the order it was written, without any white space."""
    text = _poppler("pdftotext", "-raw", "-enc", "UTF-8", "-", "-", data=data).decode()
    return [squeezed(page) for page in text.split("\f")[:-1]]


def lines(data: bytes) -> list[str]:
    """Every printed line, cell by cell, without white space."""
    shown = _poppler("pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-", data=data)
    tree = etree.fromstring(shown, etree.XMLParser(recover=True))
    found = ("".join(word.text or "" for word in line) for line in tree.iter("{*}line"))
    return [squeezed(line) for line in found]


def squeezed(text: str) -> str:
    """The text without white space, which a pdf does not keep."""
    return re.sub(r"[\s\u200b]+", "", text)


def page_count(data: bytes) -> int:
    return len(pages(data))


def _poppler(*command: str, data: bytes) -> bytes:
    return subprocess.run(command, input=data, capture_output=True, check=True, timeout=60).stdout


def page_sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height of every page in points, rounded."""
    shown = _poppler("pdfinfo", "-f", "1", "-l", "9999", "-", data=data).decode(errors="replace")
    sides = re.findall(r"Page +[0-9]+ size: +([0-9.]+) x ([0-9.]+)", shown)
    return [(round(float(width)), round(float(height))) for width, height in sides]


def word_pages(documents: Mapping[str, bytes], font: Font, folder: Path) -> dict[str, int]:
    """How many pages LibreOffice prints of each Word file, in our font under the name the file asks for."""
    _give_font(font, folder / "fonts")
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.docx") for name in documents),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts" / "fonts.conf")},
        capture_output=True,
        check=True,
        timeout=180,
    )
    return {name: page_count((folder / f"{name}.pdf").read_bytes()) for name in documents}


def _give_font(font: Font, folder: Path) -> None:
    """Our font at the size and under the name of the one Word files ask for."""
    folder.mkdir()
    for style, face in (("Regular", font.regular), ("Bold", font.bold)):
        with TTFont(face.path) as copy:
            copy["head"].unitsPerEm = round(copy["head"].unitsPerEm / font.scale)
            for record in copy["name"].names:
                if record.nameID in (1, 16):
                    record.string = WORD_FONT
                elif record.nameID in (4, 6):
                    record.string = f"{WORD_FONT.replace(' ', '')}-{style}"
            copy.save(folder / f"{style}.ttf")
    (folder / "fonts.conf").write_text(_FONT_SETTINGS.format(folder=folder))
