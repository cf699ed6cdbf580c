"""Fonts: the Thai font of this machine and its measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reports import fonts
from bot.reports.fonts import FAMILIES, Font, thai_font


def installed() -> Font:
    font = thai_font()
    assert font is not None
    return font


@pytest.mark.thai_font
def test_the_font_is_one_we_print_with_scaled_to_sarabun() -> None:
    font = installed()
    assert font.family in FAMILIES
    assert font.width("ก" * 100, 16) == pytest.approx(617.6)  # TH Sarabun New: 0.386 of its size
    assert font.line_height(16) == pytest.approx(18.2, abs=0.2)


@pytest.mark.thai_font
def test_vowels_above_and_below_take_no_room() -> None:
    font = installed()
    assert font.width("ที่นี้", 14) == font.width("ทน", 14)
    assert font.width("นก", 14, is_bold=True) > font.width("น", 14, is_bold=True)


@pytest.mark.thai_font
def test_a_sign_the_font_has_not_is_known_as_such() -> None:
    assert installed().has("ก")
    assert not installed().has("😊")


def test_without_a_thai_font_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Sarabun.ttf").write_bytes(b"no font at all")
    monkeypatch.setattr(fonts, "_FOLDERS", (str(tmp_path),))
    thai_font.cache_clear()
    try:
        assert thai_font() is None
    finally:
        thai_font.cache_clear()
