"""The invented office of the demo and its plan, read from office.toml."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from bot.domain.calendar import FiscalYear
from bot.domain.numerals import to_thai
from bot.domain.plan import Measure, Plan, PlanField, Responsible, Scope, Section


def invented_office() -> dict[str, Any]:
    """What office.toml says: name, divisions, plan."""
    return _read("office.toml")


def invented_story() -> dict[str, Any]:
    """What story.toml says: people, and who said what when."""
    return _read("story.toml")


def invented_plan(office: dict[str, Any]) -> Plan:
    """The plan as it would be typed; only its printed cells matter, since it is written to Word."""
    row = 0
    sections: list[Section] = []
    for part in office["sections"]:
        measures: list[Measure] = []
        for measure in part["measures"]:
            row += 1
            measures.append(_measure(measure, row))
        sections.append(Section(part["number"], part["title"], tuple(measures)))
    return Plan(FiscalYear(office["fiscal_year"]), office["layout"], tuple(sections))


def _measure(measure: dict[str, Any], row: int) -> Measure:
    steps = "\n".join(f"{to_thai(str(number))}. {step}" for number, step in enumerate(measure["steps"], 1))
    return Measure(
        ref=str(row),
        number=None,
        row=row,
        title=measure["title"],
        responsible=Responsible(Scope.ALL),
        cells={
            PlanField.MEASURE: measure["title"],
            PlanField.STEPS: steps,
            PlanField.RESPONSIBLE: measure["responsible"],
            PlanField.PERIOD: measure["period"],
        },
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
