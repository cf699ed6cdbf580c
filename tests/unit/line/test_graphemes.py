"""What a reader takes for one character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.graphemes import clusters


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("บันทึกผลการดำเนินงาน", 16),
        ("น้ำ", 1),
        ("เกี๊ยะ", 4),
        ("ปู่", 1),
        ("กำ ลั ง", 5),
        ("abc", 3),
        ("e\u0301", 1),
        ("👨‍👩‍👧‍👦", 1),
        ("👍🏽", 1),
        ("❤️", 1),
        ("🇹🇭🇱🇦", 2),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 1),
        ("ก\u200d🎉", 2),
        ("\r\n", 1),
        ("\n\u0e49", 2),
        ("\u200b\u0e49", 2),
    ],
)
def test_known_counts(text: str, count: int) -> None:
    assert len(list(clusters(text))) == count


@given(st.text(st.sampled_from("กาำ่ิเ 🎉👍🏽\u200d\ufe0f🇹🇭a\r\n")) | st.text())
def test_clusters_joined_are_the_text(text: str) -> None:
    found = list(clusters(text))
    assert "".join(found) == text
    assert all(found)
