"""The two units of length."""

from __future__ import annotations

import pytest

from bot.line.simulator.lengths import graphemes, utf16_units


@pytest.mark.parametrize(
    ("text", "units", "clusters"),
    [
        ("", 0, 0),
        ("บันทึกผลการดำเนินงาน", 20, 16),
        ("🍎", 2, 1),
        ("กำกั้น", 6, 3),
        ("👩‍🌾👍🏽", 9, 2),
        ("🇹🇭🇱🇦", 8, 2),
        ("ก\r\nข", 4, 3),
        ("\u0e31", 1, 1),
        ("a\u200bb", 3, 3),
    ],
)
def test_units_and_graphemes(text: str, units: int, clusters: int) -> None:
    assert (utf16_units(text), graphemes(text)) == (units, clusters)
