"""Searching forgives what people mistype in Thai, and finds the passage as it was typed."""

from __future__ import annotations

import pytest

from bot.text.searching import found_in, searched
from tests.support.growing import assert_linear


@pytest.mark.parametrize(
    ("query", "text", "passage"),
    [
        ("คูมือ", "จัดทำคู่มือแล้ว", "คู่มือ"),
        ("จัดซื้อจัดจ้าง", "ผลจัดซื้อ จัดจ้างรายเดือน", "จัดซื้อ จัดจ้าง"),
        ("112/2569", "คำสั่งที่ ๑๑๒/๒๕๖๙", "๑๑๒/๒๕๖๙"),
        ("e-service", "ระบบ E-Service", "E-Service"),
        ("น้ำ", "นํ้าประปา", "นํ้า"),
    ],
)
def test_the_passage_is_found_as_typed(query: str, text: str, passage: str) -> None:
    (span,) = found_in(text, searched(query))

    assert text[slice(*span)] == passage


def test_other_words_are_not_found() -> None:
    assert found_in("จัดทำคู่มือแล้ว", searched("ประกาศ")) == []
    assert searched(" \n ") == ()


def test_passages_that_touch_are_one() -> None:
    assert found_in("จัดซื้อจัดจ้าง", searched("จัดซื้อ จัดจ้าง")) == [(0, 14)]


def test_finding_is_linear() -> None:
    words = searched("กก ขข")

    assert_linear(lambda text: found_in(text, words), lambda length: "กขค " * (length // 4))
