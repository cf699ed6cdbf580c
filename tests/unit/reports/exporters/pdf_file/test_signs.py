"""Signs: every one the fonts can print is printed, every other becomes a box."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.invented_report import invented_report
from bot.reports.exporters.pdf_file.document import write_pdf
from bot.reports.exporters.pdf_file.signs import OWN_RANGES, Signs
from bot.reports.fonts import thai_font
from tests.support.pdf_text import pages

pytestmark = pytest.mark.thai_font


def printable(text: str) -> str:
    font = thai_font()
    assert font is not None
    return Signs(font).printable(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("น้ำ ✓ √ → ฿ ½ é Ω", "น้ำ ✓ √ → ฿ ½ é Ω"),
        ("เยี่ยม😊", "เยี่ยม□"),
        ("👍🏽", "□"),
        ("👨‍👩‍👧", "□"),
        ("中文", "□□"),
        ("ก\u202eข\u200fค\ufeff", "กขค"),
        ("ก\x00\x1bข", "กข"),
    ],
)
def test_what_no_font_can_print_becomes_a_box(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.poppler
def test_the_typesetter_can_print_all_it_is_said_to() -> None:
    signs = "".join(chr(code) for first, last in OWN_RANGES for code in range(first, last + 1))
    assert printable(signs).replace("\u00ad", "") == signs.replace("\u00ad", "")
    report = replace(invented_report("six-month", sections=1), preface=(" ".join(signs),))
    shown = "".join(pages(write_pdf(report)))
    assert [sign for sign in "ΩЖ→✓□≥①½" if sign in signs and sign not in shown] == []
