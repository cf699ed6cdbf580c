"""Patterns looked for in the same text, one after the other."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.text.bundles import Bundle

SOURCES = ["(?<=ก)ขค", "เมื่อ ?(?:วาน|เช้า)", "[0-9]+", "(?:วัน|ปี)(?:หน้า|ก่อน)", "ita"]
texts = st.lists(st.sampled_from(["กขค", "เมื่อวาน", "เมื่อ เช้า", "12", "ปีก่อน", "วัน", "ITA", " "]), max_size=6)


@given(texts.map("".join))
def test_all_that_each_pattern_finds_is_found_in_order(text: str) -> None:
    found = [match.span() for match in Bundle(SOURCES, re.IGNORECASE).found_in(text)]
    assert found == [match.span() for source in SOURCES for match in re.finditer(source, text, re.IGNORECASE)]


def test_no_patterns_find_nothing() -> None:
    assert Bundle(()).found_in("เมื่อวาน") == []
