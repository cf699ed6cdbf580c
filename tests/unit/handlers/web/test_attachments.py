"""Thai file names reach every browser: the extended form for those that know it, ASCII for the others."""

from __future__ import annotations

import pytest
from werkzeug.http import parse_options_header

from handlers.web.attachments import attachment


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("รายงาน-อบต.ห้วยตาล-ปี2568-รอบ1.docx", "report-2568-1.docx"),
        ("report.pdf", "report-report.pdf"),
        ("รายงาน", "report"),
        ('a"b\r\nSet-Cookie: x.csv', "report-a-b-Set-Cookie-x.csv"),
    ],
)
def test_a_name_is_told_in_both_forms_and_breaks_out_of_neither(name: str, plain: str) -> None:
    header = attachment(name)
    assert header.isascii()
    assert "\r" not in header
    assert "\n" not in header
    assert f'filename="{plain}"' in header
    kind, options = parse_options_header(header)
    assert kind == "attachment"
    assert options["filename"] == name
