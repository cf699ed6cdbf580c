"""How much of one message is read: all an office can paste, and of a flood nothing at all."""

from __future__ import annotations

import pytest

from bot.domain.entry import EntryField
from bot.domain.plan import Plan
from bot.domain.status import Status
from bot.text.floods import LONG_TALK, LONGEST_TALK, READ_AT_ONCE, is_expanded
from bot.text.listening import Verdict
from bot.text.matching import copy_of
from bot.text.problems import Problem, ProblemKind
from tests.builders import a_plan
from tests.unit.text.listeners import hear, recorded
from tests.unit.text.plans import owned, read

REFS = [f"{section}.{number}" for section in range(1, 9) for number in range(1, 6)]
TOO_MUCH = (Problem(ProblemKind.TOO_MUCH, ""),)
DEED = "จัดประชุมชี้แจงแนวทางการปฏิบัติงานให้เจ้าหน้าที่ทุกคน 45 คน เมื่อวันที่ 10 ม.ค. 68 ตามคำสั่งที่ 149/2568"


def forty() -> Plan:
    """A plan of forty measures."""
    return a_plan(*map(owned, REFS))


def pasted(width: int = 122) -> dict[str, str]:
    """What is said of each measure, a line as long as LINE has room for forty of them."""
    ends = ("เสร็จเรียบร้อยแล้ว", "อยู่ระหว่างดำเนินการ", "คู่มือพิมพ์แล้ว")
    return {ref: f"{DEED} {ends[place % 3]}"[:width] for place, ref in enumerate(REFS)}


@pytest.mark.parametrize("head", ["ข้อ ", "มาตรการที่ ", ""])
def test_forty_measures_in_forty_lines_are_read_whole(head: str) -> None:
    said = pasted()
    words = "\n".join(f"{head}{ref} {text}" for ref, text in said.items())

    reading = read(words, forty())

    assert len(words) > 4_500
    assert reading.problems == ()
    assert {update.measure.ref: update.text for update in reading.updates} == said
    assert {update.status for update in reading.updates} == {Status.DONE, Status.IN_PROGRESS}
    assert all([day.text for day in update.dates] == ["10 ม.ค. 68"] for update in reading.updates)


def test_forty_measures_with_every_column_are_read_whole() -> None:
    words = "\n".join(
        f"ข้อ {ref} จัดอบรมเรียบร้อยแล้ว\nผลลัพธ์: เจ้าหน้าที่เข้าใจขั้นตอน\nข้อเสนอแนะ: ควรจัดทุกปี" for ref in REFS
    )

    reading = read(words, forty())

    assert reading.problems == ()
    assert [(update.measure.ref, update.field) for update in reading.updates] == [
        (ref, field)
        for ref in REFS
        for field in (EntryField.RESULTS, EntryField.OUTCOMES, EntryField.SUGGESTIONS)
    ]


def test_forty_reports_are_read_however_often_they_say_how_far_they_are() -> None:
    said = "ร่างเสร็จแล้ว เสนอแล้ว แจ้งเวียนแล้ว ติดประกาศแล้ว พิมพ์แล้ว ลงเว็บแล้ว"

    reading = read("\n".join(f"ข้อ {ref} {said}" for ref in REFS), forty())

    assert [update.measure.ref for update in reading.updates] == REFS
    assert {update.text for update in reading.updates} == {said}


@pytest.mark.parametrize("joint", ["\n", " "])
def test_of_more_reports_than_anybody_sends_at_once_none_is_read(joint: str) -> None:
    assert read(joint.join(f"ข้อ {ref} ทำเสร็จแล้ว" for ref in REFS * 3), forty()) == ((), TOO_MUCH)


def test_a_report_that_names_measures_without_end_is_not_read() -> None:
    often = " ".join(f"ตามข้อ {ref}" for ref in REFS)

    assert len(read(f"1.1 ตรวจ{often} แล้ว", forty()).updates) == 1
    assert read(f"1.1 ตรวจ{often} {often} {often} แล้ว", forty()) == ((), TOO_MUCH)


def test_more_than_forty_reports_are_read_as_long_as_each_says_little() -> None:
    short, wordy = "ทำเสร็จแล้ว", "ร่างเสร็จแล้ว เสนอแล้ว แจ้งเวียนแล้ว"
    refs = [*REFS, *REFS[:20]]

    assert len(read("\n".join(f"ข้อ {ref} {short}" for ref in refs), forty()).updates) == READ_AT_ONCE
    assert read("\n".join(f"ข้อ {ref} {wordy}" for ref in refs), forty()) == ((), TOO_MUCH)


def test_a_long_list_of_names_is_one_report() -> None:
    names = "\n".join(f"{number}. ผู้เข้าอบรมคนที่ {number}" for number in range(1, 141))

    (update,) = read(f"3 จัดอบรมแล้ว\n{names}").updates

    assert update.text == f"จัดอบรมแล้ว\n{names}"


def test_of_a_flood_of_days_none_is_the_day_of_the_report() -> None:
    (update,) = read("3 จัดแล้ว 10 ม.ค. 68" + "\nประชุม 11 ม.ค. 68" * 140).updates
    (flooded,) = read("3 จัดแล้ว 10 ม.ค. 68" + " 11 ม.ค. 68" * 300).updates

    assert [day.text for day in update.dates] == ["10 ม.ค. 68", "11 ม.ค. 68"]
    assert flooded.dates == ()
    assert flooded.text.startswith("จัดแล้ว 10 ม.ค. 68 11 ม.ค. 68")


def test_signs_that_stand_for_many_letters_are_no_report() -> None:
    flood = "\ufdfa" * 3_000

    assert is_expanded(copy_of(flood))
    assert read(f"ข้อ 3 ทำเสร็จแล้ว {flood}\nข้อ 5 ทำเสร็จแล้ว") == ((), TOO_MUCH)
    assert not is_expanded(copy_of("\ufdfa ๒๕๖๘ ½ ㎏ " * 20))


def test_a_long_report_mends_nothing_a_short_one_does() -> None:
    mended = "ข้อ 3 ขอแก้เป็น 80 %"
    further = "\n".join(f"ข้อ {ref} {DEED} เสร็จแล้ว" for ref in ("4", "5", "6", "7.1", "7.2") * 2)

    assert [update.is_correction for update in read(mended).updates] == [True]
    assert not any(update.is_correction for update in read(f"{mended}\n{further}").updates)


def test_forty_reports_are_heard_in_talk_and_of_more_none() -> None:
    said = "\n".join(f"ข้อ {ref} เสร็จแล้วค่ะ" for ref in ("1", "2.1", "2.2", "3", "5") * 8)

    assert len(said.split("\n")) == READ_AT_ONCE
    assert recorded(hear(said)) == dict.fromkeys(("1", "2.1", "2.2", "3", "5"), "done")
    assert hear(f"{said}\nข้อ 5 เสร็จแล้วค่ะ").verdict is Verdict.SILENT


def test_long_talk_is_heard_when_it_lists_measures_and_all_of_it_is_clear() -> None:
    listed = "\n".join(f"ข้อ {ref} {DEED} เสร็จเรียบร้อยแล้วค่ะ" for ref in ("1", "2.1", "2.2", "3", "5") * 3)

    assert LONG_TALK < len(listed) < LONGEST_TALK
    assert recorded(hear(listed)) == dict.fromkeys(("1", "2.1", "2.2", "3", "5"), "done")
    assert hear(listed.replace("\n", " ")).verdict is Verdict.SILENT
    assert hear(f"{listed}\nข้อ 6 ฟ้าใส").verdict is Verdict.SILENT


def test_talk_as_long_as_an_article_is_left_alone() -> None:
    said = "ข้อ 3 เสร็จแล้วค่ะ"
    longest = said + " " * (LONG_TALK - len(said))

    assert recorded(hear(longest)) == {"3": "done"}
    assert hear(longest + " ").verdict is Verdict.SILENT


def test_of_talk_with_more_statuses_than_anybody_reports_none_is_heard() -> None:
    said = "ข้อ 3 เสร็จแล้วค่ะ"

    assert recorded(hear(f"{said} {'✅' * 100}")) == {"3": "done"}
    assert hear(f"{said} {'✅' * 200}").verdict is Verdict.SILENT
