"""Memo, summary and annex in the pdf."""

from __future__ import annotations

import page
import pytest

from bot.reports.exporters.pdf_file.document import write_pdf
from tests.support.papers import GIVEN, dressed
from tests.support.pdf_text import pages, squeezed

pytestmark = [pytest.mark.thai_font, pytest.mark.poppler]


def test_memo_and_summary_stand_in_front_without_numbers_and_the_annex_behind() -> None:
    report = dressed(given=GIVEN, photo_count=6)
    assert report.summary is not None
    assert report.annex is not None
    shown = pages(write_pdf(report))
    assert shown[0].startswith("บันทึกข้อความ")
    assert "เห็นชอบเห็นควรเสนอผู้บริหารพิจารณา" in shown[0]
    assert shown[1].startswith(squeezed(report.summary.title))
    assert shown[2].startswith(squeezed(report.title_lines[0]))
    assert shown[3].startswith("๒")
    assert squeezed(report.annex.photos[5].label) in shown[-1]
    assert squeezed(report.annex.photos[3].label) in shown[-2]


def test_a_memo_nobody_has_signed_has_lines_to_write_on() -> None:
    report = dressed(photo_count=0)
    assert report.memo is not None
    shown = pages(write_pdf(report))[0]
    assert shown.count("ลงชื่อ......") == 1 + len(report.memo.opinions)
    assert shown.count("(......") == 1 + len(report.memo.opinions)


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_the_papers_too_are_made_to_last_and_for_everybody(profile: str) -> None:
    found = page.validate_pdf_bytes(write_pdf(dressed(given=GIVEN)), profile=profile)
    assert [one.message for one in found.failures if "STREAM-LENGTH" not in one.rule_id] == []
