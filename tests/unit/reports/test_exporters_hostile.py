"""Whatever people type is printed as typed in every format, and nothing of it is ever run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bench.invented_report import invented_report
from bot.domain.numerals import Numerals
from bot.reports.exporters.pdf_file.signs import Signs
from bot.reports.exporting import export
from bot.reports.fonts import thai_font
from bot.reports.printing import paragraphs
from bot.reports.table import Report
from tests.support.html_grid import html_grid, page
from tests.support.pdf_text import pages, squeezed

MARKUP = (
    "=1+1", "+66", "-5", "@all", "=cmd|' /C calc'!A0", '#import "x.typ"', "#eval(1)", "\\u{41}",
    "$x^2$ *b* _i_ `r` <l> @l", "// ไม่ใช่หมายเหตุ /* */", "{{ 7*7 }}", "{% raw %}", "<b>หนา</b>",
    "<script>alert(1)</script>", "&amp; &#65; ]]>", "<!-- -->", "เยี่ยม😊👍🏽", "שלום עולם", "ชื่อ\u202eกลับ",
    "ก\x00\x07ข\x1b", "ก" * 10_000, "a" * 10_000, "https://x.example/" + "y" * 500, "ํ๊้้้",
    "น้ำซ้ำค่ำ", "   นำหน้า  และ  คั่น",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(MARKUP), st.text(max_size=60))


def telling(text: str) -> Report:
    """A report whose first result says that."""
    report = invented_report("six-month", sections=1)
    table = report.tables[0]
    column = [found.field.value for found in table.columns].index("results")
    cells = list(table.rows[0].cells)
    cells[column] = replace(cells[column], paragraphs=paragraphs(text, Numerals.ARABIC))
    rows = (replace(table.rows[0], cells=tuple(cells)),)
    return replace(report, blocks=(replace(table, rows=rows),))


def told(report: Report) -> str:
    """The text as a cell holds it, ready to be printed."""
    return report.tables[0].rows[0].cells[4].text


@given(TEXTS)
@example("=HYPERLINK(1)")
def test_html_json_and_csv_hold_the_text_as_typed(text: str) -> None:
    report = telling(text)
    expected = told(report)
    written = export(report, "html").data
    assert html_grid(written)[0][1][4] == expected
    assert page(written).findall(".//script") == []
    document = json.loads(export(report, "json").data)
    assert document["blocks"][0]["rows"][0]["cells"]["results"]["text"] == expected
    rows = list(csv.reader(io.StringIO(export(report, "csv").data.decode("utf-8-sig"), newline="")))
    assert rows[1][4].removeprefix("'" if rows[1][4][1:] == expected else "") == expected
    assert not rows[1][4].startswith(("=", "+", "-", "@"))


@pytest.mark.thai_font
@pytest.mark.poppler
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("#" * 50)
@example("ก" * 10_000)
def test_pdf_prints_the_text_as_typed(text: str) -> None:
    font = thai_font()
    assert font is not None
    report = telling(text)
    shown = "".join(pages(export(report, "pdf").data))
    signs = Signs(font)
    for line in told(report).split("\n"):
        written = [sign for sign in squeezed(signs.printable(line)) if sign.isascii() and sign.isprintable()]
        assert all(sign in shown for sign in written)


@pytest.mark.thai_font
@pytest.mark.poppler
@pytest.mark.parametrize("text", [text for text in MARKUP if text.isascii() and len(text) < 100])
def test_pdf_prints_markup_letter_by_letter(text: str) -> None:
    assert squeezed(text) in "".join(pages(export(telling(text), "pdf").data))
