"""Free talk: what is recorded, what is asked about, what is promised, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.entry import EntryField, SaidDate
from bot.domain.status import Status
from bot.text.listening import Promise, Verdict, Why, listen
from tests.unit.text.listeners import context, hear, recorded

DONE, UNDER_WAY, OPEN, NOT_OURS = "done", "in_progress", "not_started", "not_applicable"


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ("ข้อ 3 เสร็จแล้วค่ะ", {"3": DONE}),
        ("ข้อสามเสร็จแล้วค่ะ", {"3": DONE}),
        ("#3 เสร็จแล้ว", {"3": DONE}),
        ("2.1 เรียบร้อย", {"2.1": DONE}),
        ("เรียบร้อยแล้วค่ะ ข้อ 2.2", {"2.2": DONE}),
        ("เสร็จแล้วค่ะข้อ 3", {"3": DONE}),
        ("วันนี้ประชุมตามข้อ 5 แล้วค่ะ", {"5": DONE}),
        ("ขอส่งผลข้อ 3 ค่ะ ดำเนินการแล้ว", {"3": DONE}),
        ("สวัสดีค่ะ ข้อ 3 กำลังทำ ขอบคุณค่ะ", {"3": UNDER_WAY}),
        ("ข้อ 3 เสร็จภายในวันศุกร์ค่ะ", {"3": UNDER_WAY}),
        ("ข้อ 3 ยังค่ะ", {"3": OPEN}),
        ("ข้อ 3 จะเริ่มเดือนหน้า", {"3": OPEN}),
        ("ไม่มีผลในรอบนี้ 3", {"3": OPEN}),
        ("ข้อ 3 รอบนี้ไม่มีค่ะ", {"3": OPEN}),
        ("ข้อ 3 ไม่เกี่ยวกับสำนักปลัด", {"3": NOT_OURS}),
        ("ข้อ 1 กับ 3 เสร็จ ข้อ 5 ยัง", {"1": DONE, "3": DONE, "5": OPEN}),
        ("ข้อ 1 เสร็จ 3 ยังไม่เสร็จ", {"1": DONE, "3": UNDER_WAY}),
        ("ข้อ 1 เสร็จค่ะ ข้อ 3 ก็เช่นกัน", {"1": DONE, "3": DONE}),
        ("ข้อ 1 3 และ 5 เสร็จแล้วค่ะ", {"1": DONE, "3": DONE, "5": DONE}),
        ("ส่งยอดรอบ 2 ค่ะ 1 เสร็จ 2.2 เสร็จ 3 กำลังทำ", {"1": DONE, "2.2": DONE, "3": UNDER_WAY}),
        ("1 ติดป้ายแล้ว 3 ลงเว็บแล้ว 5 ยังไม่ได้ทำ", {"1": DONE, "3": DONE, "5": OPEN}),
        ("✅ ข้อ 1 เสร็จแล้ว\n⏳ ข้อ 3 กำลังทำ\n❌ ข้อ 5 ยังไม่ได้ทำ", {"1": DONE, "3": UNDER_WAY, "5": OPEN}),
        ("สองจุดหนึ่งเปิดแล้ว สองจุดสองยังพิมพ์ไม่เสร็จค่ะ", {"2.1": DONE, "2.2": UNDER_WAY}),
        ("ข้อ 3 ยังไม่ได้ลงครับ กำลังทำ", {"3": UNDER_WAY}),
        ("ข้อ 1 แล้วเสร็จบางส่วน ข้อ 3 in progress", {"1": UNDER_WAY, "3": UNDER_WAY}),
        ("ข้อ 2 ทั้งสองข้อเสร็จแล้ว", {"2.1": DONE, "2.2": DONE}),
        ("ข้อ 1 เสร็จแล้ว ยกเว้นข้อ 3 ที่ยังทำอยู่", {"1": DONE, "3": UNDER_WAY}),
        ("2.1 เสร็จ / 2.2 กำลังทำ / 3 ยังไม่ได้ทำ", {"2.1": DONE, "2.2": UNDER_WAY, "3": OPEN}),
        ("2.1 เสร็จ\n3 ยังไม่ได้ทำ", {"2.1": DONE, "3": OPEN}),
        ("รายงานผล สป.\n1. ทำแล้ว\n3. ยังไม่ได้ทำ", {"1": DONE, "3": OPEN}),
        ("ข้อ 1 ทำแล้ว\nข้อ 3 ลงข่าว 5 ข่าว\nข้อ 5 ยังไม่เสร็จ", {"1": DONE, "3": DONE, "5": UNDER_WAY}),
        ("ข้อ 3\n- ลงแล้ว 2 ครั้ง\n- ยังไม่ได้ลงครั้งที่ 3", {"3": UNDER_WAY}),
        ("ข้อ 5 ประกาศหน้าสำนักงาน 5 มี.ค. 68", {"5": DONE}),
        ("ข้อ 3 เสร็จแล้วค่ะ ต้องส่งรูปไหมคะ", {"3": DONE}),
        ("ข้อ 3 เสร็จแล้ว ต้องแนบที่ไหนคะ", {"3": DONE}),
        ("ข้อ 3 เสร็จแล้ว รบกวนตรวจด้วยค่ะ", {"3": DONE}),
        ("ข้อ 1 เสร็จแล้ว ข้อ 3 เสร็จหรือยังคะ", {"1": DONE}),
        ("ข้อ 1 เสร็จแล้วค่ะ แล้วข้อ 3 ต้องแนบรูปไหมคะ", {"1": DONE}),
        ("ข้อ 3 กำลังทำค่ะ น่าจะครบสัปดาห์หน้า", {"3": UNDER_WAY}),
        ("ศูนย์บริการเบ็ดเสร็จ เปิดแล้วค่ะ", {"2.1": DONE}),
        ("เรื่องเผยแพร่รายงานการประชุมสภา กำลังทำค่ะ", {"3": UNDER_WAY}),
    ],
)
def test_a_report_without_a_command_is_recorded(words: str, statuses: dict[str, str]) -> None:
    listened = hear(words)
    assert listened.verdict is Verdict.RECORD
    assert recorded(listened) == statuses
    assert not listened.questions


@pytest.mark.parametrize(
    "words",
    [
        "เสร็จแล้วค่ะ", "100% ค่ะ", "3 เสร็จแล้วค่ะ", "ข้อ 3 เสร็จหรือยังคะ", "ข้อ 3 เสร็จแล้วใช่ไหมคะ",
        "ข้อ 3 เสร็จแล้ว ใช่ไหมคะ", "ข้อ 3 ใครทำคะ", "ข้อ 3 เสร็จแล้ว จริงดิ", "ถ้าข้อ 3 เสร็จแล้วจะแจ้งนะคะ",
        "สมมติว่าข้อ 3 เสร็จแล้ว", "เมื่อคืนฝันว่าข้อ 3 เสร็จแล้ว", "ข้อ 3 เสร็จแล้ว ล้อเล่นค่ะ", "ข้อ 3 รบกวนเร่งด้วยค่ะ",
        "ข้อ 3 รบกวนตรวจด้วยนะคะ เพราะยังไม่ครบ", "ฝากกองช่างเร่งข้อ 3 ด้วยนะคะ ใกล้ครบกำหนดแล้ว",
        "ต้องทำข้อ 3 ให้เสร็จในเดือนนี้", "ตัวอย่าง: ข้อ 3 ทำแล้วเมื่อ 5 มี.ค. 68", "พิมพ์ว่า ข้อ 3 เสร็จแล้ว",
        "ข้อ 3 ( ) ดำเนินการแล้ว ( ) ยังไม่ดำเนินการ", "มติที่ประชุม ข้อ 3 ดำเนินการแล้ว", "เรียนทุกกอง ข้อ 3 เสร็จแล้ว",
        "อำเภอทำข้อ 3 เสร็จแล้ว", "เทศบาลข้างๆ ข้อ 3 เสร็จแล้ว", "กองช่างทำข้อ 3 เสร็จแล้วค่ะ", "เห็นข้อ 3 แล้วค่ะ",
        "พิมพ์ข้อ 3 เสร็จแล้วค่ะ", "ไฟล์ข้อ 3 ส่งแล้ว", "ข้อ 3 ได้รับแล้วค่ะ", "สอบเสร็จแล้วโล่งมาก ข้อ 5 ยากสุดเลย",
        "ตามหนังสือสั่งการข้อ 3 ยกเลิกแล้ว", "สัญญาจ้างข้อ 4 เสร็จแล้ว", "ข้อ 3 ของระเบียบ ยกเลิกแล้ว", "ปวดข้อ 2 วันแล้ว",
        "หัวข้อ 2.1 ในสไลด์แก้แล้ว", "ข้อมูล 5 หมู่บ้านมาครบแล้ว", "ม.3 น้ำลดแล้วครับ", "ซ่อมถนน ม.5 เสร็จแล้ว",
        "ม.40 ส่งเงินแล้วค่ะ", "2.1 ล้านโอนแล้ว", "ห้อง 2.1 ว่างแล้ว", "รถคันที่ 3 ซ่อมเสร็จแล้ว", "ขอบคุณที่ทำข้อ 3 เสร็จแล้วค่ะ",
        "รับทราบข้อ 3 ค่ะ", "ข้อ 3 เดี๋ยวส่งให้นะคะ", "ส่งวันศุกร์ค่ะ", "ประชุมสภาเสร็จแล้วค่ะ", "ลงทะเบียนอบรมเสร็จแล้ว",
        "บัญชีครุภัณฑ์คอมพิวเตอร์ ทำแล้วค่ะ", "สิ่งที่ต้องเตรียม\n1. น้ำ\n3. อาหารเสร็จแล้ว", "",
    ],
)  # fmt: skip
def test_talk_is_left_alone(words: str) -> None:
    listened = hear(words)
    assert (listened.verdict, listened.updates, listened.questions) == (Verdict.SILENT, (), ())
    assert listened.rule == "silence"


@pytest.mark.parametrize(
    ("words", "why", "refs"),
    [
        ("ข้อ 9 เสร็จแล้วค่ะ", Why.UNKNOWN_MEASURE, ("3", "4", "5", "6")),
        ("ข้อ 2 เสร็จแล้วค่ะ", Why.PARENT, ("2.1", "2.2")),
        ("เรื่องแผ่นพับ ทำแล้วค่ะ", Why.AMBIGUOUS, ("6", "2.2")),
        ("ข้อ 3 น่าจะเสร็จแล้วมั้งคะ", Why.HEDGE, ("3",)),
        ("ไม่แน่ใจว่าข้อ 3 เสร็จหรือเปล่า แต่เหมือนจะเสร็จแล้วค่ะ", Why.HEDGE, ("3",)),
        ("ข้อ 3 เสร็จแล้วเมื่อ 31 ก.พ. 68", Why.IMPOSSIBLE_DATE, ("3",)),
        ("ข้อ 3 เสร็จแล้ว 2 เม.ย. 68", Why.FUTURE_DATE, ("3",)),
        ("ข้อ 3 ลงรายงานหน้าสำนักงาน 2 จุด", Why.STATUS_MISSING, ("3",)),
        ("ข้อ 5 ติดประกาศหน้าสำนักงาน 2 จุด", Why.STATUS_MISSING, ("5",)),
        ("สำนักปลัดดำเนินการตามมาตรการแล้วค่ะ", Why.BARE_DONE, ("1", "2.1", "2.2", "3", "5", "6")),
    ],
)
def test_what_is_likely_but_not_certain_is_asked_about(words: str, why: Why, refs: tuple[str, ...]) -> None:
    listened = hear(words)
    assert listened.verdict is Verdict.ASK
    assert [(question.why, question.refs) for question in listened.questions] == [(why, refs)]
    update = listened.questions[0].update
    assert update is not None
    assert update.measure.ref == refs[0]


def test_a_question_carries_what_one_press_would_record() -> None:
    (question,) = hear("ข้อ 2 จัดแล้ว 2 ครั้งค่ะ เมื่อ 5 มี.ค. 68").questions
    assert question.update is not None
    assert (question.said, question.update.text) == ("2", "จัดแล้ว 2 ครั้ง เมื่อ 5 มี.ค. 68")
    assert question.update.status is Status.DONE
    assert question.update.dates == (SaidDate("5 มี.ค. 68", date(2025, 3, 5)),)


def test_a_message_may_hold_a_clear_part_and_a_doubtful_one() -> None:
    listened = hear("ข้อ 1 เสร็จแล้ว ข้อ 9 กำลังทำ ข้อ 3 ส่งพรุ่งนี้ค่ะ")
    assert listened.verdict is Verdict.RECORD
    assert recorded(listened) == {"1": DONE}
    assert [question.why for question in listened.questions] == [Why.UNKNOWN_MEASURE]
    assert listened.promises == (Promise(("3",), date(2025, 3, 21)),)


@pytest.mark.parametrize(
    ("words", "refs", "until"),
    [
        ("ข้อ 3 ส่งวันศุกร์ค่ะ", ("3",), date(2025, 3, 21)),
        ("ข้อ 3 กับ 5 จะส่งสัปดาห์หน้า", ("3", "5"), date(2025, 3, 28)),
        ("พรุ่งนี้จะส่งข้อ 3 ให้นะคะ", ("3",), date(2025, 3, 21)),
        ("ข้อ 3 ขอเวลา 3 วันค่ะ", ("3",), date(2025, 3, 23)),
        ("ข้อ 3 ขอเวลาถึง 1 เม.ย. นะคะ", ("3",), date(2025, 4, 1)),
    ],
)
def test_a_day_named_for_handing_in_is_a_promise(words: str, refs: tuple[str, ...], until: date) -> None:
    listened = hear(words)
    assert listened.verdict is Verdict.PROMISE
    assert listened.promises == (Promise(refs, until),)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("เสร็จแล้วค่ะ", DONE),
        ("ยังค่ะ", OPEN),
        ("ไม่มีค่ะ", OPEN),
        ("ยกเลิกค่ะ", NOT_OURS),
        ("จัดไปเมื่อวานค่ะ 30 คน", DONE),
        ("ทราบค่ะ กำลังทำอยู่ค่ะ", UNDER_WAY),
    ],
)
def test_a_quote_says_which_measure_is_meant(words: str, status: str) -> None:
    assert recorded(hear(words, "5")) == {"5": status}


@pytest.mark.parametrize(
    "words", ["ขอบคุณค่ะ", "ทราบแล้วค่ะ", "เสร็จหรือยังคะ", "ใครทำอันนี้คะ", "ถ้าเสร็จแล้วจะแจ้งค่ะ", "555", "😊"]
)
def test_a_quote_alone_makes_no_report(words: str) -> None:
    assert hear(words, "5").verdict is Verdict.SILENT


def test_a_number_beats_the_quote_and_the_rest_belongs_to_the_quote() -> None:
    assert recorded(hear("ข้อ 3 เสร็จแล้วค่ะ", "5")) == {"3": DONE}
    assert recorded(hear("ข้อนี้เสร็จแล้วค่ะ แต่ข้อ 3 ยังไม่เสร็จ", "5")) == {"5": DONE, "3": UNDER_WAY}


def test_a_quote_about_several_measures_is_asked_about_unless_words_tell() -> None:
    (question,) = hear("เสร็จแล้วค่ะ", "2.2", "5").questions
    assert (question.why, question.refs) == (Why.BARE_DONE, ("2.2", "5"))
    assert recorded(hear("ทั้งสองข้อเสร็จแล้วค่ะ", "2.2", "5")) == {"2.2": DONE, "5": DONE}
    assert recorded(hear("แผ่นพับเสร็จแล้วค่ะ", "2.2", "5")) == {"2.2": DONE}
    assert hear("ส่งวันศุกร์ค่ะ", "2.2", "5").promises == (Promise(("2.2", "5"), date(2025, 3, 21)),)


def test_the_answer_to_an_open_question_needs_no_measure() -> None:
    assert recorded(hear("เสร็จแล้วค่ะ", asked_about=("5",))) == {"5": DONE}
    assert recorded(hear("3 เสร็จแล้วค่ะ", asked_about=("3", "5"))) == {"3": DONE}
    assert hear("เสร็จแล้วค่ะ", asked_about=("3", "5")).questions[0].refs == ("3", "5")


def test_who_speaks_to_us_is_asked_back_sooner() -> None:
    assert recorded(hear("@ตามงาน 3 เสร็จแล้วค่ะ", addressed=True)) == {"3": DONE}
    assert hear("@ตามงาน เสร็จแล้วค่ะ", addressed=True).questions[0].why is Why.BARE_DONE
    assert hear("@ตามงาน ข้อ 3 ค่ะ", addressed=True).questions[0].why is Why.STATUS_MISSING
    assert hear("@ตามงาน ขอบคุณค่ะ", addressed=True).verdict is Verdict.SILENT


@pytest.mark.parametrize(
    ("words", "status", "days", "text"),
    [
        ("ข้อ 5 แก้เป็น 14 มี.ค. ไม่ใช่ 12", None, ["2025-03-14"], ""),
        ("ข้อ 5 ไม่ใช่ 4 มี.ค. นะคะ ที่ถูกคือ 6 มี.ค. 68", None, ["2025-03-06"], ""),
        ("ขอแก้ข้อ 5 เป็นยังไม่เสร็จค่ะ เมื่อกี้พิมพ์ผิด", UNDER_WAY, [], ""),
        ("ข้อ 5 ขอแก้ค่ะ ที่บอกว่าเสร็จแล้ว จริงๆยังไม่เสร็จ", UNDER_WAY, [], ""),
        ("ที่แจ้งข้อ 5 ไปผิดค่ะ ที่ถูกคือยังไม่ได้เริ่ม", OPEN, [], ""),
    ],
)
def test_a_correction_names_only_what_changed(
    words: str, status: str | None, days: list[str], text: str
) -> None:
    (update,) = hear(words).updates
    assert update.is_correction
    assert (update.status and update.status.value, update.text) == (status, text)
    assert [day.value.isoformat() for day in update.dates] == days


def test_labels_open_the_other_columns() -> None:
    words = "ข้อ 3 ลงแล้วค่ะ\nผลลัพธ์: ประชาชนอ่านได้\nข้อเสนอแนะ: อยากให้ลงทุกเดือน"
    assert [(update.field, update.text) for update in hear(words).updates] == [
        (EntryField.RESULTS, "ลงแล้ว"),
        (EntryField.OUTCOMES, "ประชาชนอ่านได้"),
        (EntryField.SUGGESTIONS, "อยากให้ลงทุกเดือน"),
    ]


def test_two_divisions_of_one_group_report_on_the_same_measure() -> None:
    words = "สำนักปลัดข้อ 1 เสร็จแล้วค่ะ กองคลังข้อ 1 ยังไม่ได้ทำ"
    listened = listen(words, words, context(speaks_for=("สำนักปลัด", "กองคลัง")))
    assert [(update.division, update.status) for update in listened.updates] == [
        ("สำนักปลัด", Status.DONE),
        ("กองคลัง", Status.NOT_STARTED),
    ]


def test_the_text_is_what_was_typed_without_mentions_questions_and_politeness() -> None:
    verbatim = "@สมศรี ข้อ 3 จัดทำ ๒ ฉบับแล้วค่ะ ขอบคุณค่ะ"
    spoken = verbatim.replace("@สมศรี", " " * len("@สมศรี"))
    (update,) = listen(spoken, verbatim, context()).updates
    assert update.text == "จัดทำ ๒ ฉบับแล้ว"


def test_each_day_belongs_to_its_own_clause() -> None:
    updates = hear("เมื่อวานข้อ 1 เสร็จค่ะ วันนี้ข้อ 3 ก็เสร็จแล้วค่ะ").updates
    assert [[day.value.day for day in update.dates] for update in updates] == [[19], [20]]


@pytest.mark.parametrize(
    "words", ["คลังข้อ 3 เสร็จแล้วค่ะ", "กองคลัง: ข้อ 3 เสร็จแล้ว", "คลังแจ้งข้อ 3 เสร็จแล้วค่ะ", "คลังขอส่งค่ะ ข้อ 3 เสร็จแล้ว"]
)
def test_a_division_speaks_by_its_short_name(words: str) -> None:
    around = context(speaks_for=("กองคลัง", "กองช่าง"))
    assert [update.division for update in listen(words, words, around).updates] == ["กองคลัง"]


def test_two_divisions_may_report_on_one_measure() -> None:
    around = context(speaks_for=("กองคลัง", "กองช่าง"))
    words = "ข้อ 3 กองคลังลงข่าวครบแล้ว กองช่างยังไม่ได้ลงค่ะ"
    said = {(update.division, update.status) for update in listen(words, words, around).updates}
    assert said == {("กองคลัง", Status.DONE), ("กองช่าง", Status.NOT_STARTED)}
