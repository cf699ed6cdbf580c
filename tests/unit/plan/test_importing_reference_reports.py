"""Three real reports, rebuilt as files in their own layouts: what is read is what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.numerals import to_arabic
from bot.domain.plan import Measure, Period, PlanField, Scope
from bot.plan.importing import ImportedPlan, import_plan
from tests.support.reference_documents import LAYOUTS, Source, load_reference, plan_docx, plan_xlsx

pytestmark = pytest.mark.shared

DIVISIONS = {
    "00-sam-ruean": ("สำนักปลัด", "กองคลัง", "กองช่าง"),
    "02-na-som": ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนา และวัฒนธรรม"),
    "04-nong-chok": ("สำนักปลัด", "กองคลัง", "กองช่าง"),
}
FORMS = ("docx", "docx in one table", "docx with merges", "xlsx")
CASES = [
    pytest.param(name, form, source, filled, id=f"{name}, {form}, {source}{', filled' if filled else ''}")
    for name in LAYOUTS
    for form in FORMS
    for source in ("items", "raw")
    for filled in (False, True)
    if not (name == "00-sam-ruean" and form == "docx in one table")
]


@cache
def imported(name: str, form: str, source: Source, filled: bool) -> ImportedPlan:
    reference = load_reference(name)
    if form == "xlsx":
        data = plan_xlsx(reference, source, filled)
    else:
        one_table, merged = form == "docx in one table", form == "docx with merges"
        data = plan_docx(reference, source, filled, one_table=one_table, merge_equal=merged)
    return import_plan(
        data, f"plan.{form[:4]}", FiscalYear(reference["fiscal_year_be"]), None, DIVISIONS[name]
    )


def squeezed(text: str | None) -> str:
    """The text without white space: paper was read with a space at every line end."""
    return re.sub(r"\s", "", text or "")


def months(period: Period | None) -> dict[str, str] | None:
    return {"start": f"{period.start:%Y-%m}", "end": f"{period.end:%Y-%m}"} if period else None


def said(measure: Mapping[str, Any]) -> dict[str, Any]:
    """What the reference says of a measure, in the shape of `read`."""
    is_list = measure["responsible_scope"] == "list"
    return {
        "title": squeezed(measure["title"]),
        "number": to_arabic(measure["number_text"]).strip(".") if measure["number_text"] else None,
        "code": measure["question_code"],
        "steps": [squeezed(step) for step in measure["steps"]],
        "scope": measure["responsible_scope"],
        "divisions": measure["responsible"] if is_list else [],
        "units": [(unit["division"], unit["unit"]) for unit in measure["responsible_units"]],
        "period": measure["period"],
        "indicator": squeezed(measure["indicator"]),
        "followup": squeezed(measure["followup"]),
    }


def read(measure: Measure) -> dict[str, Any]:
    short = {"กองการศึกษา ศาสนา และวัฒนธรรม": "กองการศึกษา"}
    responsible = measure.responsible
    return {
        "title": squeezed(measure.title),
        "number": measure.number,
        "code": measure.question_code,
        "steps": [squeezed(step) for step in measure.steps],
        "scope": responsible.scope.value,
        "divisions": [short.get(name, name) for name in responsible.divisions],
        "units": [(unit.division, unit.name) for unit in responsible.units],
        "period": months(measure.period),
        "indicator": squeezed(measure.cell(PlanField.INDICATOR)),
        "followup": squeezed(measure.cell(PlanField.FOLLOWUP)),
    }


@pytest.mark.parametrize(("name", "form", "source", "filled"), CASES)
def test_every_measure_is_read_as_the_report_says_it(
    name: str, form: str, source: Source, filled: bool
) -> None:
    found = imported(name, form, source, filled)
    expected = [measure for section in load_reference(name)["sections"] for measure in section["measures"]]

    assert found.plan.layout == LAYOUTS[name]
    assert found.problems == ()
    assert [read(measure) for measure in found.plan.measures()] == [said(measure) for measure in expected]


@pytest.mark.parametrize(("name", "form", "source", "filled"), CASES)
def test_titles_preface_and_sections_are_read(name: str, form: str, source: Source, filled: bool) -> None:
    plan = imported(name, form, source, filled).plan
    reference = load_reference(name)

    assert [squeezed(line) for line in plan.title_lines] == [squeezed(line) for line in reference["title"]]
    assert squeezed("".join(plan.preface)) == squeezed(reference["preface"])
    assert [(section.number, section.title) for section in plan.sections] == [
        (section["number"] and str(section["number"]), section["title"]) for section in reference["sections"]
    ]


@pytest.mark.parametrize("name", LAYOUTS)
def test_people_can_name_every_measure(name: str) -> None:
    refs = [measure.ref for measure in imported(name, "docx", "items", False).plan.measures()]

    assert len(set(refs)) == len(refs)
    if name == "04-nong-chok":
        assert refs[:5] == ["I12", "I20", "I21", "I23", "E1"]
        assert refs[15:] == [str(row) for row in range(16, 27)]


@pytest.mark.parametrize("source", ["items", "raw"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_filled_report_gives_its_results(name: str, source: Source) -> None:
    found = imported(name, "docx", source, True)
    fields = ("results", "outcomes", "suggestions", "status")
    expected = [
        squeezed("".join(part["raw"] for part in measure["cells"][field]["raw"]))
        for section in load_reference(name)["sections"]
        for measure in section["measures"]
        for field in fields
        if field in measure["cells"] and measure["cells"][field]["items"]
    ]

    printed = [re.sub("<[^>]*>", "", text) for text in expected]
    assert len(found.filled) == len(printed)
    if source == "raw":
        assert [squeezed(cell.text) for cell in found.filled] == printed
    assert [cell.status for cell in found.filled if cell.field is None] == [
        measure["status"]
        for section in load_reference(name)["sections"]
        for measure in section["measures"]
        if measure["status"]
    ]


def test_a_measure_of_every_division_keeps_no_list() -> None:
    for measure in imported("00-sam-ruean", "docx", "raw", True).plan.measures():
        assert (measure.responsible.scope, measure.responsible.divisions) == (Scope.ALL, ())
