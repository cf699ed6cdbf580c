"""A report is rows of the plan and entries of the round: whose words stand in a cell, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry, EntryField
from bot.domain.numerals import Numerals
from bot.domain.plan import Measure, Plan, PlanField, Section
from bot.domain.status import Status
from bot.reports.compiling import compile_report
from bot.reports.form import DivisionNames
from bot.reports.layout import BUILT_IN_LAYOUTS, Layout, load_layout
from bot.reports.table import Cell, Line, LineKind, Report, Row
from tests.support.huai_tan import AS_OF, PALACE, TREASURY, WORKS, YEAR, entry, measure, office, plan


def one_measure_plan(layout: str, cells: dict[PlanField, str] | None = None) -> Plan:
    return Plan(YEAR, layout, (Section("1", "หมวดแรก", (measure(1, "ทำคู่มือ", cells),)),))


def compiled(
    said: Sequence[Entry],
    layout: str | Layout = "seven-topics",
    *,
    round_number: int = 2,
    as_of: datetime = AS_OF,
    numerals: Numerals | None = None,
    adopted: Plan | None = None,
) -> Report:
    form = load_layout(layout) if isinstance(layout, str) else layout
    adopted = adopted or one_measure_plan(form.key)
    return compile_report(office(form.key, numerals), adopted, said, form, round_number, as_of)


def row(report: Report, measure_id: int = 1) -> Row:
    rows = (found for table in report.tables for found in table.rows)
    return next(found for found in rows if found.measure_id == measure_id)


def cell(report: Report, field: PlanField = PlanField.RESULTS, measure_id: int = 1) -> Cell:
    columns = [column.field for column in report.tables[0].columns]
    return row(report, measure_id).cells[columns.index(field)]


def worded(layout: Layout, **texts: str) -> Layout:
    """The layout with other words in it."""
    return replace(layout, texts=replace(layout.texts, **texts))  # type: ignore[arg-type]


def test_a_measure_nobody_reported_has_an_empty_cell() -> None:
    assert cell(compiled([])) == Cell(is_silence=True)


def test_a_layout_may_say_that_nothing_was_reported() -> None:
    layout = worded(load_layout("seven-topics"), nothing_reported="ยังไม่ได้รับรายงาน")
    assert cell(compiled([], layout)).text == "ยังไม่ได้รับรายงาน"


def test_one_item_has_no_number_and_several_are_numbered() -> None:
    assert cell(compiled([entry(1, 1, "1. พิมพ์คู่มือ")])).paragraphs == ("พิมพ์คู่มือ",)
    two = compiled([entry(1, 1, "- พิมพ์คู่มือ\n- แจกคู่มือ")])
    assert cell(two).paragraphs == ("๑. พิมพ์คู่มือ", "๒. แจกคู่มือ")


def test_dashed_lists_always_have_dashes() -> None:
    assert cell(compiled([entry(1, 1, "พิมพ์คู่มือ")], "six-month")).paragraphs == ("- พิมพ์คู่มือ",)


def test_items_within_an_item_keep_their_own_markers() -> None:
    said = entry(1, 1, "ตั้งกรรมการ 2 คน\n1. นายตาล\n2. นางสาวไผ่")
    assert cell(compiled([said], "six-month")).paragraphs == (
        "- ตั้งกรรมการ ๒ คน",
        "๑. นายตาล",
        "๒. นางสาวไผ่",
    )


def test_divisions_are_named_when_several_speak_in_their_order_then_by_time() -> None:
    report = compiled(
        [
            entry(1, 1, "ลงเว็บไซต์แล้ว", TREASURY),
            entry(3, 1, "แจกคู่มือ", PALACE),
            entry(2, 1, "พิมพ์คู่มือ", PALACE),
        ]
    )
    assert cell(report).paragraphs == (
        "สำนักปลัด",
        "๑. พิมพ์คู่มือ",
        "๒. แจกคู่มือ",
        "กองคลัง",
        "ลงเว็บไซต์แล้ว",
    )
    assert cell(report).entry_numbers == (2, 3, 1)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (DivisionNames.ALWAYS, ("สำนักปลัด", "แจกคู่มือ")),
        (DivisionNames.WHEN_SEVERAL, ("แจกคู่มือ",)),
        (DivisionNames.NEVER, ("แจกคู่มือ",)),
    ],
)
def test_a_layout_chooses_when_divisions_are_named(names: DivisionNames, shown: tuple[str, ...]) -> None:
    layout = replace(load_layout("seven-topics"), division_names=names)
    assert cell(compiled([entry(1, 1, "แจกคู่มือ")], layout)).paragraphs == shown


def test_entries_of_another_year_are_left_out() -> None:
    assert cell(compiled([entry(1, 1, "ปีก่อน")._replace(fiscal_year=FiscalYear(2567))])) == Cell(
        is_silence=True
    )


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_a_plan_without_measures_still_has_its_header(layout: str) -> None:
    report = compiled([], layout, adopted=Plan(YEAR, layout, ()))
    assert [len(table.rows) for table in report.tables] == [0]


def test_the_same_words_appear_once_and_keep_every_entry_behind_them() -> None:
    report = compiled([entry(1, 1, "แจก 5 เล่ม", PALACE), entry(2, 1, "แจก ๕ เล่ม", WORKS)])
    assert cell(report).paragraphs == ("แจก ๕ เล่ม",)
    assert cell(report).entry_numbers == (1, 2)


def test_corrected_and_withdrawn_entries_are_left_out() -> None:
    report = compiled(
        [
            entry(1, 1, "ผิด", superseded_by=2),
            entry(2, 1, "ถูก"),
            entry(3, 1, "ผิดข้อ", withdrawn_at=AS_OF.replace(day=1)),
        ]
    )
    assert cell(report).paragraphs == ("ถูก",)


def test_the_report_stands_as_it_stood_at_the_callers_instant() -> None:
    morning, evening = (datetime(2025, 9, 9, hour, tzinfo=UTC) for hour in (1, 11))
    said = [
        entry(1, 1, "ร่าง", at=morning, superseded_by=2),
        entry(2, 1, "ฉบับจริง", at=evening),
        entry(3, 1, "ถอนแล้ว", TREASURY, at=morning, withdrawn_at=evening),
    ]
    noon = compiled(said, as_of=morning.replace(hour=5))
    assert cell(noon).paragraphs == ("สำนักปลัด", "ร่าง", "กองคลัง", "ถอนแล้ว")
    assert noon.as_of == morning.replace(hour=5)
    assert cell(compiled(said)).paragraphs == ("ฉบับจริง",)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        compiled([], as_of=AS_OF.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("layout", "round_number", "shown"),
    [
        ("six-month", 1, ("- รอบหนึ่ง",)),
        ("six-month", 2, ("- รอบสอง",)),
        ("seven-topics", 1, ("รอบหนึ่ง",)),
        ("seven-topics", 2, ("๑. รอบหนึ่ง", "๒. รอบสอง")),
    ],
)
def test_a_layout_shows_its_round_or_the_year_so_far(
    layout: str, round_number: int, shown: tuple[str, ...]
) -> None:
    said = [entry(1, 1, "รอบหนึ่ง", round_number=1), entry(2, 1, "รอบสอง", round_number=2)]
    assert cell(compiled(said, layout, round_number=round_number)).paragraphs == shown


def test_a_status_without_words_is_no_silence() -> None:
    report = compiled([entry(1, 1, "", status=Status.NOT_STARTED)])
    assert cell(report).paragraphs == ("ยังไม่ได้ดำเนินการ",)
    assert cell(report, PlanField.OUTCOMES).paragraphs == ()


def test_plan_cells_are_printed_as_written_in_the_offices_numerals() -> None:
    written = {PlanField.STEPS: "ข้อ 3 กับ  ข้อ 4\n=A1 <b> & \x07เสียง", PlanField.PERIOD: ""}
    report = compiled([], adopted=one_measure_plan("seven-topics", written))
    assert cell(report, PlanField.STEPS).paragraphs == ("ข้อ ๓ กับ  ข้อ ๔", "=A1 <b> & เสียง")
    assert cell(report, PlanField.PERIOD).paragraphs == ()


@pytest.mark.parametrize(
    ("numerals", "shown"),
    [
        (Numerals.THAI, "๑๒ ครั้ง ดู https://ห้วยตาล.example/a1?b=2568 รหัส ITA-2568"),
        (Numerals.ARABIC, "12 ครั้ง ดู https://ห้วยตาล.example/a1?b=2568 รหัส ITA-2568"),
    ],
)
def test_numerals_are_the_offices_but_never_in_addresses_and_codes(numerals: Numerals, shown: str) -> None:
    said = entry(1, 1, "12 ครั้ง ดู https://ห้วยตาล.example/a1?b=2568 รหัส ITA-2568")
    assert cell(compiled([said], numerals=numerals)).text == shown


@pytest.mark.parametrize(
    ("statuses", "word"),
    [
        ((Status.DONE, Status.DONE), "ดำเนินการแล้ว"),
        ((Status.DONE, Status.NOT_STARTED), "ระหว่างดำเนินการ"),
        ((Status.NOT_STARTED, Status.NOT_APPLICABLE), "ยังไม่ได้ดำเนินการ"),
        ((None, None), ""),
    ],
)
def test_the_status_column_combines_the_divisions_that_reported(
    statuses: tuple[Status | None, Status | None], word: str
) -> None:
    said = [entry(1, 1, "ก", PALACE, statuses[0]), entry(2, 1, "ข", WORKS, statuses[1])]
    assert cell(compiled(said, "indicator-followup"), PlanField.STATUS).text == word


def test_the_latest_status_of_a_division_counts() -> None:
    said = [
        entry(1, 1, "เริ่ม", status=Status.IN_PROGRESS, round_number=1),
        entry(2, 1, "เสร็จ", status=Status.DONE),
        entry(3, 1, "ดี", status=Status.NOT_STARTED, field=EntryField.OUTCOMES),
    ]
    found = cell(compiled(said, "indicator-followup"), PlanField.STATUS)
    assert (found.text, found.entry_numbers) == ("ดำเนินการแล้ว", (2,))


@pytest.mark.parametrize(
    ("status", "ticks"),
    [
        (Status.DONE, ("✓", "")),
        (Status.IN_PROGRESS, ("", "✓")),
        (Status.NOT_STARTED, ("", "✓")),
        (Status.NOT_APPLICABLE, ("", "")),
    ],
)
def test_ticks_state_the_status(status: Status, ticks: tuple[str, str]) -> None:
    report = compiled([entry(1, 1, "ก", status=status)], "ita-weakness")
    done, not_done = cell(report, PlanField.STATUS_DONE), cell(report, PlanField.STATUS_NOT_DONE)
    assert (done.text, not_done.text) == ticks
    assert (done.tick, not_done.tick) == (ticks[0] == "✓", ticks[1] == "✓")


def test_words_continue_the_guideline_each_division_in_one_place() -> None:
    adopted = one_measure_plan("ita-weakness", {PlanField.GUIDELINE: "๓.๑ ปรับป้าย"})
    said = [
        entry(1, 1, "ปรับแล้ว", PALACE),
        entry(2, 1, "ปิดประกาศ", TREASURY),
        entry(3, 1, "คนรอน้อยลง", PALACE, None, field=EntryField.OUTCOMES),
    ]
    found = cell(compiled(said, "ita-weakness", adopted=adopted), PlanField.GUIDELINE)
    assert found.paragraphs == (
        "๓.๑ ปรับป้าย",
        "สำนักปลัด",
        "- ปรับแล้ว",
        "- คนรอน้อยลง",
        "กองคลัง",
        "- ปิดประกาศ",
    )
    assert found.entry_numbers == (1, 3, 2)


def test_equal_indicators_become_one_cell() -> None:
    report = compiled([], "indicator-followup", adopted=plan("indicator-followup"))
    merged = [found.cells[0].merged_above for found in report.tables[0].rows]
    assert merged == [False, True, False, True, False]


def test_named_measures_are_merged_down_their_section_over_empty_cells() -> None:
    def weak(row: int, named: str) -> Measure:
        return measure(row, "จุดอ่อน", {PlanField.MEASURES: named})

    sections = (Section("1", "ก", (weak(1, "ผัง"), weak(2, ""))), Section("2", "ข", (weak(3, ""),)))
    report = compiled([], "ita-weakness", adopted=Plan(YEAR, "ita-weakness", sections))
    second, third = (cell(report, PlanField.MEASURES, number) for number in (2, 3))
    assert (second.text, second.merged_above) == ("ผัง", True)
    assert (third.text, third.merged_above) == ("", False)


def test_the_offices_own_title_wins_in_the_layout_it_came_in() -> None:
    own = replace(plan("six-month"), title_lines=("รายงานของเรา ปี 2568",), preface=("คำนำของเรา",))
    same = compiled([], "six-month", adopted=own)
    assert (same.title_lines, same.preface) == (("รายงานของเรา ปี ๒๕๖๘",), ("คำนำของเรา",))
    other = compiled([], "seven-topics-single", adopted=own)
    assert other.title_lines[1] == "องค์การบริหารส่วนตำบลห้วยตาล ประจำปีงบประมาณ พ.ศ. 2568"
    assert "ตุลาคม 2567 - กันยายน 2568" in other.preface[0]


def test_another_layout_prints_what_was_understood_of_the_plan() -> None:
    report = compiled([], "seven-topics", adopted=plan("indicator-followup"))
    assert cell(report, PlanField.MEASURE).text == "๑๒ ท่านรู้แผนใช้จ่ายเงินของหน่วยงานเพียงใด"
    bare = compiled([], "seven-topics", adopted=one_measure_plan("six-month"))
    texts = [found.text for found in row(bare).cells[:4]]
    assert texts == [
        "ทำคู่มือ",
        "๑. ประชุมวางแผน\n๒. ลงมือทำ",
        "ทุกสำนัก/กอง",
        "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘",
    ]


def test_a_section_is_announced_at_the_foot_of_the_one_before() -> None:
    report = compiled([], adopted=plan("seven-topics"))
    lines = [(block.kind, block.text) for block in report.blocks if isinstance(block, Line)]
    assert lines[:3] == [
        (LineKind.HEADING, "๑. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"),
        (LineKind.CATCHWORD, "/๒. การให้บริการ..."),
        (LineKind.HEADING, "๒. การให้บริการและระบบ E-Service"),
    ]
    assert lines[-1][0] is LineKind.HEADING


def test_a_layout_may_name_the_divisions_nothing_came_from() -> None:
    layout = replace(
        worded(load_layout("seven-topics"), nothing_reported="ยังไม่ได้รับรายงาน"), names_missing=True
    )
    report = compiled([entry(1, 1, "แจกคู่มือ", TREASURY)], layout)
    assert cell(report).paragraphs == (
        "กองคลัง",
        "แจกคู่มือ",
        "สำนักปลัด ยังไม่ได้รับรายงาน",
        "กองช่าง ยังไม่ได้รับรายงาน",
    )
    assert cell(compiled([], layout)).paragraphs == ("ยังไม่ได้รับรายงาน",)


def test_silence_is_said_once_a_row_and_other_cells_stay_as_the_layout_wants_them() -> None:
    layout = worded(load_layout("seven-topics"), nothing_reported="ยังไม่ได้รับรายงาน", empty_cell="-")
    silent = compiled([], layout)
    assert (cell(silent).is_silence, cell(silent).text) == (True, "ยังไม่ได้รับรายงาน")
    outcomes = cell(silent, PlanField.OUTCOMES)
    assert (outcomes.is_silence, outcomes.text) == (False, "-")


def test_a_number_within_a_numbered_item_says_whose_it_is() -> None:
    said = entry(1, 1, "- ตั้งกรรมการ 2 คน\n1. นายตาล\n2. นางสาวไผ่\n- ตรวจนับ")
    assert cell(compiled([said])).paragraphs == (
        "๑. ตั้งกรรมการ ๒ คน",
        "๑.๑ นายตาล",
        "๑.๒ นางสาวไผ่",
        "๒. ตรวจนับ",
    )


def test_words_over_a_list_of_dashes_are_no_dash_themselves() -> None:
    said = entry(1, 1, "กองคลังร่วมกับกองช่าง\n- พิมพ์คู่มือ\n- แจกคู่มือ")
    assert cell(compiled([said], "six-month")).paragraphs == ("กองคลังร่วมกับกองช่าง", "- พิมพ์คู่มือ", "- แจกคู่มือ")
