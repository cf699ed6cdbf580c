"""What holds for every message, sensible or not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.numerals import to_thai
from bot.text.opening import opening
from bot.text.reading import Reading, read_references
from tests.support.growing import assert_linear
from tests.unit.text.plans import coded_plan, dotted_plan, plain_plan, read

HEADS = ["2.1", "ข้อ 3", "ข้อ3", "มาตรการที่ 4", "ม.5", "1, 3", "ข้อ 3-5", "ข้อ 9", "2", "ผลงาน", "กองคลัง ข้อ 3", ""]
PHRASES = [
    "จัดอบรม 30 คน", "ติดป้ายแล้วค่ะ", "ยังไม่ได้ทำ", "กำลังทำ", "เสร็จ 80 %", "เมื่อ 10 ม.ค. 68", "6/3/68", "วันนี้",
    "ที่ 149/2568", "ตามข้อ 1 และ 2", "ไม่เกี่ยวข้อง", "ในฐานะครับ", "9 จาก 14 หมู่บ้าน", "huaytan.go.th/3", "กองช่าง",
]  # fmt: skip
STARTS = ["", "- ", "1) ", "2. ", "3) ", "ข้อ 4 ", "รายงาน 5 ", "ผลลัพธ์: ", "ข้อเสนอแนะ: ", "สถานะ: ", "2.2 "]

INVISIBLE = ["\u200b", "\ufeff", "\u00ad", "\u200d"]
phrases = st.lists(st.sampled_from(PHRASES), max_size=3).map(" ".join)
lines = st.tuples(st.sampled_from(STARTS), phrases).map("".join)
messages = st.tuples(st.sampled_from(HEADS), phrases, st.lists(lines, max_size=5)).map(
    lambda parts: "\n".join([f"{parts[0]} {parts[1]}", *parts[2]])
)
letters = st.text(alphabet="ขอ้มาตรการลพธเสนแะจดยังไมได้ี่ว012345.,-)(#:๑๒๓ \n\u200bEi%/", max_size=80)


def gist(reading: Reading) -> object:
    """All that does not depend on how letters and digits were typed."""
    return (
        [
            (update.measure.ref, update.field, update.status, update.percent, update.division,
             [day.value for day in update.dates])
            for update in reading.updates
        ],
        [(problem.kind, problem.refs) for problem in reading.problems],
    )  # fmt: skip


@given(messages)
def test_thai_and_arabic_digits_say_the_same(words: str) -> None:
    assert gist(read(to_thai(words))) == gist(read(words))


@given(
    messages,
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from(INVISIBLE)), max_size=4),
)
def test_invisible_signs_change_nothing(words: str, signs: list[tuple[int, str]]) -> None:
    typed = words
    for place, sign in signs:
        typed = typed[:place] + sign + typed[place:]
    assert gist(read(typed)) == gist(read(words))


@given(messages, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_unicode_forms_say_the_same(words: str, form: str) -> None:
    assert gist(read(unicodedata.normalize(form, words))) == gist(read(words))  # type: ignore[arg-type]


@given(messages, st.sampled_from(["\u00a0", "  ", "\u2003"]))
def test_the_kind_of_space_changes_nothing(words: str, space: str) -> None:
    assert gist(read(words.replace(" ", space))) == gist(read(words))


@given(st.text() | letters | messages)
def test_nothing_typed_raises_and_measures_come_from_the_plan(words: str) -> None:
    for plan in (dotted_plan(), plain_plan(), coded_plan()):
        known = {measure.ref for measure in plan.measures()}
        reading = read(words, plan)
        assert {update.measure.ref for update in reading.updates} <= known
        assert {ref for problem in reading.problems for ref in problem.refs} <= known
        assert reading.updates or reading.problems
        assert {measure.ref for measure in read_references(words, plan, ()).measures} <= known
    opening(words, words, ("รายงาน", "ค้าง"))


@given(st.text() | letters | messages)
def test_what_is_printed_was_typed(words: str) -> None:
    for update in read(words).updates:
        rest = iter(words)
        typed = all(any(sign == letter for letter in rest) for sign in update.text.replace("\n", ""))
        assert typed, (words, update.text)
        assert all(day.text in words for day in update.dates)


@given(messages)
def test_one_update_for_each_measure_column_and_division(words: str) -> None:
    keys = [(update.measure.ref, update.field, update.division) for update in read(words).updates]
    assert len(keys) == len(set(keys))


@given(messages)
def test_reading_again_says_the_same(words: str) -> None:
    assert read(words) == read(words)


FLOODS = {
    "a long line": "3 กำลังดำเนินการจัดทำคู่มือ 30 คน ค่ะ เมื่อ 10 ม.ค. 65 เสร็จแล้ว ",
    "short lines": "ข้อ 3 ก\n",
    "bare lines": "1\n",
    "ranges": "ข้อ1-7 ก\n",
    "a list of numbers": "1,",
    "digits": "5",
    "tones": "่",
    "items": "1. ก\n",
    "divisions": "กองคลัง ",
    "division lines": "สป.\n",
    "spaces": " ",
    "particles": "ค่ะ ",
    "dates": "10 ม.ค. 65 ",
    "labels": "ผล:\n",
    "states": "สถานะ:แล้ว\n",
    "lead-ins": "รายงาน ",
    "brackets": "(",
    "accents": "é",
    "one letter": "ก",
    "dotted": "1.1.",
    "dashes": "1-",
    "negations": "ยังไม่",
    "figures": "80% ",
    "parts": "1 จาก 2 ",
    "addresses": "a.th/ ",
    "order numbers": "1/",
}


@pytest.mark.parametrize("piece", FLOODS.values(), ids=FLOODS.keys())
def test_the_work_grows_with_the_length_and_not_faster(piece: str) -> None:
    assert_linear(read, lambda length: ("3 " + piece * length)[:length])
