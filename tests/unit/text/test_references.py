"""Which measures a report is about, by the way they are written."""

from __future__ import annotations

import pytest

from bot.domain.plan import Plan
from bot.text.problems import ProblemKind
from bot.text.reading import read_references
from tests.unit.text.plans import coded_plan, dotted_plan, plain_plan, read

KHLANG = ("กองคลัง",)


def refs(words: str, plan: Plan | None = None, speaks_for: tuple[str, ...] = ("กองช่าง",)) -> list[str]:
    reading = read(words, plan, speaks_for)
    assert not reading.problems
    assert {update.text for update in reading.updates} == {"จัดอบรม"}
    return [update.measure.ref for update in reading.updates]


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("2.1", ["2.1"]),
        ("๒.๑", ["2.1"]),
        ("2.๑", ["2.1"]),
        ("02.1", ["2.1"]),
        ("ข้อ 3", ["3"]),
        ("ข้อ3", ["3"]),
        ("ข้อที่ ๓", ["3"]),
        ("ขอ้ 3", ["3"]),
        ("ข้อย่อย 2.2", ["2.2"]),
        ("มาตรการที่ 3", ["3"]),
        ("มาตรการ 3", ["3"]),
        ("มาตราการ3", ["3"]),
        ("มาตรการข้อที่ 3", ["3"]),
        ("ม.3", ["3"]),
        ("ม. 3", ["3"]),
        ("ม 3", ["3"]),
        ("(ข้อ 3)", ["3"]),
        ("ข้อ 3:", ["3"]),
        ("3)", ["3"]),
        ("3.", ["3"]),
        (": 3 -", ["3"]),
        ("1, 3", ["1", "3"]),
        ("1,3,4", ["1", "3", "4"]),
        ("1 และ 3", ["1", "3"]),
        ("ข้อ 1 กับข้อ 7.1", ["1", "7.1"]),
        ("ทั้งข้อ 1 และข้อ 3", ["1", "3"]),
        ("ข้อ 1 + 3", ["1", "3"]),
        ("ข้อ 3-5", ["3", "4", "5"]),
        ("ข้อ 3 ถึงข้อ 5", ["3", "4", "5"]),
        ("ข้อ 1-3", ["1", "2.1", "2.2", "3"]),
        ("ข้อ 2-3", ["2.1", "2.2", "3"]),
        ("ข้อ 5-3", ["3", "4", "5"]),
        ("๗.๑ – ๗.๒", ["7.1", "7.2"]),
        ("1, 3-4 และ 7.2", ["1", "3", "4", "7.2"]),
        ("2 ทุกข้อย่อย", ["2.1", "2.2"]),
        ("ข้อ 7 ทั้งสองข้อ", ["7.1", "7.2"]),
        ("ผล ข้อ 3", ["3"]),
        ("ขอรายงานผลการดำเนินงานตามข้อ 3", ["3"]),
        ("รอบ 1 ข้อ 3", ["3"]),
        ("รอบ 6 เดือน ข้อ 3", ["3"]),
        ("ค่ะ ข้อ 3", ["3"]),
        ("กองคลัง ข้อ 3", ["3"]),
        ("\u200bข้\u200bอ\u00a03", ["3"]),
        ("3️⃣", ["3"]),
    ],
)
def test_a_reference_at_the_head(head: str, named: list[str]) -> None:
    assert refs(f"{head} จัดอบรม") == named


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("E5", ["E5"]),
        ("e5", ["E5"]),
        ("E๕", ["E5"]),
        ("E 5", ["E5"]),
        ("ข้อ E5", ["E5"]),
        ("i20", ["I20"]),
        ("E1-E3 และ E๕", ["E1", "E2", "E3", "E5"]),
        ("E1-3", ["E1", "E2", "E3"]),
        ("E1/E3", ["E1", "E3"]),
        ("5", ["E5"]),
        ("ข้อ 3", ["E3"]),
        ("8", ["8"]),
    ],
)
def test_a_question_code_at_the_head(head: str, named: list[str]) -> None:
    assert refs(f"{head} จัดอบรม", coded_plan(), KHLANG) == named


def test_a_number_two_measures_share_means_the_speakers_own() -> None:
    assert refs("20 จัดอบรม", coded_plan(), KHLANG) == ["I20"]
    assert refs("20 จัดอบรม", coded_plan(), ("สำนักปลัด",)) == ["20"]
    assert refs("12 จัดอบรม", coded_plan(), ("กองช่าง",)) == ["E12"]


def test_a_number_two_measures_of_the_speaker_share_means_the_exact_one() -> None:
    assert refs("20 จัดอบรม", coded_plan(), ("กองคลัง", "สำนักปลัด")) == ["20"]


@pytest.mark.parametrize(
    ("said", "speaks_for", "candidates"),
    [("20", ("กองช่าง",), ("I20", "20")), ("20", (), ("I20", "20")), ("12", KHLANG, ("I12", "E12"))],
)
def test_a_number_that_stays_ambiguous_is_asked_about(
    said: str, speaks_for: tuple[str, ...], candidates: tuple[str, ...]
) -> None:
    (problem,) = read(f"{said} จัดอบรม", coded_plan(), speaks_for).problems
    assert (problem.kind, problem.said) == (ProblemKind.AMBIGUOUS_MEASURE, said)
    assert problem.refs == candidates


@pytest.mark.parametrize(("head", "named"), [("ข้อ2.2", "2"), ("2.5", "2"), ("ข้อ 1.3.2", "1"), ("ม.๔.๑", "4")])
def test_a_step_means_its_measure(head: str, named: str) -> None:
    assert refs(f"{head} จัดอบรม", plain_plan()) == [named]


@pytest.mark.parametrize(
    ("words", "plan", "kind", "said", "candidates"),
    [
        ("2 จัดอบรม", dotted_plan(), ProblemKind.PARENT_MEASURE, "2", ("2.1", "2.2")),
        ("ข้อ ๗ จัดอบรม", dotted_plan(), ProblemKind.PARENT_MEASURE, "๗", ("7.1", "7.2")),
        ("ข้อ 8 จัดอบรม", dotted_plan(), ProblemKind.UNKNOWN_MEASURE, "8", ("5", "6", "7.1", "7.2")),
        ("2.9 จัดอบรม", dotted_plan(), ProblemKind.UNKNOWN_MEASURE, "2.9", ("1", "2.1", "2.2", "3")),
        ("2.6 จัดอบรม", plain_plan(), ProblemKind.UNKNOWN_MEASURE, "2.6", ("1", "2", "3", "4")),
        ("E9 จัดอบรม", coded_plan(), ProblemKind.UNKNOWN_MEASURE, "E9", ("E2", "E3", "E5", "E12")),
        ("ข้อ 3-9 จัดอบรม", dotted_plan(), ProblemKind.UNKNOWN_MEASURE, "3-9", ("5", "6", "7.1", "7.2")),
    ],
)
def test_a_number_the_plan_does_not_have_is_asked_about(
    words: str, plan: Plan, kind: ProblemKind, said: str, candidates: tuple[str, ...]
) -> None:
    reading = read(words, plan)
    assert reading.updates == ()
    (problem,) = reading.problems
    assert (problem.kind, problem.said, problem.refs) == (kind, said, candidates)


def test_the_known_measures_of_a_list_are_recorded_and_the_unknown_asked_about() -> None:
    reading = read("ข้อ 1 และ 9 จัดอบรม")
    assert [update.measure.ref for update in reading.updates] == ["1"]
    assert [problem.said for problem in reading.problems] == ["9"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   \n ",
        "จัดอบรมแล้ว",
        "30 คน เข้าอบรม",
        "3 คน",
        "6 เดือน",
        "3 ม.ค. 68 จัดอบรม",
        "13.30 น. ประชุม",
        "149/2568 เรื่องอบรม",
        "1/2 ทำแล้ว",
        "5% ทำแล้ว",
        "1,300 บาท",
        "#3 จัดอบรม",
        "ม.5 บ้านใหม่ ติดป้าย",
        "หมู่ 5 ติดป้าย",
        "081-234-5678",
        "มาตรการ 3 ข้อ ได้แก่",
        "จัดอบรมตามข้อ 3",
        "E5 จัดอบรม",
        "huaytan.go.th/3",
        "5 ส. จัดแล้ว",
    ],
)
def test_other_numbers_name_no_measure(words: str) -> None:
    reading = read(words)
    assert reading.updates == ()
    assert [problem.kind for problem in reading.problems] == [ProblemKind.NO_MEASURE]


@pytest.mark.parametrize(
    ("words", "named", "rest"),
    [
        (" 3", ["3"], ""),
        (" ๒.๑", ["2.1"], ""),
        (" 2.1 และ 3", ["2.1", "3"], ""),
        (" 3 จัด\u200bอบรม ๓๐ คนค่ะ\nข้อ 4 ต่อ", ["3"], "จัด\u200bอบรม ๓๐ คนค่ะ\nข้อ 4 ต่อ"),
        ("\n ข้อ 3", ["3"], ""),
        ("ที่", [], "ที่"),
        ("", [], ""),
    ],
)
def test_references_alone(words: str, named: list[str], rest: str) -> None:
    found = read_references(words, dotted_plan(), ())
    assert [measure.ref for measure in found.measures] == named
    assert found.rest == rest
    assert bool(found.problems) is not bool(named)


def test_an_unknown_reference_alone_is_asked_about() -> None:
    (problem,) = read_references("ข้อ 9", dotted_plan(), ()).problems
    assert problem.kind is ProblemKind.UNKNOWN_MEASURE
