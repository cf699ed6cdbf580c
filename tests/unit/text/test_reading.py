"""A report after its command word: cut into measures and columns, printed as typed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.entry import EntryField, SaidDate
from bot.domain.status import Status
from bot.text.problems import ProblemKind
from bot.text.reading import read_report, read_statement
from tests.unit.text.plans import DIVISIONS, TODAY, coded_plan, dotted_plan, owned, read

Texts = dict[str, str]


def texts(words: str) -> Texts:
    """The text of each measure, results only."""
    reading = read(words)
    assert not reading.problems
    assert {update.field for update in reading.updates} <= {EntryField.RESULTS}
    return {update.measure.ref: update.text for update in reading.updates}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("3 จัดอบรมแล้วค่ะ", "จัดอบรมแล้ว"),
        ("3   จัดอบรม   ๓๐ คน  ", "จัดอบรม   ๓๐ คน"),
        ("3\nจัดอบรม\n", "จัดอบรม"),
        ("3\n\nจัดอบรมครับ\n\nติดป้ายครับ\n\n", "จัดอบรม\n\nติดป้าย"),
        ("3 จัดอบรม\nค่ะ\nติดป้าย", "จัดอบรม\nติดป้าย"),
        ("3 จัด\u200bอบรม ครบ\ufeffแล้ว", "จัด\u200bอบรม ครบ\ufeffแล้ว"),
        ("3 ท\u0e4d\u0e32เเล้ว", "ท\u0e4d\u0e32เเล้ว"),
        ("3 30 คน เข้าอบรม", "30 คน เข้าอบรม"),
        ("3 1. จัดอบรม\n2. ติดป้าย", "1. จัดอบรม\n2. ติดป้าย"),
        ("3\n1) จัดอบรม\n2) ติดป้าย", "1) จัดอบรม\n2) ติดป้าย"),
        ("3 - จัดอบรม\n- ติดป้าย", "- จัดอบรม\n- ติดป้าย"),
        ("3 - จัดอบรม", "จัดอบรม"),
        ("ม.3 ต.ค. 67 จัดอบรม", "ต.ค. 67 จัดอบรม"),
        (
            "3\n- ก\n- แต่งตั้ง ๓ ท่าน\n๑. นายหนึ่ง\n๒. นายสอง\nเมื่อวันที่ ๕ มี.ค. ๖๘\n- ข",
            "- ก\n- แต่งตั้ง ๓ ท่าน\n๑. นายหนึ่ง\n๒. นายสอง\nเมื่อวันที่ ๕ มี.ค. ๖๘\n- ข",
        ),
        ("3 จัดทำตามข้อ ๑ และ ๒ ของคำสั่ง", "จัดทำตามข้อ ๑ และ ๒ ของคำสั่ง"),
        ("3 จัดอบรม ข้อ 4 ของระเบียบ", "จัดอบรม ข้อ 4 ของระเบียบ"),
        ("3 จัดอบรม\n4 ห้อง", "จัดอบรม\n4 ห้อง"),
        ("3 จัดอบรม\n2.1 ตารางเมตร", "จัดอบรม\n2.1 ตารางเมตร"),
        ("3 แก้ไข huaytan.go.th/ข้อ3 แล้ว", "แก้ไข huaytan.go.th/ข้อ3 แล้ว"),
        ("3 งานพัสดุ กองคลัง เผยแพร่ราคากลาง", "งานพัสดุ กองคลัง เผยแพร่ราคากลาง"),
        ("3 กองช่างติดป้าย", "กองช่างติดป้าย"),
        ("3 จัดอบรม\nม.36 แห่งกฎหมายข้อมูลข่าวสาร", "จัดอบรม\nม.36 แห่งกฎหมายข้อมูลข่าวสาร"),
        ("3 จัดอบรม\nA4 3 รีม", "จัดอบรม\nA4 3 รีม"),
    ],
)
def test_the_text_of_one_measure_stays_as_typed(words: str, text: str) -> None:
    assert texts(words) == {"3": text}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 ก\nข้อ 3 ข\nมาตรการที่ 4 ค\nรายงาน 5 ง\nม.6 จ", {"1": "ก", "3": "ข", "4": "ค", "5": "ง", "6": "จ"}),
        ("2.1 ก\n2.2 ข\n1) ค\n7.1 ง", {"2.1": "ก", "2.2": "ข\n1) ค", "7.1": "ง"}),
        ("ข้อ 1-3 ก", {"1": "ก", "2.1": "ก", "2.2": "ก", "3": "ก"}),
        ("ข้อ 1, 3 ก\nข้อ 3 ข", {"1": "ก", "3": "ก\nข"}),
        ("\n1) ก\n3) ข", {"1": "ก", "3": "ข"}),
        ("\n1. ก\n- ข\nค\n3. ง", {"1": "ก\n- ข\nค", "3": "ง"}),
        ("\n๑ ก\n๓ ข", {"1": "ก", "3": "ข"}),
        ("\n1️⃣ ก\n3️⃣ ข", {"1": "ก", "3": "ข"}),
        ("ผลงาน รอบ 6 เดือน\n1) ก\n2.1) ข", {"1": "ก", "2.1": "ข"}),
        ("ผลงาน\nข้อ 3 ก\n1) ข\n4) ค", {"3": "ก\n1) ข\n4) ค"}),
        ("\n1) แต่งตั้ง\n1. นายหนึ่ง\n2. นายสอง\n3) ข", {"1": "แต่งตั้ง\n1. นายหนึ่ง\n2. นายสอง", "3": "ข"}),
        ("\n2.1 ก\n1) ข\n2) ค\n2.2 ง", {"2.1": "ก\n1) ข\n2) ค", "2.2": "ง"}),
        ("3. ก\n4. ข\n1. ค", {"3": "ก", "4": "ข\n1. ค"}),
        ("3. ก\n1. ข\n2. ค\n4. ง", {"3": "ก\n1. ข\n2. ค\n4. ง"}),
    ],
)
def test_several_measures_in_one_message(words: str, expected: Texts) -> None:
    assert texts(words) == expected


def test_list_numbers_are_no_question_codes() -> None:
    reading = read("\n1) ก\n2) ข", coded_plan())
    assert [problem.kind for problem in reading.problems] == [ProblemKind.NO_MEASURE]


def test_a_list_below_a_report_without_a_measure_is_not_recorded() -> None:
    reading = read("จัดประชุมแล้ว ผู้เข้าร่วม\n1) นายหนึ่ง\n3) นายสอง")
    assert reading.updates == ()
    assert [problem.kind for problem in reading.problems] == [ProblemKind.NO_MEASURE]


def test_what_follows_an_unknown_measure_is_given_to_no_other() -> None:
    reading = read("ข้อ 1 ก\nข้อ 9 ข\nค\nข้อ 3 ง")
    assert {update.measure.ref: update.text for update in reading.updates} == {"1": "ก", "3": "ง"}
    assert [problem.said for problem in reading.problems] == ["9"]


RESULTS, OUTCOMES, SUGGESTIONS = EntryField.RESULTS, EntryField.OUTCOMES, EntryField.SUGGESTIONS


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3 ก\nผลลัพธ์: ข", [(RESULTS, "ก"), (OUTCOMES, "ข")]),
        ("3 ก\nผล : ข\nค", [(RESULTS, "ก"), (OUTCOMES, "ข\nค")]),
        ("3 ก\nผลลัพธ์：ข", [(RESULTS, "ก"), (OUTCOMES, "ข")]),
        ("3 ก\n- ผลสัมฤทธิ์: ข", [(RESULTS, "ก"), (OUTCOMES, "ข")]),
        ("3 ก\n2. ข้อเสนอแนะ: ข", [(RESULTS, "ก"), (SUGGESTIONS, "ข")]),
        ("3 ก\nข้อเสนอแนะ\nข\n- ค", [(RESULTS, "ก"), (SUGGESTIONS, "ข\n- ค")]),
        ("3\nผลการดำเนินการ: ก\nผลลัพธ์: ข", [(RESULTS, "ก"), (OUTCOMES, "ข")]),
        ("3\nผลลัพธ์: ก\nผลการดำเนินงาน: ข", [(OUTCOMES, "ก"), (RESULTS, "ข")]),
        ("3 ข้อเสนอแนะ: ก", [(SUGGESTIONS, "ก")]),
        ("ข้อเสนอแนะข้อ 3: ก", [(SUGGESTIONS, "ก")]),
        ("ข้อเสนอแนะ: ข้อ 3 ก", [(SUGGESTIONS, "ก")]),
        ("3 ก\nข้อเสนอแนะ: ข้อ 4 ควรตัดออก", [(RESULTS, "ก"), (SUGGESTIONS, "ข้อ 4 ควรตัดออก")]),
        ("3 ก\nผลประเมินดีขึ้น", [(RESULTS, "ก\nผลประเมินดีขึ้น")]),
        ("3 ก\nผลลัพธ์: ข\nผลการดำเนินการ: ค", [(RESULTS, "ก\nค"), (OUTCOMES, "ข")]),
        ("3 ก\nผลลัพธ์ 3 ข", [(RESULTS, "ก"), (OUTCOMES, "ข")]),
    ],
)
def test_labels_choose_the_column(words: str, expected: list[tuple[EntryField, str]]) -> None:
    reading = read(words)
    assert not reading.problems
    assert {update.measure.ref for update in reading.updates} == {"3"}
    assert [(update.field, update.text) for update in reading.updates] == expected
    assert all((update.status is None) is (update.field is not RESULTS) for update in reading.updates)


def test_a_label_above_a_list_holds_for_the_list() -> None:
    reading = read("ข้อเสนอแนะ\n1) ก\n3) ข")
    assert [(update.measure.ref, update.field) for update in reading.updates] == [
        ("1", SUGGESTIONS),
        ("3", SUGGESTIONS),
    ]


def test_the_command_chooses_the_column_until_a_label_does() -> None:
    reading = read("3 ก\nผลการดำเนินการ: ข\nข้อ 4 ค", field=OUTCOMES)
    assert [(update.measure.ref, update.field, update.text) for update in reading.updates] == [
        ("3", OUTCOMES, "ก"),
        ("3", RESULTS, "ข"),
        ("4", OUTCOMES, "ค"),
    ]


@pytest.mark.parametrize(
    ("words", "status", "percent"),
    [
        ("3 ติดป้ายหน้าสำนักงาน", Status.DONE, None),
        ("3 ติดป้ายแล้วค่ะ", Status.DONE, None),
        ("3 อยู่ระหว่างดำเนินการ", Status.IN_PROGRESS, None),
        ("3 ยังไม่ได้ดำเนินการ", Status.NOT_STARTED, None),
        ("3 ไม่เกี่ยวข้อง", Status.NOT_APPLICABLE, None),
        ("3 ทำป้ายเสร็จ ๘๐ %", Status.IN_PROGRESS, 80),
        ("3 ติดป้าย\nสถานะ: อยู่ระหว่างดำเนินการ", Status.IN_PROGRESS, None),
        ("3 กำลังทำ\nสถานะ : เสร็จแล้ว", Status.DONE, None),
        ("3 - จัดประชุม\n- ยังไม่ได้ติดป้าย", Status.IN_PROGRESS, None),
    ],
)
def test_results_have_a_status(words: str, status: Status, percent: int | None) -> None:
    (update,) = read(words).updates
    assert (update.status, update.percent) == (status, percent)


def test_a_status_line_is_not_printed() -> None:
    (update,) = read("3 ติดป้าย\nสถานะ: เสร็จแล้ว\nแจกแผ่นพับ").updates
    assert update.text == "ติดป้าย\nแจกแผ่นพับ"


@pytest.mark.parametrize("words", ["3\nสถานะ: เสร็จแล้ว", "3 สถานะ: เสร็จแล้ว"])
def test_a_status_alone_is_a_report_without_text(words: str) -> None:
    (update,) = read(words).updates
    assert (update.text, update.status) == ("", Status.DONE)


def test_a_status_line_without_a_status_is_text() -> None:
    (update,) = read("3 ติดป้าย\nสถานะ: ดีมาก").updates
    assert update.text == "ติดป้าย\nสถานะ: ดีมาก"


@pytest.mark.parametrize("words", ["3", "ข้อ 3", "3 ค่ะ", "3:", "3\n\n", "3 ผลลัพธ์:", "3 กองช่าง"])
def test_a_reference_without_text_is_asked_about(words: str) -> None:
    reading = read(words)
    assert reading.updates == ()
    (problem,) = reading.problems
    assert (problem.kind, problem.refs) == (ProblemKind.NO_TEXT, ("3",))


def test_measures_without_text_do_not_hide_those_with_text() -> None:
    reading = read("ข้อ 1\nข้อ 3 จัดอบรม")
    assert [update.measure.ref for update in reading.updates] == ["3"]
    assert [(problem.kind, problem.refs) for problem in reading.problems] == [(ProblemKind.NO_TEXT, ("1",))]


@pytest.mark.parametrize(
    ("words", "division", "text"),
    [
        ("กองคลัง ข้อ 3 จัดอบรม", "กองคลัง", "จัดอบรม"),
        ("กองคลังข้อ 3 จัดอบรม", "กองคลัง", "จัดอบรม"),
        ("สป. 3 จัดอบรม", "สำนักปลัด", "จัดอบรม"),
        ("สำนักปลัดฯ ขอรายงานข้อ 3 จัดอบรม", "สำนักปลัด", "จัดอบรม"),
        ("กองการศึกษา ข้อ 3 จัดอบรม", DIVISIONS[3], "จัดอบรม"),
        ("กองการศึกษา ฯ ข้อ 3 จัดอบรม", DIVISIONS[3], "จัดอบรม"),
        ("กองการศึกษา ศาสนาและวัฒนธรรม ข้อ 3 จัดอบรม", DIVISIONS[3], "จัดอบรม"),
        ("มาตรการ 3 กองช่าง ติดป้าย", "กองช่าง", "ติดป้าย"),
        ("3 กองช่าง: ติดป้าย", "กองช่าง", "ติดป้าย"),
        ("3 กองช่าง\nติดป้าย", "กองช่าง", "ติดป้าย"),
        ("3 ติดป้ายแล้วครับ กองช่าง", "กองช่าง", "ติดป้ายแล้ว กองช่าง"),
        ("3 ติดป้ายแล้ว\nกองช่าง", "กองช่าง", "ติดป้ายแล้ว\nกองช่าง"),
        ("3 ส่งเอกสารให้ กองคลัง", None, "ส่งเอกสารให้ กองคลัง"),
        ("3 กองช่างติดป้าย", None, "กองช่างติดป้าย"),
        ("3 กองสาธารณสุข ติดป้าย", None, "กองสาธารณสุข ติดป้าย"),
    ],
)
def test_a_division_in_the_text(words: str, division: str | None, text: str) -> None:
    (update,) = read(words).updates
    assert (update.division, update.text) == (division, text)


def test_a_division_in_the_heading_speaks_for_the_whole_list() -> None:
    reading = read("ผลงาน สป. รอบ 6 เดือน\n1) ก\n3) ข")
    assert [update.division for update in reading.updates] == ["สำนักปลัด", "สำนักปลัด"]


def test_dates_come_as_typed_and_belong_to_their_measure() -> None:
    reading = read("ข้อ 1 จัดอบรม ๑๐ ม.ค. ๖๘ และ ๑๐ ม.ค. ๖๘\nข้อ 3 ติดป้ายเมื่อวาน ที่ 149/2568")
    assert [update.dates for update in reading.updates] == [
        (SaidDate("๑๐ ม.ค. ๖๘", date(2025, 1, 10)),),
        (SaidDate("เมื่อวาน", date(2025, 3, 19)),),
    ]


def test_the_measure_may_stand_in_brackets_behind_the_report() -> None:
    (update,) = read("เมื่อวานจัดอบรมแล้วค่ะ (ม.3 ขั้นที่ 2)").updates
    assert (update.measure.ref, update.text) == ("3", "เมื่อวานจัดอบรมแล้ว")
    assert update.dates == (SaidDate("เมื่อวาน", date(2025, 3, 19)),)


def test_a_flood_of_lines_stays_one_text() -> None:
    words = "3 ก\n" + "\n".join(f"บรรทัด {number}" for number in range(400))
    (update,) = read(words).updates
    assert update.text == words.removeprefix("3 ")


def test_what_is_said_about_a_known_measure() -> None:
    measure = owned("3")
    update = read_statement(" เสร็จ 80 % ค่ะ\nเมื่อวาน", measure, TODAY, EntryField.RESULTS)
    assert update is not None
    assert (update.measure, update.text, update.percent) == (measure, "เสร็จ 80 %\nเมื่อวาน", 80)
    assert read_statement(" ค่ะ ", measure, TODAY, EntryField.RESULTS) is None


def test_an_empty_plan_and_an_office_without_divisions_are_read_too() -> None:
    plan = dotted_plan()
    empty = type(plan)(plan.fiscal_year, plan.layout, ())
    assert read_report("3 ก", empty, TODAY, (), ()).problems[0].kind is ProblemKind.UNKNOWN_MEASURE
