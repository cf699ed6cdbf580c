"""The coordinator's final wording: printed as typed, beside the staff's own words, flagged by newer ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.entry import Entry, EntryField
from bot.domain.final_wording import FinalWording
from bot.domain.plan import Plan, PlanField, Section
from bot.reports.compiling import compile_report
from bot.reports.layout import load_layout
from bot.reports.table import Cell
from tests.support.huai_tan import AS_OF, PALACE, TREASURY, YEAR, entry, measure, office

SET_AT = datetime.fromisoformat("2025-09-10T09:00:00+07:00")
BEFORE, AFTER = SET_AT - timedelta(days=1), SET_AT + timedelta(days=1)


def wording(text: str | None = "๑. แจกคู่มือครบ 40 เล่ม", set_at: datetime = SET_AT) -> FinalWording:
    return FinalWording(1, YEAR, 2, EntryField.RESULTS, text, 7, set_at)


def results(
    said: Sequence[Entry],
    wordings: Sequence[FinalWording],
    layout: str = "seven-topics",
    field: PlanField = PlanField.RESULTS,
    as_of: datetime = AS_OF,
) -> Cell:
    row = measure(1, "ทำคู่มือ", {PlanField.GUIDELINE: "๓.๑ ปรับป้าย"})
    adopted = Plan(YEAR, layout, (Section("1", "หมวดแรก", (row,)),))
    report = compile_report(office(layout), adopted, said, load_layout(layout), 2, as_of, wordings)
    table = report.tables[0]
    place = [column.field for column in table.columns].index(field)
    return next(found for found in table.rows if found.measure_id == 1).cells[place]


def test_the_wording_is_printed_and_the_staffs_words_stay_beside_it() -> None:
    found = results([entry(1, 1, "แจกแล้ว", at=BEFORE)], [wording()])
    assert found.paragraphs == ("๑. แจกคู่มือครบ ๔๐ เล่ม",)
    assert found.entry_numbers == (1,)
    assert found.wording is not None
    assert (found.wording.staff_paragraphs, found.wording.set_at) == (("แจกแล้ว",), SET_AT)
    assert not found.wording.changed_since


def test_a_cell_nobody_reported_about_can_be_worded() -> None:
    found = results([], [wording()])
    assert found.paragraphs == ("๑. แจกคู่มือครบ ๔๐ เล่ม",)
    assert not found.is_silence


@pytest.mark.parametrize(
    "said",
    [
        [entry(1, 1, "แจกแล้ว", at=BEFORE), entry(2, 1, "เพิ่มอีก 5 เล่ม", at=AFTER)],
        [entry(1, 1, "แจกแล้ว", at=BEFORE, superseded_by=2), entry(2, 1, "แจกครบ", at=AFTER)],
        [entry(1, 1, "แจกแล้ว", at=BEFORE, withdrawn_at=AFTER)],
        [entry(1, 1, "แจกแล้ว", TREASURY, at=BEFORE), entry(2, 1, "ลงเว็บ", PALACE, at=AFTER)],
    ],
    ids=["added", "corrected", "withdrawn", "another division"],
)
def test_what_is_said_afterwards_flags_the_cell(said: list[Entry]) -> None:
    found = results(said, [wording()])
    assert found.paragraphs == ("๑. แจกคู่มือครบ ๔๐ เล่ม",)
    assert found.wording is not None
    assert found.wording.changed_since
    then = results(said, [wording()], as_of=SET_AT)
    assert then.wording is not None
    assert not then.wording.changed_since


def test_what_is_said_about_another_field_flags_nothing() -> None:
    said = [entry(1, 1, "คนรอน้อยลง", PALACE, None, field=EntryField.OUTCOMES, at=AFTER)]
    found = results(said, [wording()]).wording
    assert found is not None
    assert not found.changed_since


def test_the_newest_wording_counts_and_one_taken_back_does_not() -> None:
    said = [entry(1, 1, "แจกแล้ว", at=BEFORE)]
    newer = wording("ฉบับใหม่", set_at=AFTER)
    assert results(said, [newer, wording()]).text == "ฉบับใหม่"
    assert results(said, [newer, wording()], as_of=SET_AT).text == "๑. แจกคู่มือครบ ๔๐ เล่ม"
    assert results(said, [wording(None)]).text == "แจกแล้ว"


@pytest.mark.parametrize("other", [{"round_number": 1}, {"measure_id": 2}, {"field": EntryField.OUTCOMES}])
def test_a_wording_of_another_place_changes_nothing(other: dict[str, object]) -> None:
    elsewhere = replace(wording(), **other)  # type: ignore[arg-type]
    assert results([entry(1, 1, "แจกแล้ว", at=BEFORE)], [elsewhere]).text == "แจกแล้ว"


def test_a_column_of_several_fields_keeps_the_staffs_words_of_the_others() -> None:
    said = [
        entry(1, 1, "แจกแล้ว", at=BEFORE),
        entry(2, 1, "คนรอน้อยลง", PALACE, None, field=EntryField.OUTCOMES, at=BEFORE),
    ]
    found = results(said, [wording()], "ita-weakness", PlanField.GUIDELINE)
    assert found.paragraphs == ("๓.๑ ปรับป้าย", "๑. แจกคู่มือครบ ๔๐ เล่ม", "- คนรอน้อยลง")
    assert found.wording is not None
    assert found.wording.staff_paragraphs == ("- แจกแล้ว", "- คนรอน้อยลง")
