"""Measures named by the words of their titles."""

from __future__ import annotations

import pytest

from bot.text.titles import matches, rivals
from bot.text.words import words_of
from tests.unit.text.listeners import titled_plan

MEASURES = tuple(titled_plan().measures())


@pytest.mark.parametrize(
    ("query", "ref"),
    [
        ("ศูนย์บริการเบ็ดเสร็จ", "2.1"),
        ("รายงานการประชุมสภา", "3"),
        ("รายงานการประชมสภา", "3"),
        ("แผ่นพับสิทธิผู้สูงอายุ", "6"),
        ("ครุภัณฑ์คอม", "4"),
    ],
)
def test_the_title_with_most_letters_in_common_comes_first(query: str, ref: str) -> None:
    best = matches([query], MEASURES)[0]
    assert best.measure.ref == ref
    assert best.fit > 0.5


def test_everyday_words_fit_no_title() -> None:
    assert matches(["กินข้าวเที่ยง"], MEASURES)[0].fit == 0
    assert matches(["ทำ"], MEASURES)[0].fit == 0


def test_titles_that_share_the_words_are_rivals() -> None:
    close = rivals(matches(["แผ่นพับ"], MEASURES), "แผ่นพับ")
    assert {match.measure.ref for match in close} == {"2.2", "6"}


def test_a_longer_query_tells_them_apart() -> None:
    close = rivals(matches(["แผ่นพับขั้นตอน"], MEASURES), "แผ่นพับขั้นตอน")
    assert [match.measure.ref for match in close] == ["2.2"]


def test_words_are_those_of_the_dictionary() -> None:
    assert {"แผ่นพับ", "ขั้นตอน"} <= words_of("แผ่นพับขั้นตอน")
