"""Words: cutting runs of Thai letters as the dictionary has them."""

from __future__ import annotations

import sys
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.words import WordList, thai_words

THAI = st.text("กขคงนรสะาิีุ่้์ัเแไำฯๆ", max_size=40)


@pytest.mark.parametrize(
    "words",
    [
        ("จัดทำ", "ทะเบียน", "คุม", "พัสดุ"),
        ("ประชาสัมพันธ์", "ช่องทาง", "รับ", "เรื่อง", "ร้องเรียน"),
        ("การ", "ดำเนินการ", "ตาม", "มาตรการ"),
        ("เพื่อ", "ความ", "โปร่งใส", "ใน", "ที่ประชุม"),
        ("ใช้", "เป็น", "หลักฐาน"),
        ("กตัญญู", "ฐานข้อมูล", "ป่า", "ฟ้า", "ฝั่ง", "ซ้ำ", "ค่ำ", "ปั๊ม", "น้ำ"),
    ],
)
def test_a_run_is_cut_between_its_words(words: tuple[str, ...]) -> None:
    assert thai_words().split("".join(words)) == words


def test_an_office_brings_its_own_names() -> None:
    own = thai_words() | WordList.of(["เขาตาลวงค์"])
    assert own.split("อำเภอเขาตาลวงค์") == ("อำเภอ", "เขาตาลวงค์")


def test_what_no_list_knows_stays_in_one_piece() -> None:
    listed = WordList.of(["ประชุม"])
    assert listed.split("ประชุมฎฏฐฑฒ") == ("ประชุม", "ฎฏฐฑฒ")


def test_shorter_words_when_long_ones_do_not_fit() -> None:
    assert thai_words().split("องค์การบริหารส่วนตำบล") == ("องค์การบริหารส่วนตำบล",)
    assert thai_words().split("องค์การบริหารส่วนตำบล", longest=10) == ("องค์การ", "บริหาร", "ส่วน", "ตำบล")


@given(THAI)
def test_nothing_is_lost_and_no_vowel_begins_a_piece(run_of_letters: str) -> None:
    pieces = thai_words().split(run_of_letters)
    assert "".join(pieces) == run_of_letters
    assert all(piece[0] not in "ะาิีุ่้์ัำ" for piece in pieces[1:])


def test_the_word_list_is_read_without_its_library() -> None:
    script = "import sys, bot.reports.words as w; w.thai_words(); print('pythainlp' in sys.modules)"
    assert run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"
