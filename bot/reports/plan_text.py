"""Plan text: what a plan column prints, also for a plan that came in another layout."""

from __future__ import annotations

from bot.domain.calendar import BUDDHIST_ERA, MONTHS
from bot.domain.plan import ALL_DIVISIONS, Measure, PlanField, Scope


def plan_text(measure: Measure, field: PlanField, is_own_layout: bool) -> str:
    """The measure's cell as the office wrote it.

    In the layout the plan came in, a cell left empty stays empty. Another layout asks for columns
    the file did not have; these are made of what was understood from it.
    """
    if field in measure.cells or (is_own_layout and measure.cells):
        return measure.cell(field)
    if field in (PlanField.MEASURE, PlanField.MEASURES, PlanField.QUESTION):
        return _name(measure)
    if field in (PlanField.STEPS, PlanField.GUIDELINE):
        return _steps(measure)
    if field is PlanField.RESPONSIBLE:
        return _responsible(measure)
    return _period(measure) if field is PlanField.PERIOD else ""


def _name(measure: Measure) -> str:
    for field in (PlanField.MEASURE, PlanField.QUESTION):
        if written := measure.cell(field):
            return written
    return f"{measure.number}. {measure.title}" if measure.number else measure.title


def _steps(measure: Measure) -> str:
    for field in (PlanField.STEPS, PlanField.GUIDELINE):
        if written := measure.cell(field):
            return written
    if len(measure.steps) < 2:
        return "\n".join(measure.steps)
    return "\n".join(f"{number}. {step}" for number, step in enumerate(measure.steps, start=1))


def _responsible(measure: Measure) -> str:
    if measure.responsible.scope is Scope.ALL:
        return ALL_DIVISIONS
    units = {unit.division: unit.name for unit in measure.responsible.units}
    return "\n".join(
        f"{units[division]} {division}" if division in units else division
        for division in measure.responsible.divisions
    )


def _period(measure: Measure) -> str:
    if measure.period is None:
        return ""
    days = (measure.period.start, measure.period.end)
    return " - ".join(f"{MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}" for day in days)
