"""A message nothing of which could be recorded is asked about where it likely reports."""

from __future__ import annotations

import pytest

from bot.text.listening import Verdict, Why
from tests.unit.text.listeners import hear


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("ซดโฮก ข้อ 3 ลงรายงานแล้วค่ะ เปลโยกเยก", "3"),
    ],
)
def test_one_measure_said_to_be_somewhere_is_asked_about(words: str, ref: str) -> None:
    listened = hear(words)
    assert listened.verdict is Verdict.ASK
    assert [(found.why, found.refs) for found in listened.questions] == [(Why.HEDGE, (ref,))]


@pytest.mark.parametrize("words", ["ข้อ 1 เล่มอยู่กับท่านปลัดค่ะ", "ข้อ 5 ซดโฮกอยู่ค่ะ"])
def test_what_says_nothing_known_of_the_only_measure_is_asked_about(words: str) -> None:
    listened = hear(words)
    assert listened.verdict is Verdict.ASK
    assert [found.why for found in listened.questions] == [Why.STATUS_MISSING]


@pytest.mark.parametrize(
    "words",
    [
        "ซดโฮกเขาว่า ข้อ 3 ลงรายงานแล้วค่ะ",
        "ซดโฮก ข้อ 3 กองช่างลงรายงานแล้ว",
        "ข้อ 1 นี่แค่ซดโฮกค่ะ",
        "ข้อ 3 ข้อ 6 ของกองเราทั้งหมดเลย",
        "ซดโฮก ข้อ 3 ปี 67 ลงรายงานแล้วค่ะ",
    ],
)
def test_what_tells_of_others_or_jokes_is_not(words: str) -> None:
    assert hear(words).verdict is Verdict.SILENT
