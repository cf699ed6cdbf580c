"""Every layout in every format, text for text: the files beside this one are what an office would print.

With UPDATE_GOLDEN=1 in the environment the files are written anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from bot.reports.table import Report
from tests.support.docx_grid import Grid, grid, lines, xlsx_grid
from tests.support.html_grid import html_grid, html_lines
from tests.support.huai_tan import AS_OF, entries, office, plan
from tests.support.pdf_text import pages

HERE = Path(__file__).parent


def report(layout: str) -> Report:
    return compile_report(office(layout), plan(layout), entries(), load_layout(layout), 2, AS_OF)


def shown_docx(data: bytes) -> str:
    return "\n".join(["# ข้อความนอกตาราง", *lines(data), "", shown(grid(data), "ตารางที่")])


def shown_xlsx(data: bytes) -> str:
    return shown(xlsx_grid(data), "แผ่นงานที่")


def shown_html(data: bytes) -> str:
    return "\n".join(["# ข้อความนอกตาราง", *html_lines(data), "", shown(html_grid(data), "ตารางที่")])


def shown_pdf(data: bytes) -> str:
    """The pages without white space: where lines end depends a little on the font."""
    return "".join(f"# หน้า {number}\n{page}\n" for number, page in enumerate(pages(data), start=1))


def shown(tables: Grid, name: str) -> str:
    """One cell a line, further paragraphs indented under it."""
    written: list[str] = []
    for number, rows in enumerate(tables, start=1):
        written.append(f"# {name} {number}")
        for row_number, row in enumerate(rows, start=1):
            written.append(f"## แถวที่ {row_number}")
            written.extend("| " + cell.replace("\n", "\n  ") for cell in row)
    return "\n".join(line.rstrip() for line in "\n".join(written).split("\n")) + "\n"


def shown_data(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n")


SHOWN: dict[str, Callable[[bytes], str]] = {
    "docx": shown_docx,
    "xlsx": shown_xlsx,
    "json": shown_data,
    "csv": shown_data,
    "html": shown_html,
    "pdf": shown_pdf,
}
PRINTED = [pytest.mark.thai_font, pytest.mark.poppler]
FORMAT_KEYS = [pytest.param(key, marks=PRINTED if key == "pdf" else ()) for key in SHOWN]


@pytest.mark.parametrize("format_key", FORMAT_KEYS)
@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_a_report_is_printed_as_the_golden_file_shows_it(layout: str, format_key: str) -> None:
    printed = SHOWN[format_key](export(report(layout), format_key).data)
    golden = HERE / f"{layout}.{format_key}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_key", FORMAT_KEYS)
def test_the_same_report_gives_the_same_bytes(format_key: str) -> None:
    first, second = (export(report("seven-topics"), format_key).data for _ in range(2))
    assert first == second
