"""What people call their files becomes a name every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.file_names import safe_file_name


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("คู่มือปฏิบัติงาน 2568.pdf", "คู่มือปฏิบัติงาน 2568.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Users\\a\\x.docx", "C-Users-a-x.docx"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("con.pdf", "file.bin"),
        ("...", "file.bin"),
        ("", "file.bin"),
        ("line\nbreak\x00.txt", "line break.txt"),
        ("ก" * 300 + ".xlsx", "ก" * 38 + ".xlsx"),
        ("รูป🌸.jpg", "รูป🌸.jpg"),
        ('a<b>:"c|?*.png', "a-b-c-.png"),
        (".hidden", "hidden"),
    ],
)
def test_a_name_keeps_what_is_harmless(typed: str, safe: str) -> None:
    assert safe_file_name(typed, "file.bin") == safe


@given(st.text(max_size=300))
def test_whatever_is_typed_the_name_is_short_and_leads_nowhere(typed: str) -> None:
    name = safe_file_name(typed, "file.bin")
    assert name
    assert not set(name) & set('/\\:*?"<>|\n\r\x00')
    assert len(name.encode()) <= 120
    assert not name.startswith(".")
    assert not name.endswith((" ", "."))
