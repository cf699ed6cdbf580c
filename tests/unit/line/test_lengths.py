"""Counting and cutting as LINE counts, without hurting a Thai syllable or an emoji."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.lengths import escaped_bytes, parts, sendable, units, within_clusters, within_units

PILED = "ก" + "\u0e49" * 50
THAI = st.text(st.sampled_from("กขน ำ่้ิเแ\n🎉👍🏽\u200d"), max_size=60)


def test_thai_letters_count_one_and_emoji_two() -> None:
    assert units("บันทึกผลการดำเนินงาน") == 20
    assert units("🎉") == 2


def test_a_thai_letter_goes_out_as_six_bytes() -> None:
    assert escaped_bytes("ก") == 8
    assert escaped_bytes("🎉") == 14


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("สั้น", 4, "สั้น"),
        ("น้ำน้ำน้ำ", 7, "น้ำน้ำ…"),
        ("น้ำน้ำน้ำ", 6, "น้ำ…"),
        ("ab🎉🎉", 5, "ab🎉…"),
        ("ab🎉🎉", 4, "ab…"),
        ("สวัสดี ครับ", 8, "สวัสดี…"),
        (PILED, 10, PILED[:9] + "…"),
    ],
)
def test_a_cut_in_code_units(text: str, limit: int, cut: str) -> None:
    assert within_units(text, limit) == cut


def test_a_cut_without_ending_keeps_its_spaces() -> None:
    assert within_units("รายงาน 3 เสร็จ", 9, ending="") == "รายงาน 3 "


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [("น้ำน้ำน้ำ", 3, "น้ำน้ำน้ำ"), ("น้ำน้ำน้ำ", 2, "น้ำ…"), ("👨‍👩‍👧‍👦👍🏽❤️🇹🇭", 3, "👨‍👩‍👧‍👦👍🏽…")],
)
def test_a_cut_in_clusters(text: str, limit: int, cut: str) -> None:
    assert within_clusters(text, limit) == cut


def test_a_long_text_parts_after_a_line() -> None:
    assert parts("ข้อ ๑ ประชุม\nข้อ ๒ อบรม\n", 15) == ["ข้อ ๑ ประชุม\n", "ข้อ ๒ อบรม\n"]


def test_a_line_end_early_in_the_piece_is_no_place_to_part() -> None:
    assert parts("๑\n" + "ก" * 20, 15) == ["๑\n" + "ก" * 13, "ก" * 7]


@given(THAI, st.integers(4, 20))
def test_parts_joined_are_the_text(text: str, limit: int) -> None:
    pieces = parts(text, limit)
    assert "".join(pieces) == text
    assert all(units(piece) <= limit for piece in pieces)


@given(THAI | st.just(PILED), st.integers(2, 20))
def test_a_cut_text_is_within_its_limit_and_begins_like_the_whole(text: str, limit: int) -> None:
    cut = within_units(text, limit)
    assert units(cut) <= limit
    assert text.startswith(cut.removesuffix("…"))


@pytest.mark.parametrize("nothing", [None, "", " \n\t", "\u00a0"])
def test_nothing_to_see_is_not_sendable(nothing: str | None) -> None:
    assert sendable(nothing) == ""


def test_half_an_emoji_becomes_a_visible_gap() -> None:
    assert sendable("ก\ud83dข\x00") == "ก\ufffdข\ufffd"
