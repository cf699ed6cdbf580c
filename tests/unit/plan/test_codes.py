"""Question codes of the ITA, as printed."""

from __future__ import annotations

import pytest

from bot.plan.codes import read_code


@pytest.mark.parametrize(
    ("question", "code", "rest"),
    [
        ("E๕ เจ้าหน้าที่ตอบชัด", "E5", "เจ้าหน้าที่ตอบชัด"),
        ("i20 ขั้นตอนสะดวก", "I20", "ขั้นตอนสะดวก"),
        ("O 12 คู่มือ", "O12", "คู่มือ"),
        ("(E๑๑) ปรับปรุง", "E11", "ปรับปรุง"),
        ("๑๒ ท่านรู้แผน", "I12", "ท่านรู้แผน"),
        ("๑๒. ท่านรู้แผน", "I12", "ท่านรู้แผน"),
        ("ข้อ ๑๒ ท่านรู้แผน", "I12", "ท่านรู้แผน"),
        ("O๐๘ การให้บริการ", "O8", "การให้บริการ"),
    ],
)
def test_a_code_opens_a_question(question: str, code: str, rest: str) -> None:
    assert read_code(question) == (code, rest)


@pytest.mark.parametrize(
    "question", ["การให้บริการ", "๒๕๖๘ เป็นปี", "๑๐.๒ คะแนน", "E-Service", "๑๒", "", "Online"]
)
def test_other_openings_are_no_code(question: str) -> None:
    assert read_code(question) is None
