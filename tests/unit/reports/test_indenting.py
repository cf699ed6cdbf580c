"""Items of a list and items within an item are told apart by their markers."""

from __future__ import annotations

import pytest

from bot.reports.indenting import ITEM, TEXT, WITHIN_ITEM, levels


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((), ()),
        (("ทำคู่มือ",), (TEXT,)),
        (("๑. เขียน", "๒. แจก"), (ITEM, ITEM)),
        (("๑. เขียน", "๑.๑ ร่าง", "๑.๒ ตรวจ", "๒. แจก"), (ITEM, WITHIN_ITEM, WITHIN_ITEM, ITEM)),
        (("- ตั้งกรรมการ", "๑. นายตาล", "๒. นางสาวไผ่", "- ตรวจนับ"), (ITEM, WITHIN_ITEM, WITHIN_ITEM, ITEM)),
        (("๑. ตั้งกรรมการ", "- นายตาล", "๒. ตรวจนับ"), (ITEM, WITHIN_ITEM, ITEM)),
        (("สำนักปลัด", "๑. พิมพ์", "กองคลัง", "๑. ลงเว็บ"), (TEXT, ITEM, TEXT, ITEM)),
    ],
)
def test_levels(paragraphs: tuple[str, ...], expected: tuple[int, ...]) -> None:
    assert levels(paragraphs) == expected
