"""Carrying: years move where a period or a title names them, nothing else is touched, the rest is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.carrying import CarriedPlan, Doubt, DoubtKind, carried_plan
from bot.domain.period import read_period
from bot.domain.plan import Measure, Period, Plan, PlanField, Responsible, Scope, Section

SOURCE, TARGET = FiscalYear(2568), FiscalYear(2569)


def a_measure(written: str, **changes: Any) -> Measure:
    measure = Measure(
        ref="2.1",
        number="2.1",
        row=1,
        title="ติดป้ายขั้นตอนการให้บริการ",
        responsible=Responsible(Scope.ALL),
        steps=("สำรวจ", "ติดป้าย"),
        period=read_period(written, SOURCE),
        cells={PlanField.PERIOD: written, PlanField.STEPS: "๑. สำรวจ\n๒. ติดป้าย"},
        id=7,
    )
    return replace(measure, **changes)


def carried(*measures: Measure, target: FiscalYear = TARGET, **plan: Any) -> CarriedPlan:
    source = Plan(SOURCE, "six-month", (Section("2", "การให้บริการ", measures),))
    return carried_plan(replace(source, **plan), target)


def only(outcome: CarriedPlan) -> Measure:
    (measure,) = outcome.plan.measures()
    return measure


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘", "ต.ค. ๒๕๖๘ - ก.ย. ๒๕๖๙"),
        ("ตุลาคม 2567 – กันยายน 2568", "ตุลาคม 2568 – กันยายน 2569"),
        ("ม.ค. 68 - มี.ค. 68", "ม.ค. 69 - มี.ค. 69"),
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘", "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๙"),
        ("ไตรมาส ๒ - ๔", "ไตรมาส ๒ - ๔"),
        ("ตลอดปี", "ตลอดปี"),
        ("ภายใน ๓๑ มีนาคม ๒๕๖๘", "ภายใน ๓๑ มีนาคม ๒๕๖๙"),
    ],
)
def test_a_period_moves_with_the_year_in_the_digits_it_was_typed_in(written: str, moved: str) -> None:
    outcome = carried(a_measure(written))
    measure = only(outcome)

    assert measure.cell(PlanField.PERIOD) == moved
    assert measure.period == read_period(moved, TARGET)
    assert outcome.doubts == ()


def test_everything_but_the_years_goes_along_as_typed_and_without_its_id() -> None:
    measure = a_measure("ตลอดปี")
    moved = only(carried(measure))

    assert moved.id == 0
    assert replace(moved, id=7, period=measure.period) == measure


def test_several_years_may_be_skipped() -> None:
    moved = only(carried(a_measure("ต.ค. 2567 - ก.ย. 2568"), target=FiscalYear(2571)))

    assert moved.period == Period(date(2027, 10, 1), date(2028, 9, 30))
    assert moved.cell(PlanField.PERIOD) == "ต.ค. 2570 - ก.ย. 2571"


def test_the_end_of_february_follows_the_calendar() -> None:
    moved = only(carried(a_measure("ก.พ. 2567", period=Period(date(2024, 2, 1), date(2024, 2, 29)))))

    assert moved.period == Period(date(2025, 2, 1), date(2025, 2, 28))


def test_a_period_that_covers_the_new_year_anyway_stays() -> None:
    measure = a_measure("ต.ค. 2566 - ก.ย. 2570")
    outcome = carried(measure)

    assert only(outcome).period == measure.period
    assert only(outcome).cell(PlanField.PERIOD) == "ต.ค. 2566 - ก.ย. 2570"
    assert outcome.doubts == ()


def test_a_period_that_cannot_be_moved_is_left_and_told() -> None:
    outcome = carried(a_measure("หลังประชุมสภา 2568", period=Period(date(2025, 2, 1), date(2025, 3, 31))))

    assert only(outcome).cell(PlanField.PERIOD) == "หลังประชุมสภา 2568"
    assert Doubt(DoubtKind.PERIOD, "2.1") in outcome.doubts


def test_text_that_names_the_old_year_is_left_and_told() -> None:
    outcome = carried(a_measure("ตลอดปี", steps=("สรุปผลปี ๒๕๖๘",)))

    assert only(outcome).steps == ("สรุปผลปี ๒๕๖๘",)
    assert outcome.doubts == (Doubt(DoubtKind.YEAR, "2.1"),)


def test_an_opening_paragraph_is_told_because_it_may_hold_old_scores() -> None:
    section = Section("1", "IIT", (a_measure("ตลอดปี"),), intro=("ได้ ๗๔.๒๕ คะแนน",))

    assert carried(sections=(section,)).doubts == (Doubt(DoubtKind.INTRO, "1"),)


def test_title_lines_name_the_new_year() -> None:
    outcome = carried(title_lines=("แผนปฏิบัติการ", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"))

    assert outcome.plan.title_lines == ("แผนปฏิบัติการ", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙")
    assert outcome.plan.fiscal_year == TARGET
