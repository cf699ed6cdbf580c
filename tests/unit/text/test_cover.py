"""Which words of a report are explained, and which turn it into something else."""

from __future__ import annotations

from typing import Any

import pytest

from bot.text.explaining import is_harmless, unexplained
from bot.text.listening import Verdict
from bot.text.matching import canon
from bot.text.message import message_of
from bot.text.reviewed import reviewed
from bot.text.status import sayings
from bot.text.strangeness import strange_words
from tests.unit.text.listeners import hear, recorded

ROWS = reviewed("vocabulary.toml")
NEEDED = {
    "joints": "พร้อมกับ",
    "courtesy": "ขอบพระคุณ",
    "time": "พฤหัสบดี",
    "numbers": "เปอร์เซ็นต์",
    "acts": "วิเคราะห์",
    "things": "ครุภัณฑ์",
    "places": "หอกระจายข่าว",
    "people": "วิทยากร",
    "qualities": "สม่ำเสมอ",
    "hindrances": "ต่างหาก",
    "slips": "เวปไซด์",
    "openings": "ยัง",
}
"""One word of every row that no other row makes up."""


def left_over(sentence: str, *, is_open: bool = False) -> list[str]:
    text = message_of(sentence).numbers
    read = [(begin, stop) for _, begin, stop in sayings(text)]
    return unexplained(text, read, is_open=is_open)


@pytest.mark.parametrize("row", ROWS["words"], ids=lambda row: row["role"])
def test_a_row_of_words_explains_its_examples(row: dict[str, Any]) -> None:
    is_open = row["role"] == "openings"
    assert [sentence for sentence in row["yes"] if left_over(sentence, is_open=is_open)] == []
    assert [sentence for sentence in row["no"] if not left_over(sentence, is_open=is_open)] == []


def test_no_row_of_words_can_go() -> None:
    assert [role for role, word in NEEDED.items() if unexplained(word, is_open=True)] == []
    assert NEEDED.keys() == {row["role"] for row in ROWS["words"]}


def test_words_of_open_work_explain_nothing_that_is_done() -> None:
    assert unexplained("ยังค้าง", is_open=True) == []
    assert unexplained("ยังค้าง") == ["ยังค้าง"]


@pytest.mark.parametrize("row", ROWS["strange"], ids=lambda row: row["means"])
def test_strange_words_are_found_in_their_examples_only(row: dict[str, Any]) -> None:
    def is_found(sentence: str) -> bool:
        text = canon(sentence)
        return row["means"] in {means for means, *_ in strange_words("past", text, (0, len(text)))}

    assert [sentence for sentence in row["yes"] if not is_found(sentence)] == []
    assert [sentence for sentence in row["no"] if is_found(sentence)] == []


def test_words_of_the_measure_itself_are_explained() -> None:
    assert unexplained("คำขวัญประจำปี", titles="ประกวดคำขวัญ") == []
    assert unexplained("คำขวัญประจำปี") != []


def test_a_status_inside_a_word_leaves_the_word_over() -> None:
    assert unexplained("การออนไลน์") == []
    assert unexplained("การออนไลน์", read=[(2, 4)], said=[2]) != []


@pytest.mark.parametrize(
    "words",
    [
        "ข้อ 3 เสร็จแล้ว ว้าวซ่า", "ลุงข้างบ้านกินข้าว ข้อ 3 เสร็จแล้ว", "ข้อ 3 ลงแล้วทุกเดือน ยกเว้น ก.พ.",
        "ข้อ 3 แอดมินลาออกแล้ว", "ข้อ 5 จังหวัดตรวจเสร็จแล้วค่ะ", "ข้อ 3 ติดต่อบริษัทแล้ว", "ข้อ 3 เสร็จวันจันทร์ค่ะ",
        "ข้อ 3 ลงแล้วแต่โดนลบ", "ข้อ 5 ได้ข่าวว่าเสร็จแล้ว", "ข้อ 3 เสร็จ ที่เหลือกำลังทำ",
    ],
)  # fmt: skip
def test_what_holds_other_words_than_reports_do_is_not_recorded(words: str) -> None:
    assert hear(words).verdict is not Verdict.RECORD


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("ข้อ 3 ลงข่าวแล้ว 4 เดือน ที่เหลือยังไม่เสร็จ", "in_progress"),
        ("ข้อ 5 ไม่ต้องทำแล้ว ยกเลิกโครงการค่ะ", "not_applicable"),
    ],
)
def test_words_that_say_what_the_status_says_turn_nothing_round(words: str, status: str) -> None:
    assert set(recorded(hear(words)).values()) == {status}


@pytest.mark.parametrize(
    "words",
    [
        "ข้อ 1 (คู่มือ) 3 (ข่าว) 2.1 (ระบบ) เรียบร้อยค่ะ", "ข้อ 1 เสร็จแล้ว ตามข้อสามสิบ ข้อ 3 ยัง 5",
        "เสร็จคือข้อ 1 ข้อ 3 กำลังทำคือข้อ 2.2 ข้อ 5", "ข้อ 1 เสร็จแล้ว ข้อ 3 ฟ้าใส ข้อ 5 ยังไม่ได้ทำ",
    ],
)  # fmt: skip
def test_nothing_is_recorded_while_a_measure_named_is_left_over(words: str) -> None:
    assert hear(words).verdict is not Verdict.RECORD


def test_doubtful_words_are_told_from_words_of_somebodys_work() -> None:
    row = ROWS["doubtful"]
    assert [sentence for sentence in row["yes"] if all(map(is_harmless, left_over(sentence)))] == []
    unknown = {sentence: left_over(sentence) for sentence in row["no"]}
    assert all(left and all(map(is_harmless, left)) for left in unknown.values())


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("ข้อ 3 ลงข่าวแห่ผ้าห่มธาตุแล้วค่ะ", "done"), ("ข้อ 6 แจกแผ่นพับแล้วครับ กระดาษถนอมสายตา 50 ใบ", "done"),
        ("2.2 กำลังจัดทำแผ่นพับฉบับอักษรเบรลล์", "in_progress"),
    ],
)  # fmt: skip
def test_what_was_done_may_be_told_in_words_nobody_listed(words: str, status: str) -> None:
    assert set(recorded(hear(words)).values()) == {status}


@pytest.mark.parametrize(
    "words",
    [
        "ข้อ 3 แม่แดงทำแล้ว", "ข้อ 5 อบต.โคกสูงติดป้ายแล้ว", "ข้อ 5 ติดแล้วลมพัดปลิว", "ข้อ 3 โพสต์แล้วเพจบิน",
        "แบบฝึกหัดวิชาพละ ข้อ 3 ทำแล้ว", "ข้อ 6 นึกว่าเสร็จแล้ว", "ข้อ 3 มะรืนก็เสร็จแล้ว", "ข้อ 5 จัดประกวดหมูกระทะไหมแล้ว",
        "5 ทำกระทงเสร็จแล้ว",
    ],
)  # fmt: skip
def test_unknown_words_count_where_they_may_turn_a_report_round(words: str) -> None:
    assert hear(words).verdict is not Verdict.RECORD


def test_a_quote_makes_no_report_of_what_somebody_else_did() -> None:
    assert hear("ก๋วยเตี๋ยวเสร็จแล้ว มาเอาได้", "3").verdict is not Verdict.RECORD
    assert recorded(hear("ลงข่าวแห่ผ้าห่มธาตุแล้วค่ะ", "3")) == {"3": "done"}


@pytest.mark.parametrize(
    "words",
    ["ขอโทษที่ช้านะคะพี่ ติดประชุม ข้อ 2.1 เสร็จแล้ว", "ครับผมขอรายงานข้อสองจุดหนึ่งเปิดศูนย์บริการแล้วครับ"],
)
def test_a_report_begins_behind_words_that_are_only_polite(words: str) -> None:
    assert recorded(hear(words)) == {"2.1": "done"}


def test_thanks_for_what_others_sent_report_nothing() -> None:
    assert hear("ขอบคุณทุกกองที่ส่งข้อ 3 ครบแล้วนะคะ").verdict is Verdict.SILENT
