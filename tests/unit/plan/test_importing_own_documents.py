"""The documents TamNgan exports come back as the plan they were made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.numerals import to_arabic
from bot.domain.plan import Plan
from bot.plan.importing import import_plan
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import load_layout
from tests.support import huai_tan

LAYOUTS = ("seven-topics", "ita-weakness", "six-month", "seven-topics-single", "indicator-followup")


def printed_cells(plan: Plan) -> list[dict[str, str]]:
    return [
        {field.value: to_arabic(text) for field, text in measure.cells.items()} for measure in plan.measures()
    ]


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_exported_plan_is_imported_as_it_was(layout: str, suffix: str) -> None:
    plan = huai_tan.plan(layout)
    report = compile_report(huai_tan.office(layout), plan, (), load_layout(layout), 2, huai_tan.AS_OF)

    found = import_plan(
        export(report, suffix).data,
        f"plan.{suffix}",
        huai_tan.YEAR,
        None,
        [d.name for d in huai_tan.DIVISIONS],
    )

    assert (found.plan.layout, found.problems) == (layout, ())
    assert printed_cells(found.plan) == printed_cells(plan)
    assert [section.number for section in found.plan.sections] == [
        section.number or (section.intro and to_arabic(section.intro[0][0])) or None
        for section in plan.sections
    ]
    assert list(map(to_arabic, found.plan.title_lines)) == list(map(to_arabic, report.title_lines))
    assert list(map(to_arabic, found.plan.preface)) == list(map(to_arabic, report.preface))


def test_an_exported_report_gives_back_what_was_said() -> None:
    plan = replace(huai_tan.plan("six-month"))
    report = compile_report(
        huai_tan.office("six-month"), plan, huai_tan.entries(), load_layout("six-month"), 2, huai_tan.AS_OF
    )

    found = import_plan(export(report, "docx").data, "report.docx", huai_tan.YEAR, None, ())

    said = [(cell.ref, cell.text) for cell in found.filled]
    assert said
    assert {ref for ref, _ in said} <= {measure.ref for measure in found.plan.measures()}
