"""What holds for free talk, sensible or not (thai-language.md, section 12)."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.numerals import to_thai
from bot.text.intents import intent_rows
from bot.text.listening import Context, Listened, Verdict, listen
from tests.builders import a_measure, a_plan
from tests.support.growing import assert_linear
from tests.unit.text.listeners import PALAD, TITLES, context, hear
from tests.unit.text.plans import DIVISIONS, TODAY
from tests.unit.text.test_reading_properties import FLOODS, INVISIBLE, PHRASES, letters

HEADS = ["ข้อ 3", "ข้อ3", "มาตรการที่ 5", "2.1", "ม.3", "ข้อ 1 กับ 3", "ข้อ 2.1-3"]
SAID = [
    "เสร็จแล้ว", "เรียบร้อย", "กำลังทำ", "ยังไม่เสร็จ", "ยังไม่ได้ทำ", "ไม่เกี่ยวข้อง", "เสร็จ 80 %", "จัดแล้ว 30 คน",
    "รอลงนาม", "ทำแล้วเมื่อ 5 มี.ค. 68", "อยู่ระหว่างดำเนินการ", "ลงแล้ว 9 จาก 14 แห่ง",
]  # fmt: skip
TAILS = ["ค่ะ", "ครับ", "นะคะ", "จ้า", "ครับผม", " 🙏", "!!", " 😊😊", "ค่ะ 🙏", "นะครับ!"]

reports = st.tuples(st.sampled_from(HEADS), st.sampled_from(SAID)).map(" ".join)
rows = st.sampled_from([sentence for row in intent_rows() for sentence in (*row.yes, *row.no)])
talk = st.lists(rows | reports | st.sampled_from(PHRASES), min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from([" ", "\n", "ค่ะ "]).map(lambda joint: joint.join(parts))
)


def gist(listened: Listened) -> Any:
    """All that does not depend on how letters and digits were typed."""
    return (
        listened.verdict,
        [
            (update.measure.ref, update.field, update.status, update.percent, update.division,
             [day.value for day in update.dates])
            for update in listened.updates
        ],
        [(question.why, question.refs) for question in listened.questions],
        listened.promises,
    )  # fmt: skip


@given(st.text() | letters | talk)
def test_nothing_said_raises_and_measures_come_from_the_plan(words: str) -> None:
    for quoted in ((), ("5",), ("2.1", "5")):
        listened = hear(words, *quoted)
        known = set(TITLES)
        assert {update.measure.ref for update in listened.updates} <= known
        assert {ref for question in listened.questions for ref in question.refs} <= known
        assert {ref for promise in listened.promises for ref in promise.refs} <= known
        assert (listened.verdict is Verdict.RECORD) is bool(listened.updates)
        assert listened == hear(words, *quoted)


@given(reports)
def test_a_report_is_recorded(words: str) -> None:
    assert hear(words).verdict is Verdict.RECORD


@given(reports, st.sampled_from(["ใช่ไหมคะ", " ใช่ไหมคะ", "ใช่มั้ยครับ", "หรือยังคะ", "หรือเปล่าคะ", "?"]))
def test_asking_whether_it_is_so_records_nothing(words: str, tag: str) -> None:
    assert not hear(words + tag).updates


@given(
    reports, st.sampled_from(["ถ้า", "ถ้า ", "รบกวน", "รบกวน ", "หาก", "สมมติว่า", "อยากให้", "ช่วย", "ตัวอย่าง: "])
)
def test_a_condition_or_request_in_front_records_nothing(words: str, front: str) -> None:
    assert not hear(front + words).updates


@given(st.sampled_from(HEADS), st.sampled_from(["เสร็จ", "แล้วเสร็จ", "ได้ดำเนินการแล้ว", "ครบแล้ว", "ได้ทำแล้ว"]))
def test_leaving_out_not_yet_never_makes_done_not_started(head: str, said: str) -> None:
    listened = hear(f"{head} {said}")
    assert all(update.status and update.status.value == "done" for update in listened.updates)


@given(reports, st.sampled_from(TAILS))
def test_politeness_and_emoji_change_nothing(words: str, tail: str) -> None:
    assert gist(hear(words + tail)) == gist(hear(words))


@given(st.sampled_from(SAID), st.sampled_from(list(TITLES)))
def test_a_quote_is_as_good_as_the_number_in_front(said: str, ref: str) -> None:
    assert gist(hear(said, ref)) == gist(hear(f"ข้อ {ref} {said}"))


@given(st.permutations([("1", "เสร็จแล้ว"), ("3", "กำลังทำ"), ("5", "ยังไม่ได้ทำ"), ("2.1", "ไม่เกี่ยวข้อง")]))
def test_reports_joined_by_line_breaks_are_all_recorded(reports: list[tuple[str, str]]) -> None:
    lines = [f"ข้อ {ref} {said}" for ref, said in reports]
    together = gist(hear("\n".join(lines)))[1]
    assert together == [update for line in lines for update in gist(hear(line))[1]]


@given(talk)
def test_thai_and_arabic_digits_mean_the_same(words: str) -> None:
    assert gist(hear(to_thai(words))) == gist(hear(words))


@given(talk, st.sets(st.integers(0, 120)))
def test_digits_may_be_mixed(words: str, thai: set[int]) -> None:
    typed = "".join(to_thai(sign) if place in thai else sign for place, sign in enumerate(words))
    assert gist(hear(typed)) == gist(hear(words))


@given(talk, st.sampled_from(["\u00a0", "  ", "\t", "\u2003"]))
def test_the_kind_of_space_means_nothing(words: str, space: str) -> None:
    assert gist(hear(words.replace(" ", space))) == gist(hear(words))


@given(reports)
def test_the_space_before_the_number_means_nothing(words: str) -> None:
    assert gist(hear(words.replace("ข้อ ", "ข้อ").replace("มาตรการที่ ", "มาตรการที่"))) == gist(hear(words))


@given(talk)
def test_marks_typed_in_another_order_mean_the_same(words: str) -> None:
    tone_first = re.sub("([\u0e34-\u0e39])([\u0e48-\u0e4b])", r"\2\1", words)
    for typed in (tone_first, words.replace("ำ", "\u0e4d\u0e32"), words.replace("แ", "เเ")):
        assert gist(hear(typed)) == gist(hear(words))


@given(reports, st.text("พี่หนึ่ง 2.13ข้อ", min_size=1, max_size=12))
def test_the_text_of_a_mention_means_nothing(words: str, name: str) -> None:
    mention = f"@{name} "
    listened = listen(" " * len(mention) + words, mention + words, context())
    assert gist(listened) == gist(hear(words))


@given(reports, st.integers(10, 60))
def test_other_numbers_for_the_measures_give_the_same_result_under_these(words: str, moved: int) -> None:
    known = ("1", "2.1", "2.2", "3", "5")
    new = {ref: f"{moved + place}" for place, ref in enumerate(known)}
    plan = a_plan(*(a_measure(new[ref], TITLES[ref], number=new[ref], steps=("วางแผน",)) for ref in known))
    head, _, said = words.partition(" ") if words.startswith(("2.1 ", "ม.3 ", "ข้อ3 ")) else ("", "", "")
    assume(head)
    ref = head.removeprefix("ม.").removeprefix("ข้อ")
    typed = f"ข้อ {new[ref]} {said}"
    there = listen(typed, typed, Context(plan, TODAY, DIVISIONS, PALAD))
    here = hear(f"ข้อ {ref} {said}")
    assert [(new[update.measure.ref], update.status, update.percent) for update in here.updates] == [
        (update.measure.ref, update.status, update.percent) for update in there.updates
    ]


@given(talk, st.lists(st.tuples(st.integers(0, 200), st.sampled_from(INVISIBLE)), max_size=4))
def test_invisible_signs_mean_nothing(words: str, signs: list[tuple[int, str]]) -> None:
    typed = words
    for place, sign in signs:
        typed = typed[:place] + sign + typed[place:]
    assert gist(hear(typed)) == gist(hear(words))


@given(talk, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_unicode_forms_mean_the_same(words: str, form: str) -> None:
    assert gist(hear(unicodedata.normalize(form, words))) == gist(hear(words))  # type: ignore[arg-type]


@given(talk)
def test_what_would_be_printed_was_typed(words: str) -> None:
    for update in hear(words).updates:
        rest = iter(words)
        assert all(any(sign == letter for letter in rest) for sign in update.text.replace("\n", ""))


TALK_FLOODS = FLOODS | {
    "reports": "ข้อ 3 เสร็จแล้ว ", "questions": "ข้อ 3 เสร็จยังคะ ", "cues": "จะส่ง ", "titles": "แผ่นพับเสร็จแล้ว\n",
    "contrasts": "แต่ ", "codes": "E1 ", "hashes": "#1 ", "negators": "ไม่", "doubts": "ไม่แน่ใจว่า",
    "papers": "หนังสือข้อ 1 ",
}  # fmt: skip


@pytest.mark.parametrize("piece", TALK_FLOODS.values(), ids=TALK_FLOODS.keys())
def test_the_work_grows_with_the_length_and_not_faster(piece: str) -> None:
    assert_linear(hear, lambda length: (piece * length)[:length])


def test_listening_loads_no_dictionary_until_two_titles_are_close() -> None:
    program = (
        "import sys\n"
        "from tests.unit.text.listeners import hear\n"
        "hear('ข้อ 3 เสร็จแล้วค่ะ'), hear('เรื่องแผ่นพับ ทำแล้ว'), hear('เสร็จแล้วค่ะ', '5')\n"
        "sys.exit('pythainlp' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    assert context().plan.by_ref("3") is not None
