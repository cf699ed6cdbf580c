"""Numbers in words beside figures."""

from __future__ import annotations

import pytest

from bot.text.progress import is_part_of_whole
from bot.text.spelled import with_figures


def test_numbers_in_words_become_figures() -> None:
    assert with_figures("สี่เล่มจากสิบสองเล่ม") == "4เล่มจาก12เล่ม"
    assert with_figures("สามารถห้ามนั่งเก้าอี้ หกล้ม") == "สามารถห้ามนั่งเก้าอี้ หกล้ม"


@pytest.mark.parametrize(
    "line", ["ติดไปสองจุดจากห้าจุดค่ะ", "เสร็จสามในสี่เล่ม", "ลงแล้ว 2 คันจากสามคัน", "พิมพ์เสร็จสี่ตำแหน่งจากหกตำแหน่ง"]
)
def test_a_part_may_be_counted_in_words(line: str) -> None:
    assert is_part_of_whole(line)


@pytest.mark.parametrize("line", ["ครบห้าจากห้าจุด", "อบรมสองคนจากสามคน", "ทำเสร็จในสามวัน", "หนังสือจากสองอำเภอ"])
def test_not_every_two_numbers_are_a_part(line: str) -> None:
    assert not is_part_of_whole(line)
