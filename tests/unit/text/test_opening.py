"""Which command word opens a message, and what is left of it."""

from __future__ import annotations

import pytest

from bot.text.opening import opening

WORDS = ("รายงาน", "ผลลัพธ์", "ข้อเสนอแนะ", "มาตรการ", "ค้าง", "สถานะ", "ผูกกลุ่ม", "ยกเลิก", "ยกเลิกผูกกลุ่ม", "Help")


@pytest.mark.parametrize(
    ("said", "word", "rest"),
    [
        ("รายงาน", "รายงาน", ""),
        ("รายงาน 2.1 จัดอบรม", "รายงาน", " 2.1 จัดอบรม"),
        ("รายงาน๒.๑ จัดอบรม", "รายงาน", "๒.๑ จัดอบรม"),
        ("รายงาน: 3 ก", "รายงาน", ": 3 ก"),
        ("รายงาน,3", "รายงาน", ",3"),
        ("ยกเลิก#12", "ยกเลิก", "#12"),
        ("รายงาน\n1) ก\n2) ข", "รายงาน", "\n1) ก\n2) ข"),
        ("รายงานข้อ 3 ก", "รายงาน", "ข้อ 3 ก"),
        ("รายงานข้อที่3 ก", "รายงาน", "ข้อที่3 ก"),
        ("รายงานมาตรการ 3 ก", "รายงาน", "มาตรการ 3 ก"),
        ("รายงานม.3 ก", "รายงาน", "ม.3 ก"),
        ("รายงานE5 ก", "รายงาน", "E5 ก"),
        ("ข้อเสนอแนะมาตรการ 1: ควรเพิ่มป้าย", "ข้อเสนอแนะ", "มาตรการ 1: ควรเพิ่มป้าย"),
        ("  รายงาน  3", "รายงาน", "  3"),
        ("@ตามงาน รายงาน 3", "รายงาน", " 3"),
        ("@TamNgan  ค้าง", "ค้าง", ""),
        ("รา\u200bยงาน 3 จัด\u200bอบรม", "รายงาน", " 3 จัด\u200bอบรม"),
        ("ข้อเสนอเเนะ 3 ก", "ข้อเสนอแนะ", " 3 ก"),
        ("ยกเลิกผูกกลุ่ม", "ยกเลิกผูกกลุ่ม", ""),
        ("ค้าง?", "ค้าง", "?"),
        ("help", "Help", ""),
    ],
)
def test_a_command_word_opens_the_message(said: str, word: str, rest: str) -> None:
    found = opening(said, said, WORDS)
    assert found is not None
    assert (found.word, found.rest) == (word, rest)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   ",
        "รายงานการประชุมเสร็จแล้ว",
        "รายงานข้อมูลครบแล้ว",
        "รายงานมาตรการส่งเสริมความโปร่งใส",
        "สถานะการเงินดีขึ้น",
        "ค้างคืนที่อำเภอ",
        "ขอรายงาน 3",
        "ฝากรายงานด้วย",
        "มาตรการที่ 3 จัดอบรมแล้ว",
        "@พี่หนึ่ง รายงาน 3",
        "@ตามงานด้วย รายงาน 3",
        "ราย งาน 3",
    ],
)
def test_other_messages_open_with_no_command(said: str) -> None:
    assert opening(said, said, WORDS) is None


def test_a_blanked_mention_is_skipped_and_the_rest_stays_as_typed() -> None:
    verbatim = "@พี่หนึ่ง 2.1 รายงาน 3 เชิญ @พี่สอง ๓๐ คน"
    spoken = " " * len("@พี่หนึ่ง 2.1") + " รายงาน 3 เชิญ " + " " * len("@พี่สอง") + " ๓๐ คน"
    found = opening(spoken, verbatim, WORDS)
    assert found is not None
    assert found.rest == " 3 เชิญ @พี่สอง ๓๐ คน"
