"""The memo, text for text: blank as it leaves the printer, and as it stands in the middle of its signing.

With UPDATE_GOLDEN=1 in the environment the files are written anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.reports.exporters.docx_file.document import write_docx
from bot.reports.memo import Given
from tests.support.docx_grid import lines
from tests.support.papers import GIVEN, dressed

HERE = Path(__file__).parent


@pytest.mark.parametrize(("name", "given"), [("memo-blank", ()), ("memo-signed", GIVEN)])
def test_the_memo_is_printed_as_the_golden_file_shows_it(name: str, given: Sequence[Given]) -> None:
    report = replace(dressed(given=given, photo_count=0), summary=None)
    end = report.title_lines[0]
    shown = lines(write_docx(report))
    printed = "\n".join(line.replace("\t", "⇥") for line in shown[: shown.index(end)]) + "\n"
    golden = HERE / f"{name}.docx.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")
