"""Phone numbers, citizens' numbers and LINE ids are found as typed; dates and orders are none."""

from __future__ import annotations

import pytest

from bot.text.private_words import private_words


@pytest.mark.parametrize(
    "words",
    [
        "081-234-5678",
        "0812345678",
        "๐๘๑ ๒๓๔ ๕๖๗๘",
        "032-123-456",
        "02 123 4567",
        "+66 81 234 5678",
        "1-2345-67890-12-3",
        "U0123456789abcdef0123456789abcdef",
    ],
)
def test_private_words_are_found_as_typed(words: str) -> None:
    assert private_words(f"ติดต่อ {words} ได้ทุกวัน") == (words,)


@pytest.mark.parametrize(
    "words",
    [
        "คำสั่งที่ 123/2568",
        "10 ม.ค. 2568 ถึง 15 ก.พ. 2568",
        "งบประมาณ 1,200,000 บาท",
        "https://huaitan.example/news/0812345678/view",
        "ครบ 120 รายการ",
    ],
)
def test_other_numbers_are_left_alone(words: str) -> None:
    assert private_words(words) == ()
