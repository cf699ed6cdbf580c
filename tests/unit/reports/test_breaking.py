"""Breaking: where a line may end, and where it never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.breaking import Breaker
from tests.support.growing import assert_linear


def shown(text: str, *names: str) -> str:
    return "|".join(Breaker(names).pieces(text))


@pytest.mark.parametrize(
    "pieces",
    [
        "จัดทำ|คู่มือ| |เสร็จ",
        "หน่วยงาน|ต่าง ๆ| |แล้ว",  # ๆ stays with its word, over the space of official spelling
        "กอง|การศึกษา ฯ| |แจ้ง",
        "อาคาร| |สถานที่| |ฯลฯ",
        "ระดับ| |“ดี”|และ|(ITA)",
        "คะแนน|(๘๓.๑๗)| |ลดลง",
        "สำนัก/|กอง",
        "ยืม-|คืน",
        "พ.ศ. ๒๕๖๘",
        "ผู้เข้าร่วม| |๑๒ คน|จาก| |8 หมู่บ้าน",  # a number stays with what it counts
        "เมื่อ|วันที่| |๕ มีนาคม| |๒๕๖๘",
        "(5 ก.ย. 68)",
        "ข้อ| |3| |ส่ง|แล้ว",
        "ต.ค.๒๕๖๔| |-| |ก.ย. ๒๕๖๕",
        "1,234.50 บาท",
        "https://|huaitan.|example/|manual?|id=|5",
        "โทร.| |02-123-4567",
    ],
)
def test_a_line_may_end_at_the_bars_only(pieces: str) -> None:
    assert shown(pieces.replace("|", "")) == pieces


def test_names_of_the_office_are_not_broken() -> None:
    assert shown("ชาวเขาตาลวงค์") != "ชาว|เขาตาลวงค์"
    assert shown("ชาวเขาตาลวงค์", "เขาตาลวงค์") == "ชาว|เขาตาลวงค์"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("องค์การบริหารส่วนตำบล", ["องค์การ", "บริหาร", "ส่วน", "ตำบล"]),
        ("๑๒,๓๔๕.๐๐ บาท", ["๑๒,๓๔๕.๐๐", " ", "บาท"]),
        ("aaaaaaaaaaaaaaaaaaaaaaa", ["aaaaaaaaaaaa", "aaaaaaaaaaa"]),
        ("ฎี่ฎี่ฎี่ฎี่ฎี่", ["ฎี่ฎี่ฎี่ฎี่", "ฎี่"]),  # never between a letter and its marks
    ],
)
def test_what_does_not_fit_is_cut(text: str, parts: list[str]) -> None:
    assert list(Breaker().fitted(text, lambda piece: len(piece) <= 12)) == parts


@given(st.text(), st.integers(4, 30))
def test_pieces_joined_are_the_text_and_fit(text: str, width: int) -> None:
    pieces = list(Breaker().fitted(text, lambda piece: len(piece) <= width))
    assert "".join(pieces) == text
    # A letter with its marks is the least a line can hold.
    assert all(len(piece) <= max(width, 9) or piece.isspace() for piece in pieces)


@pytest.mark.parametrize("unit", ["ก", "a", "ๆ ", "การดำเนินการ", "(", "/", "ב ", "😊"])
def test_a_long_text_takes_linear_time(unit: str) -> None:
    def broken(text: str) -> list[str]:
        return list(Breaker().fitted(text, lambda piece: len(piece) <= 20))

    assert_linear(broken, lambda length: (unit * length)[:length])
