"""Numbers are printed in the office's numerals; addresses and codes stay as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.numerals import Numerals, printed, to_arabic, to_thai


@pytest.mark.parametrize(
    ("typed", "thai"),
    [
        ("อบรม 2 รุ่น 30 คน", "อบรม ๒ รุ่น ๓๐ คน"),
        ("ข้อ2.1", "ข้อ๒.๑"),
        ("คำสั่งที่ 112/2569", "คำสั่งที่ ๑๑๒/๒๕๖๙"),
        ("ป้ายขนาด 1.2x2.4 เมตร", "ป้ายขนาด ๑.๒x๒.๔ เมตร"),
        ("งบ 12,500.50 บาท", "งบ ๑๒,๕๐๐.๕๐ บาท"),
        ("ดูที่ https://huaytan.example/2569/a1 นะ", "ดูที่ https://huaytan.example/2569/a1 นะ"),
        ("เพจ facebook.com/huaytan2 เปิด 2 วัน", "เพจ facebook.com/huaytan2 เปิด ๒ วัน"),
        ("แจ้ง clerk9@huaytan.example ภายใน 3 วัน", "แจ้ง clerk9@huaytan.example ภายใน ๓ วัน"),
        ("ข้อ E5 และ O12", "ข้อ E5 และ O12"),
        ("COVID-19", "COVID-19"),
        ("รหัส 0๔๒", "รหัส 0๔๒"),
        ("๑๐ เมษายน 2569", "๑๐ เมษายน ๒๕๖๙"),
    ],
)
def test_thai_office(typed: str, thai: str) -> None:
    assert printed(typed, Numerals.THAI) == thai


def test_arabic_office() -> None:
    assert printed("อบรม ๒ รุ่น ๓๐ คน", Numerals.ARABIC) == "อบรม 2 รุ่น 30 คน"


@given(st.text())
def test_printing_again_changes_nothing(text: str) -> None:
    once = printed(text, Numerals.THAI)
    assert printed(once, Numerals.THAI) == once


@given(st.text())
def test_only_digits_ever_change(text: str) -> None:
    assert to_arabic(printed(text, Numerals.THAI)) == to_arabic(text)
    assert to_arabic(to_thai(text)) == to_arabic(text)
