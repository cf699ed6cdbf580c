"""A report built into the office's own Word file keeps its letterhead, its margins and its styles."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest

from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from tests.support.docx_grid import document_xml, grid, lines
from tests.support.huai_tan import AS_OF, entries, office, plan
from tests.support.word_templates import LEFT_OVER, LETTERHEAD, OWN_STYLE_ID, as_dotx, fetching, letterhead
from tests.support.wordml_schema import W


def built(template: bytes | None, layout: str = "six-month") -> bytes:
    report = compile_report(office(layout), plan(layout), entries(), load_layout(layout), 2, AS_OF)
    return export(replace(report, template=template), "docx").data


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_the_report_says_the_same_as_without_a_template(layout: str) -> None:
    assert grid(built(letterhead(), layout)) == grid(built(None, layout))
    assert lines(built(letterhead(), layout)) == lines(built(None, layout))


def test_letterhead_and_margins_stay_and_the_page_lies_as_the_layout_wants() -> None:
    section = docx.Document(io.BytesIO(built(letterhead()))).sections[-1]
    assert section.header.paragraphs[0].text == LETTERHEAD
    assert section.left_margin is not None
    assert section.page_width is not None
    assert (round(section.left_margin.cm, 1), round(section.page_width.cm, 1)) == (3.0, 29.7)
    columns = document_xml(built(letterhead())).iterfind(f".//{W}gridCol")
    assert sum(int(column.get(f"{W}w", "0")) for column in columns) == pytest.approx(
        23.7 / 2.54 * 1440, abs=10
    )


def test_the_offices_own_style_is_used_and_the_others_are_added() -> None:
    document = docx.Document(io.BytesIO(built(letterhead())))
    names = [style.name for style in document.styles]
    assert names.count("ข้อความในตาราง") == 1
    assert "หัวตาราง" in names
    style = document.tables[0].cell(1, 2).paragraphs[0].style
    assert style is not None
    assert (style.name, style.font.size.pt if style.font.size else None) == ("ข้อความในตาราง", 12)
    assert OWN_STYLE_ID.encode() not in zipfile.ZipFile(io.BytesIO(built(letterhead()))).read(
        "word/styles.xml"
    )


def test_the_report_goes_where_the_office_wants_it() -> None:
    template = letterhead(("เรื่อง รายงาน", "{report}", "ลงชื่อ"))
    told = lines(built(template))
    assert (told[0], told[-1]) == ("เรื่อง รายงาน", "ลงชื่อ")
    assert "{report}" not in told
    assert LEFT_OVER not in lines(built(letterhead()))


def test_a_dotx_becomes_a_document() -> None:
    assert grid(built(as_dotx(letterhead()))) == grid(built(None))
    types = zipfile.ZipFile(io.BytesIO(built(as_dotx(letterhead())))).read("[Content_Types].xml")
    assert b"template.main" not in types


def test_nothing_of_the_result_points_outside() -> None:
    data = built(fetching(letterhead(), "https://elsewhere.example/pixel.png"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"elsewhere" in archive.read(name) for name in archive.namelist())


def test_what_was_exported_and_restyled_is_a_template_too() -> None:
    exported = built(None)
    assert grid(built(exported)) == grid(exported)
    assert lines(built(exported)) == lines(exported)
