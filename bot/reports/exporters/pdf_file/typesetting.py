"""Typesetting: a process of its own sets the page, so that its memory and its time have an end.

What staff wrote reaches the typesetter as data in a JSON file, never as markup.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.errors import OperatorError
from bot.reports.fonts import Font

LONGEST_SECONDS = 120
Pictures = Iterable[tuple[str, bytes]]
"""Pictures by their file names, one in memory at a time."""

_COMPILER = Path(__file__).with_name("compiler.py")


def typeset(data: Mapping[str, object], pictures: Pictures, font: Font, at: datetime) -> bytes:
    """The pdf of a report; `pictures` are the files the data names, `at` the time it carries.

    Raises OperatorError when the typesetter gives up or takes longer than two minutes.
    """
    with _workshop(data, pictures, font) as folder:
        result = folder / "report.pdf"
        arguments = [str(folder), str(int(at.timestamp())), _packages()]
        command = [sys.executable, "-I", "-S", str(_COMPILER), *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - our own program, in our own folder
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise OperatorError(
                f"Setting the pdf took longer than {LONGEST_SECONDS} seconds; export docx instead."
            ) from error
        if done.returncode != 0 or not result.exists():
            raise OperatorError("The pdf could not be set; export docx instead.")
        return result.read_bytes()


def _packages() -> str:
    """The folder the typesetter is installed in."""
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise OperatorError("The package typst is not installed, so there is no pdf; export docx instead.")
    return str(Path(found.origin).parent.parent)


@contextmanager
def _workshop(data: Mapping[str, object], pictures: Pictures, font: Font) -> Iterator[Path]:
    """A folder with everything the typesetter may read: template, data, pictures, fonts."""
    with TemporaryDirectory(prefix="tamngan-pdf-") as name:
        folder = Path(name)
        with as_file(files("bot.reports.exporters.pdf_file").joinpath("template")) as template:
            shutil.copytree(template, folder, dirs_exist_ok=True)
        fonts = folder / "fonts"
        fonts.mkdir()
        for face in (font.regular, font.bold):
            shutil.copy(face.path, fonts)
        for file_name, content in pictures:
            (folder / file_name).write_bytes(content)
        (folder / "report.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        yield folder
