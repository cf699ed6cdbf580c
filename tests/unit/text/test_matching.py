"""The matching copy: one spelling for many, and the way back to what was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text.matching import canon, copy_of

CHAT = st.text(
    alphabet="กขคงจดนมรลวสหอแเะาำัิีึุู็่้๊๋์ํๆฯ๐๑๙019.,:()/-% \n\t\u200b\ufeff\u00a0\u00adAe！３é…①ﬁ😀",
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "copied"),
    [
        ("๒.๑ จัดอบรม", "2.1 จัดอบรม"),
        ("２．１", "2.1"),
        ("๘๐％", "80%"),
        ("เเล้ว", "แล้ว"),
        ("ท่ี", "ที่"),
        ("แล้้ว", "แล้ว"),
        ("ดีี", "ดี"),
        ("ค่ะะะ", "ค่ะ"),
        ("ครับบบบ", "ครับ"),
        ("มากกกกก", "มาก"),
        ("แบบบันทึก", "แบบบันทึก"),
        ("สสส. ห้วยตาล", "สสส. ห้วยตาล"),
        ("ท\u0e4d\u0e32แล้ว", "ทำแล้ว"),
        ("ท\u0e4d\u0e49\u0e32", "ท้ำ"),
        ("เสร ็จ", "เสร็จ"),
        ("ข้อ\u00a03", "ข้อ 3"),
        ("ข้อ  \t 3", "ข้อ 3"),
        ("รา\u200bย\ufeffงา\u200dน", "รายงาน"),
        ("ผลลัพธ์：ดี", "ผลลัพธ์:ดี"),
        ("1️⃣ ก", "1) ก"),
        ("  ก  \n  ข  ", "ก \n ข"),
        ("ก\u2028ข", "ก\nข"),
        ("\ud800ก", "ก"),
        ("Café", "Cafe"),
        ("", ""),
    ],
)
def test_typing_variants_become_one_spelling(typed: str, copied: str) -> None:
    assert canon(typed) == copied


@given(st.text() | CHAT)
@example("่ ิ ็")
@example("เ\u200bเ")
def test_the_copy_of_a_copy_is_the_copy(text: str) -> None:
    assert canon(canon(text)) == canon(text)


@given(
    st.text(st.characters(codec="utf-8")) | CHAT,
    st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
)
def test_unicode_forms_share_a_copy(text: str, form: str) -> None:
    assert canon(unicodedata.normalize(form, text)) == canon(text)  # type: ignore[arg-type]


@given(st.text() | CHAT)
def test_every_letter_of_the_copy_knows_where_it_came_from(text: str) -> None:
    copy = copy_of(text)
    assert copy.text == canon(text)
    assert len(copy.starts) == len(copy.ends) == len(copy.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(copy.starts, copy.ends, strict=True))
    assert list(copy.starts) == sorted(copy.starts)


@pytest.mark.parametrize(
    ("typed", "found", "cut"),
    [
        ("ข้อ ๓ จัดอบรม", "จัดอบรม", "จัดอบรม"),
        ("ข้อ ๓ จัด\u200bอบรม ๓๐ คน", "จัดอบรม 30", "จัด\u200bอบรม ๓๐"),
        ("\ufeffท\u0e4d\u0e32เเล้ว ค่ะ", "ทำแล้ว", "ท\u0e4d\u0e32เเล้ว"),
        ("เสร ็จ   แล้ว", "เสร็จ แล้ว", "เสร ็จ   แล้ว"),
    ],
)
def test_what_is_found_on_the_copy_is_cut_as_typed(typed: str, found: str, cut: str) -> None:
    copy = copy_of(typed)
    start = copy.text.index(found)
    assert copy.cut(start, start + len(found)) == cut


def test_what_follows_is_kept_as_typed() -> None:
    copy = copy_of("ข้อ ๓\u200b  จัด\u200bอบรม")
    assert copy.after(len("ข้อ 3")) == "\u200b  จัด\u200bอบรม"
    assert copy.after(0) == "ข้อ ๓\u200b  จัด\u200bอบรม"
