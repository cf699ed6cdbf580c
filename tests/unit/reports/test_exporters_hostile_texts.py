"""Whatever staff, plans and offices write is printed as typed in Word and Excel, and never run."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from bot.domain.numerals import Numerals
from bot.domain.plan import Plan, PlanField, Section
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import load_layout
from bot.reports.table import Report
from tests.support.docx_grid import grid, lines
from tests.support.huai_tan import AS_OF, YEAR, entry, measure, office
from tests.support.wordml_schema import faults

MARKUP = (
    "=HYPERLINK(\"http://evil.example\",\"กด\")", "+66 2", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0",
    "#import \"/etc/passwd\"", "#sys.inputs $x^2$ *หนา* _เอียง_ `code`", "{{ 7*7 }} {% for x in y %}",
    "<b>หนา</b> <script>alert(1)</script> &lt; &amp; &#x41;", "]]><!DOCTYPE a [<!ENTITY b 'c'>]>&b;",
    "<w:p/><w:br w:type=\"page\"/>", "_x0041_ _x000D_", "ก\u200bข\u200d",
    "\U0001f469\u200d\U0001f467 \U0001f1f9\U0001f1ed", "e\u0301 \u202eabc",
    "น้ำ ปั๊ม ที่ กตัญญู ฎฏฐ", "{report} {office_full}",
)  # fmt: skip
# What XML 1.0 cannot carry is left out; Excel keeps a carriage return only as its own escape.
DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
texts = st.one_of(
    st.sampled_from(MARKUP),
    st.text(st.characters(exclude_characters="\n\r\u2028\u2029\u0085\x0b\x0c"), min_size=1, max_size=60),
).filter(lambda text: text.strip() != "" and DROPPED.sub("", text).strip() != "")


def hostile(text: str, name: str = "ห้วยตาล") -> Report:
    """A report that says the text in a heading, a plan cell, a staff reply and its own title."""
    row = measure(1, "แถว", {PlanField.MEASURE: text, PlanField.STEPS: text})
    adopted = Plan(YEAR, "seven-topics", (Section(None, "หมวด", (row,), heading=text),), (text,))
    teller = replace(office("seven-topics", Numerals.ARABIC), name=name)
    said = [entry(1, 1, text)]
    return compile_report(teller, adopted, said, load_layout("seven-topics"), 2, AS_OF)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_word_prints_every_text_as_typed(text: str) -> None:
    report = hostile(text)
    data = export(report, "docx").data
    row = report.tables[0].rows[0]
    assert grid(data)[0][1] == [cell.text for cell in row.cells]
    assert row.cells[0].text == DROPPED.sub("", text)
    assert DROPPED.sub("", text) in lines(data)
    assert faults(data) == []


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_excel_holds_every_text_as_a_text(text: str) -> None:
    report = hostile(text)
    data = export(report, "xlsx").data
    expected = DROPPED.sub("", text)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        assert not [found for found in sheet.iter() if etree.QName(found).localname in ("f", "hyperlink")]
        shared = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    strings = ["".join(map(str, item.itertext())) for item in shared]
    assert [found for found in strings if unescaped(found) == expected]


def unescaped(text: str) -> str:
    """A string of the workbook as Excel reads it: _xHHHH_ is a sign by its number."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


@pytest.mark.parametrize("text", MARKUP)
def test_a_spreadsheet_program_reads_text_and_no_formula(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(hostile(text), "xlsx").data))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize("format_key", ["docx", "xlsx"])
def test_ten_thousand_letters_without_a_space_are_printed_whole(format_key: str) -> None:
    long = "ความโปร่งใส" * 1000
    data = export(hostile(long), format_key).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = "word/document.xml" if format_key == "docx" else "xl/sharedStrings.xml"
        assert long.encode() in archive.read(member)


@pytest.mark.parametrize("name", [*MARKUP, "../../etc/passwd", "CON", "ก" * 300, "ห้วย\x07\nตาล"])
@pytest.mark.parametrize("format_key", ["docx", "xlsx"])
def test_an_offices_name_is_harmless_in_properties_and_file_names(format_key: str, name: str) -> None:
    file = export(hostile("ทำคู่มือ", name), format_key)
    assert re.fullmatch(r"[^/\\:*?\"<>|\x00-\x1f]+\.(docx|xlsx)", file.file_name)
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        core = etree.fromstring(archive.read("docProps/core.xml"))
    creator = next(found for found in core.iter() if etree.QName(found).localname == "creator")
    expected = DROPPED.sub("", f"อบต.{name}").replace("\n", " ")[:255]
    read = unescaped if format_key == "xlsx" else str
    assert read(creator.text or "").strip() == expected.strip()
