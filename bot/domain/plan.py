"""A plan: sections of measures as the office adopted them for one fiscal year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.domain.calendar import FiscalYear


class PlanField(StrEnum):
    """What a column of a report form can hold (layouts.md)."""

    MEASURE = "measure"
    MEASURES = "measures"
    STEPS = "steps"
    RESPONSIBLE = "responsible"
    PERIOD = "period"
    INDICATOR = "indicator"
    QUESTION = "question"
    WEAKNESS = "weakness"
    GUIDELINE = "guideline"
    FOLLOWUP = "followup"
    RESULTS = "results"
    OUTCOMES = "outcomes"
    SUGGESTIONS = "suggestions"
    STATUS = "status"
    STATUS_DONE = "status_done"
    STATUS_NOT_DONE = "status_not_done"


class Scope(StrEnum):
    """Whether a measure names its divisions or belongs to every division of the office."""

    ALL = "all"
    LIST = "list"


ALL_DIVISIONS = "ทุกสำนัก/กอง"


@dataclass(frozen=True)
class SubUnit:
    """A งาน inside a division: งานพัสดุ of กองคลัง."""

    division: str
    name: str


@dataclass(frozen=True)
class Responsible:
    """Who answers for a measure. `divisions` are division names; empty when the scope is all."""

    scope: Scope
    divisions: tuple[str, ...] = ()
    units: tuple[SubUnit, ...] = ()

    def is_any_of(self, divisions: Collection[str]) -> bool:
        """Whether one of the divisions answers for the measure."""
        return self.scope is Scope.ALL or not set(divisions).isdisjoint(self.divisions)


@dataclass(frozen=True)
class Period:
    """From the first to the last day a measure runs, both included."""

    start: date
    end: date


@dataclass(frozen=True)
class Measure:
    """One row of the plan, the unit people report on.

    `id` is 0 until stored. `number` is the printed number in Arabic digits ("2.1"), None where the
    form prints none; `row` counts the measures of the plan from 1. `ref` is how people name the
    measure in chat, unique in its plan. `steps` are without their markers; sub-items stay in the
    step as further lines. `cells` keeps every plan cell as printed, paragraphs parted by newlines:
    documents print these and nothing else.
    """

    ref: str
    number: str | None
    row: int
    title: str
    responsible: Responsible
    steps: tuple[str, ...] = ()
    period: Period | None = None
    question_code: str | None = None
    cells: Mapping[PlanField, str] = field(default_factory=dict)
    id: int = 0

    def cell(self, name: PlanField) -> str:
        """The plan cell as printed, or an empty string."""
        return self.cells.get(name, "")


@dataclass(frozen=True)
class Section:
    """A หมวด of the plan; a plan without sections has one without number and title.

    `heading` is the heading as printed, `intro` the paragraphs between it and its table.
    """

    number: str | None
    title: str | None
    measures: tuple[Measure, ...]
    heading: str | None = None
    intro: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What an office adopted for a fiscal year, in the layout it came in.

    `title_lines` and `preface` are the printed lines before the first table.
    """

    fiscal_year: FiscalYear
    layout: str
    sections: tuple[Section, ...]
    title_lines: tuple[str, ...] = ()
    preface: tuple[str, ...] = ()

    def measures(self) -> Iterator[Measure]:
        for section in self.sections:
            yield from section.measures

    def by_ref(self, ref: str) -> Measure | None:
        return next((measure for measure in self.measures() if measure.ref == ref), None)

    def by_id(self, measure_id: int) -> Measure | None:
        return next((measure for measure in self.measures() if measure.id == measure_id), None)
