"""The Word file: what Word needs to show Thai, and what it refuses."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree

from bot.domain.numerals import Numerals
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from tests.support.docx_grid import document_xml, grid
from tests.support.huai_tan import AS_OF, entries, entry, office, plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(layout: str = "seven-topics", numerals: Numerals | None = None) -> bytes:
    report = compile_report(office(layout, numerals), plan(layout), entries(), load_layout(layout), 2, AS_OF)
    return export(report, "docx").data


def value(element: etree._Element, path: str, name: str = "val") -> str | None:
    found = element.find("/".join(f"{W}{tag}" for tag in path.split("/")))
    return None if found is None else found.get(W + name)


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_the_file_opens_and_carries_the_reports_own_time(layout: str) -> None:
    opened = docx.Document(io.BytesIO(written(layout)))
    assert opened.core_properties.author == "อบต.ห้วยตาล"
    assert opened.core_properties.modified == AS_OF
    assert opened.tables


def test_thai_is_styled_as_the_complex_script_it_is() -> None:
    styles = document_xml(written(), "word/styles.xml")
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert value(defaults, "rFonts", script) == "TH SarabunPSK"
    assert value(defaults, "lang", "bidi") == "th-TH"
    for latin, thai in (("sz", "szCs"), ("b", "bCs")):
        for properties in styles.iter(f"{W}rPr"):
            assert (properties.find(W + latin) is None) == (properties.find(W + thai) is None)
            assert value(properties, latin) == value(properties, thai)


def test_column_widths_are_true_in_grid_and_cells() -> None:
    table = next(document_xml(written()).iter(f"{W}tbl"))
    columns = [column.get(f"{W}w") for column in table.iter(f"{W}gridCol")]
    for row in table.findall(f"{W}tr"):
        assert [value(cell, "tcPr/tcW", "w") for cell in row.findall(f"{W}tc")] == columns
    assert value(table, "tblPr/tblLayout", "type") == "fixed"


def test_both_header_rows_repeat_on_every_page() -> None:
    table = next(document_xml(written("ita-weakness")).iter(f"{W}tbl"))
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")]
    assert repeated == [True, True, False, False]


def test_every_cell_holds_a_paragraph_and_no_tables_touch() -> None:
    for layout in BUILT_IN_LAYOUTS:
        body = document_xml(written(layout))
        assert all(cell.find(f"{W}p") is not None for cell in body.iter(f"{W}tc"))
        for table in body.iter(f"{W}tbl"):
            following = table.getnext()
            assert following is not None
            assert following.tag == f"{W}p"


def test_a_section_row_covers_the_table() -> None:
    rows = grid(written("seven-topics-single"))[0]
    assert set(rows[1]) == {"1. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"}
    assert len(rows[1]) == 6


@pytest.mark.parametrize(
    ("numerals", "digits"), [(Numerals.THAI, "thaiNumbers"), (Numerals.ARABIC, "decimal")]
)
def test_pages_are_numbered_in_the_offices_numerals(numerals: Numerals, digits: str) -> None:
    section = document_xml(written(numerals=numerals)).find(f"{W}body/{W}sectPr")
    assert section is not None
    assert value(section, "pgNumType", "fmt") == digits
    assert value(section, "pgSz", "orient") == "landscape"


def test_what_people_typed_is_printed_as_typed_without_what_no_file_can_hold() -> None:
    said = entry(1, 1, "=1+1 <b>&amp; \"ก\" 'ข'\tค\x00\x08\x1b\ud800 😀 น้ำ")
    report = compile_report(office(), plan(), [said], load_layout("seven-topics"), 2, AS_OF)
    cells = grid(export(report, "docx").data)[0][1]
    assert cells[4] == "=๑+๑ <b>&amp; \"ก\" 'ข'\tค 😀 น้ำ"
