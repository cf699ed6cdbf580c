"""One slip of the finger in a status: the same record, or a question, never another record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.text.doubts import may_not_be_done
from bot.text.matching import canon
from bot.text.misspelling import holds_a_slip
from tests.unit.text.listeners import hear, recorded

SAID = [
    "เสร็จแล้ว", "ยังไม่เสร็จ", "ยังไม่ได้ทำ", "กำลังทำอยู่", "อยู่ระหว่างดำเนินการ", "ไม่เกี่ยวข้อง", "ยังไม่ได้เริ่ม",
    "ยังไม่แล้วเสร็จ", "ดำเนินการเรียบร้อยแล้ว", "ยกเลิกแล้ว", "รอลงนาม", "ไม่ได้ดำเนินการ", "ยังไม่ครบ", "ใกล้เสร็จแล้ว",
]  # fmt: skip


def slips(text: str) -> Iterator[str]:
    """The text with a letter left out, typed twice, or changed with the next."""
    for place, letter in enumerate(text):
        yield text[:place] + text[place + 1 :]
        yield text[:place] + letter + text[place:]
        if place + 1 < len(text):
            yield text[:place] + text[place + 1] + letter + text[place + 2 :]


@pytest.mark.parametrize("said", SAID)
def test_a_slip_never_makes_another_record(said: str) -> None:
    right = recorded(hear(f"ข้อ 3 {said}ค่ะ"))
    found = {typed: recorded(hear(f"ข้อ 3 {typed}ค่ะ")) for typed in slips(said)}
    assert {typed: record for typed, record in found.items() if record and record != right} == {}


@pytest.mark.parametrize(
    "line",
    ["เสร็จแล้ว", "ติดป้ายใกล้ตลาดแล้ว", "ออกประกาศยกเลิกคำสั่งเดิมแล้ว", "ยังไม่พบปัญหา เสร็จแล้ว", "กล้องวงจรปิดติดตั้งแล้ว"],
)
def test_words_spelt_as_they_should_be_are_not_doubted(line: str) -> None:
    assert not may_not_be_done(canon(line))
    assert not holds_a_slip(canon(line))
