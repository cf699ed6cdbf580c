"""Between rows of the plan tables and plans."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from bot.domain.calendar import FiscalYear
from bot.domain.plan import Measure, Period, Plan, PlanField, Responsible, Scope, Section, SubUnit


def plan_values(plan: Plan) -> dict[str, object]:
    """The columns a plan fills besides its key."""
    return {
        "layout": plan.layout,
        "title_lines": list(plan.title_lines),
        "preface": list(plan.preface),
    }


def section_values(section: Section) -> dict[str, object]:
    """The columns a section fills besides its place."""
    return {
        "number": section.number,
        "title": section.title,
        "heading": section.heading,
        "intro": list(section.intro),
    }


def measure_values(measure: Measure) -> dict[str, object]:
    """The columns a measure fills besides its plan and section."""
    responsible = measure.responsible
    return {
        "row": measure.row,
        "ref": measure.ref,
        "number": measure.number,
        "title": measure.title,
        "responsible": {
            "scope": responsible.scope.value,
            "divisions": list(responsible.divisions),
            "units": [{"division": unit.division, "name": unit.name} for unit in responsible.units],
        },
        "steps": list(measure.steps),
        "period_start": measure.period.start if measure.period else None,
        "period_end": measure.period.end if measure.period else None,
        "question_code": measure.question_code,
        "cells": {name.value: text for name, text in measure.cells.items()},
    }


def measure_of(row: Row[*tuple[Any, ...]]) -> Measure:
    """The measure a row of the measures table holds."""
    return Measure(
        ref=row.ref,
        number=row.number,
        row=row.row,
        title=row.title,
        responsible=_responsible_of(row.responsible),
        steps=tuple(row.steps),
        period=Period(row.period_start, row.period_end) if row.period_start else None,
        question_code=row.question_code,
        cells={PlanField(name): text for name, text in row.cells.items()},
        id=row.id,
    )


def duty_of(row: Row[*tuple[Any, ...]]) -> Measure:
    """The measure as far as who owes what goes; the row holds the responsible as they are stored."""
    return Measure(
        ref=row.ref,
        number=row.number,
        row=row.row,
        title=row.title,
        responsible=_responsible_as_stored(row.responsible),
        id=row.id,
    )


def section_of(row: Row[*tuple[Any, ...]], measures: Sequence[Measure]) -> Section:
    """The section a row of the sections table holds."""
    return Section(
        number=row.number,
        title=row.title,
        measures=tuple(measures),
        heading=row.heading,
        intro=tuple(row.intro),
    )


def plan_of(row: Row[*tuple[Any, ...]], sections: Sequence[Section]) -> Plan:
    """The plan a row of the plans table holds."""
    return Plan(
        fiscal_year=FiscalYear(row.fiscal_year),
        layout=row.layout,
        sections=tuple(sections),
        title_lines=tuple(row.title_lines),
        preface=tuple(row.preface),
    )


@lru_cache(maxsize=1_000)
def _responsible_as_stored(words: str) -> Responsible:
    """Read once: most measures of a plan, and many plans, name the same divisions."""
    return _responsible_of(json.loads(words))


def _responsible_of(stored: Any) -> Responsible:
    return Responsible(
        scope=Scope(stored["scope"]),
        divisions=tuple(stored["divisions"]),
        units=tuple(SubUnit(unit["division"], unit["name"]) for unit in stored["units"]),
    )
