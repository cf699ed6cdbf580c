"""What a text must hold for a pattern to match in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.needs import needed

ALPHABET = "กขคงai1 .ขอแก้"
PIECES = ["กข", "ค", "a", "1", ".", " ", "[กค]", "[^ก]", r"\.", "ก?", "(?:กข|ค)", "(?:ก|)", "ค{2}", "ข+",
          "(?=ก)", "(?!ก)", "(?<=ก)", "(?<!ข)", "(?P<a>กค)?", "^", "$"]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("ขอแก้|ผิด(?!ชอบ)", {"ขอแก้", "ผิด"}),
        ("ที่ถูก(?:คือ|เป็น)", {"ที่ถูกค", "ที่ถูกเ"}),
        ("(?:วัน|ปี)หน้า", {"หน้า"}),
        ("เ{2,}", {"เเ"}),
        ("[?!]+", {"?", "!"}),
        ("(?<=ของ)ปีนี้", {"ปีนี้"}),
        ("จะ(?=เลื่อน)", {"เลื่อน"}),
        ("พี่ครู|ครู", {"ครู"}),
    ],
)
def test_the_rarest_words_every_match_holds_one_of(source: str, words: set[str]) -> None:
    assert needed(source) == frozenset(words)


@pytest.mark.parametrize(
    "source", ["ก?", "[^ก]", r"\s", "ก|.", "(?!ก)", "(?<=ก)[ก-๎]", "|".join("กขคงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟ")]
)
def test_where_nothing_certain_is_needed_nothing_is_told(source: str) -> None:
    assert needed(source) is None


def test_letters_of_either_case_are_not_needed() -> None:
    assert needed("ita", re.IGNORECASE) is None
    assert needed("(?i:ita)") is None
    assert needed("มาตรการ ita", re.IGNORECASE) == frozenset({"มาตรการ "})


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), st.text(ALPHABET, max_size=12))
def test_no_match_lacks_what_its_pattern_needs(source: str, text: str) -> None:
    try:
        words = needed(source)
    except re.error:
        return
    if words and re.search(source, text):
        assert any(word in text for word in words)
