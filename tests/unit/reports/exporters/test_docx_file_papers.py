"""Memo, summary and annex in the Word file: the official form, pages of their own, photos as they are."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from lxml import etree

from bot.domain.calendar import FiscalYear
from bot.domain.numerals import Numerals
from bot.plan.importing import import_plan
from bot.reports.exporters.docx_file.document import write_docx
from bot.reports.memo import Given
from bot.reports.table import Report
from tests.support.docx_grid import document_xml, lines
from tests.support.huai_tan import DIVISIONS, office
from tests.support.papers import GIVEN, dressed
from tests.support.wordml_schema import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TYPED = '=HYPERLINK("x") <w:p/> {{ 7*7 }} #set $x$ \\n & "quoted" 🌸'


def opened(report: Report) -> docx.document.Document:
    return docx.Document(io.BytesIO(write_docx(report)))


def value(element: etree._Element, path: str, name: str = f"{W}val") -> str:
    """An attribute of something inside, empty where there is none."""
    found = element.find(path)
    return "" if found is None else str(found.get(name, ""))


def near(length: int | None, centimetres: float) -> bool:
    return length is not None and abs(length - Cm(centimetres)) < Cm(0.01)


def test_memo_and_summary_stand_upright_before_the_report_lying() -> None:
    memo, summary, report = opened(dressed()).sections
    assert near(memo.left_margin, 3)
    assert near(memo.right_margin, 2)
    assert (memo.orientation, summary.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT)
    assert report.orientation == WD_ORIENT.LANDSCAPE
    assert value(report._sectPr, f"{W}pgNumType", f"{W}start") == "1"


def test_the_memo_has_the_sizes_of_the_official_form() -> None:
    data = write_docx(dressed())
    heading = document_xml(data, "word/styles.xml").find(f".//{W}style[@{W}styleId='MemoHeading']")
    assert heading is not None
    assert value(heading, f"{W}rPr/{W}szCs") == "58"  # 29 points
    assert heading.find(f"{W}rPr/{W}bCs") is not None
    first = next(document_xml(data).iter(f"{W}p"))
    assert value(first, f"{W}pPr/{W}spacing", f"{W}line") == "700"  # 35 points
    assert value(first, f"{W}pPr/{W}spacing", f"{W}lineRule") == "exact"
    sizes = [value(run, f"{W}rPr/{W}szCs") for run in document_xml(data).iter(f"{W}r")]
    assert set(sizes) == {"", "40"}  # labels of 20 points, everything else by its style


def test_blanks_are_dots_to_write_on() -> None:
    shown = lines(write_docx(dressed(photo_count=0)))
    assert "ที่  \tวันที่  \t" in shown
    assert shown.count(f"ลงชื่อ{'.' * 44}") == 4
    assert sum(line.startswith("(......") for line in shown) == 4
    dotted = document_xml(write_docx(dressed())).iterfind(f".//{W}u[@{W}val='dotted']")
    assert len(list(dotted)) == 4 + 3 * 2  # agency, number, day, subject; two lines an opinion


def test_an_opinion_given_fills_its_block() -> None:
    shown = lines(write_docx(dressed(given=GIVEN)))
    start = shown.index("ความเห็นหัวหน้าสำนักปลัด  เห็นชอบ  เห็นควรเสนอผู้บริหารพิจารณา\t")
    assert shown[start + 2 : start + 6] == [
        "(นางสาวมาลี ศรีสุข)",
        "ผู้อำนวยการกองคลัง",
        "รักษาการแทน หัวหน้าสำนักปลัด",
        "วันที่ ๒๒ ตุลาคม ๒๕๖๘",
    ]


def test_only_an_office_that_supplied_an_emblem_has_one() -> None:
    assert list(document_xml(write_docx(dressed(photo_count=0))).iter(f"{WP}anchor")) == []
    (emblem,) = document_xml(write_docx(dressed(given=GIVEN, photo_count=0))).iter(f"{WP}anchor")
    assert near(int(value(emblem, f"{WP}extent", "cy")), 1.5)
    assert [int(offset.text or "") for offset in emblem.iter(f"{WP}posOffset")] == [Cm(3.0), Cm(1.5)]


def test_forty_photos_are_stored_as_they_came_four_to_a_page() -> None:
    report = dressed(photo_count=40)
    data = write_docx(report)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = [info for info in archive.infolist() if info.filename.startswith("word/media/")]
        assert {info.compress_type for info in media} == {zipfile.ZIP_STORED}
        kept = {archive.read(info) for info in media}
    assert report.annex is not None
    assert kept == {photo.read() for photo in report.annex.photos}
    annex = list(document_xml(data).iter(f"{W}tbl"))[-1]
    heights = {int(value(row, f"{W}trPr/{W}trHeight")) for row in annex.iter(f"{W}tr")}
    page = report.page
    assert len(list(annex.iter(f"{W}tr"))) == 20
    assert 2 * max(heights) <= (page.height - page.top - page.bottom) / 2.54 * 1440


def test_a_photo_has_words_for_those_who_cannot_see_it() -> None:
    described = [found.get("descr") for found in document_xml(write_docx(dressed())).iter(f"{WP}docPr")]
    assert described[0] == "ภาพที่ 1 มาตรการที่ ๑ สำนักปลัด ๑ กันยายน ๒๕๖๘"
    assert len(set(described)) == 6


def test_pictures_are_told_apart() -> None:
    ids = [found.get("id") for found in document_xml(write_docx(dressed(given=GIVEN))).iter(f"{WP}docPr")]
    assert len(ids) == len(set(ids)) == 7


def test_the_summary_tells_lights_without_colour() -> None:
    body = document_xml(write_docx(dressed()))
    words = "".join(text.text or "" for text in body.iter(f"{W}t"))
    assert "สถานะรายมาตรการ" in words
    coloured = [cell for cell in body.iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}shd") is not None]
    texts = ["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in coloured]
    assert texts
    assert all(any(sign in text for sign in "●◐○–✓?") for text in texts)


def test_the_papers_are_left_out_when_the_file_is_read_back() -> None:
    names = [division.name for division in DIVISIONS]

    def read(report: Report) -> object:
        found = import_plan(write_docx(report), "plan.docx", FiscalYear(2568), None, names)
        return found.plan, found.problems

    bare = replace(dressed(), memo=None, summary=None, annex=None)
    assert read(dressed(given=GIVEN)) == read(bare)


@pytest.mark.parametrize("typed", [TYPED, "ก" * 10_000, "a\x00b\x0bc", "\u202eอาย \U0001f469"])
def test_what_is_typed_is_printed_and_never_run(typed: str) -> None:
    named = replace(office("six-month", Numerals.ARABIC), name=typed)
    report = dressed(given=GIVEN, of=named, signer=f"ตำแหน่ง | {typed}")
    shown = lines(write_docx(report))
    printed = typed.replace("\x00", "").replace("\x0b", "")
    assert f"({printed})" in shown
    assert f"เรียน  นายกองค์การบริหารส่วนตำบล{printed}" in shown


@pytest.mark.parametrize("given", [(), GIVEN], ids=["blank", "signed"])
@pytest.mark.parametrize("photo_count", [0, 5])
def test_the_papers_are_sound_wordprocessingml(given: tuple[Given, ...], photo_count: int) -> None:
    assert faults(write_docx(dressed(given=given, photo_count=photo_count))) == []
