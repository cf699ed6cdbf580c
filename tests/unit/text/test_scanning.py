"""Many patterns in one pass."""

from __future__ import annotations

import pytest

from bot.text.scanning import Scanner, plain_beginning


def test_the_first_pattern_in_order_wins_where_several_begin() -> None:
    scanner = Scanner([("ใบเสร็จ", "paper"), ("เสร็จแล้ว", "long"), ("เสร็จ", "short"), ("เสร(?:็จ)?", "never")])
    text = "ใบเสร็จ เสร็จแล้ว เสร็จ"
    found = [(meaning, text[begin:stop]) for meaning, begin, stop in scanner.find(text, 0, len(text))]
    assert found == [("paper", "ใบเสร็จ"), ("long", "เสร็จแล้ว"), ("short", "เสร็จ")]


def test_only_the_stretch_asked_for_is_read() -> None:
    assert Scanner([("ก", 1)]).find("กกก", 1, 2) == [(1, 1, 2)]


@pytest.mark.parametrize("pattern", ["", "(?:ก|ข)", "ก?ข", ".*", r"\d"])
def test_a_pattern_must_begin_with_a_plain_letter(pattern: str) -> None:
    with pytest.raises(ValueError, match="plain letter"):
        Scanner([(pattern, 1)])


@pytest.mark.parametrize(
    ("pattern", "beginning"), [("เสร็จ(?:แล้ว)?", "เสร็จ"), ("ยัง ?ไม่", "ยัง"), ("กข", "กข"), ("ก+", "")]
)
def test_letters_that_stand_for_themselves(pattern: str, beginning: str) -> None:
    assert plain_beginning(pattern) == beginning
