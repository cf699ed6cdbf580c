"""Carrying a plan into a later fiscal year: what moves with the year, and what somebody has to look at.

Only years are moved, and only where a period or a title line names them: everything else is the office's
own text and goes along as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.domain.calendar import FiscalYear
from bot.domain.numerals import THAI_DIGITS, to_arabic, to_thai
from bot.domain.period import read_period
from bot.domain.plan import Measure, Period, Plan, PlanField, Section

_YEAR = re.compile(r"(?<![0-9๐-๙])(?:2[45][0-9]{2}|20[0-9]{2}|๒[๔๕][๐-๙]{2}|๒๐[๐-๙]{2})(?![0-9๐-๙])")
_SHORT_YEAR = re.compile(r"(?<=[ก-๎.])( ?)([5-9][0-9]|[๕-๙][๐-๙])(?![0-9๐-๙])")


class DoubtKind(StrEnum):
    """Why something carried has to be looked at."""

    PERIOD = "period"
    """The printed period could not be moved and still says the old one."""
    YEAR = "year"
    """The text names the year it was written for."""
    INTRO = "intro"
    """The section opens with paragraphs of its own, such as last year's scores."""


@dataclass(frozen=True)
class Doubt:
    """Something to look at; `place` is the ref of a measure, or the number or title of a section."""

    kind: DoubtKind
    place: str


@dataclass(frozen=True)
class CarriedPlan:
    """The plan of the later year, without ids, with what has to be looked at in plan order."""

    plan: Plan
    doubts: tuple[Doubt, ...]


def carried_plan(plan: Plan, target: FiscalYear) -> CarriedPlan:
    """The plan as it would stand in the target year; periods and title lines name its years."""
    years = target.number - plan.fiscal_year.number
    doubts: list[Doubt] = []
    sections = []
    for section in plan.sections:
        doubts += _of_section(section)
        measures = []
        for measure in section.measures:
            moved, is_moved = _moved_measure(measure, plan.fiscal_year, target)
            measures.append(moved)
            doubts += _of_measure(moved, plan.fiscal_year, is_moved=is_moved)
        sections.append(replace(section, measures=tuple(measures)))
    carried = replace(
        plan,
        fiscal_year=target,
        sections=tuple(sections),
        title_lines=tuple(_later_years(line, years) for line in plan.title_lines),
    )
    return CarriedPlan(carried, tuple(doubts))


def _of_section(section: Section) -> Iterator[Doubt]:
    if section.intro:
        yield Doubt(DoubtKind.INTRO, section.number or section.title or "")


def _of_measure(measure: Measure, source: FiscalYear, *, is_moved: bool) -> Iterator[Doubt]:
    if not is_moved:
        yield Doubt(DoubtKind.PERIOD, measure.ref)
    other_cells = (text for field, text in measure.cells.items() if field is not PlanField.PERIOD)
    if any(str(source) in to_arabic(text) for text in (measure.title, *measure.steps, *other_cells)):
        yield Doubt(DoubtKind.YEAR, measure.ref)


def _moved_measure(measure: Measure, source: FiscalYear, target: FiscalYear) -> tuple[Measure, bool]:
    """The measure in the target year, and whether its printed period says what its period means."""
    fresh = replace(measure, id=0)
    written = measure.cell(PlanField.PERIOD)
    if measure.period is None:
        return fresh, not written.strip() or not _YEAR.search(written)
    if measure.period.start <= target.start and measure.period.end >= target.end:
        return fresh, True
    wanted = _later(measure.period, target.number - source.number)
    fresh = replace(fresh, period=wanted)
    if not written.strip():
        return fresh, True
    for move in (_unmoved, _later_years, _later_short_years):
        text = move(written, target.number - source.number)
        meant = read_period(text, target)
        if meant is not None and _months(meant) == _months(wanted):
            return replace(fresh, period=meant, cells={**measure.cells, PlanField.PERIOD: text}), True
    return fresh, False


def _months(period: Period) -> tuple[tuple[int, int], ...]:
    return tuple((day.year, day.month) for day in (period.start, period.end))


def _later(period: Period, years: int) -> Period:
    return Period(_same_day(period.start, years), _same_day(period.end, years))


def _same_day(day: date, years: int) -> date:
    """The day so many years later; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _unmoved(text: str, _years: int) -> str:
    return text


def _later_years(text: str, years: int) -> str:
    return _YEAR.sub(lambda found: _counted_on(found[0], years), text)


def _later_short_years(text: str, years: int) -> str:
    return _SHORT_YEAR.sub(lambda found: found[1] + _counted_on(found[2], years), _later_years(text, years))


def _counted_on(digits: str, years: int) -> str:
    """The number so many years later, in the digits it was written in."""
    later = str(int(to_arabic(digits)) + years)[-len(digits) :]
    return to_thai(later) if digits[0] in THAI_DIGITS else later
