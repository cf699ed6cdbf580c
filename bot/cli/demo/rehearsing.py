"""Rehearsal: the demo with an office's own plan, its divisions taken from the plan."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from pathlib import Path

from bot.cli.demo.invented import invented_office, invented_story
from bot.cli.demo.script import FirstStep, Script, executives
from bot.clock import BANGKOK, aware_utc, bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.numerals import to_arabic
from bot.domain.plan import Plan
from bot.domain.rounds import default_rounds
from bot.errors import OperatorError
from bot.plan.importing import import_plan
from bot.reports.layout import load_layout
from bot.service.planning import PlanFile

NAME = " (ซ้อมใช้งาน)"
_BEFORE_THE_DEADLINE = timedelta(days=21)
_YEAR = re.compile(r"25[0-9]{2}")


def rehearsal_script(path: Path, layout: str | None, now: datetime) -> Script:
    """A script without a story for the plan in the file; raises OperatorError when it is no plan."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OperatorError(f"The plan {path} cannot be read: {error.strerror}.") from error
    plan = _read(data, path.name, layout, FiscalYear.of(bangkok_day(now)))
    divisions = tuple(_divisions(plan))
    people = _people(divisions)
    opens_on = default_rounds(plan.fiscal_year)[0].reply_deadline - _BEFORE_THE_DEADLINE
    opens_at = aware_utc(datetime.combine(opens_on, time(10), BANGKOK))
    coordinator = invented_story()["coordinator"]
    return Script(
        name=NAME,
        kind=invented_office()["kind"],
        district="",
        province="",
        layout=plan.layout,
        numerals=load_layout(plan.layout).numerals,
        fiscal_year=plan.fiscal_year,
        divisions=divisions,
        plan_file=lambda _office, _now: PlanFile(data, path.name, layout),
        coordinator=coordinator,
        executives=executives(),
        people=people,
        begins_at=opens_at - timedelta(hours=1),
        opens_at=opens_at,
        said=(),
        first_steps=(_first_report(plan, people), FirstStep(coordinator, None, "สรุป")),
    )


def _read(data: bytes, name: str, layout: str | None, this_year: FiscalYear) -> Plan:
    """The plan, in the fiscal year its title names, or in this one."""
    plan = import_plan(data, name, this_year, layout, ()).plan
    years = _YEAR.findall(to_arabic(" ".join(plan.title_lines)))
    if not years or int(years[0]) == this_year.number:
        return plan
    return import_plan(data, name, FiscalYear(int(years[0])), layout, ()).plan


def _divisions(plan: Plan) -> list[str]:
    """Every division the plan names, in order; those of the invented office when it names none."""
    named = dict.fromkeys(name for measure in plan.measures() for name in measure.responsible.divisions)
    return list(named) or list(invented_office()["divisions"])


def _people(divisions: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Two invented people in each division; who they are stands in their names."""
    names = invented_story()["rehearsal_names"]
    return {
        division: tuple(f"{names[(2 * place + one) % len(names)]} {division}" for one in (0, 1))
        for place, division in enumerate(divisions)
    }


def _first_report(plan: Plan, people: dict[str, tuple[str, ...]]) -> FirstStep:
    """A report on the plan's first measure, by somebody who answers for it."""
    measure = next(plan.measures(), None)
    if measure is None:
        raise OperatorError(
            "No row of the plan could be read; see why with: tamngan plan import FILE --dry-run"
        )
    division = next((name for name in people if name in measure.responsible.divisions), next(iter(people)))
    return FirstStep(people[division][0], division, f"รายงาน {measure.ref} ดำเนินการเรียบร้อยแล้วค่ะ")
