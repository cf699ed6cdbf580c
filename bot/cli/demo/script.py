"""What the demo plays: an office, its plan, its people, what was said, and what to try first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.cli.demo.invented import invented_office, invented_plan, invented_story
from bot.clock import aware_utc
from bot.domain.calendar import FiscalYear
from bot.domain.numerals import Numerals
from bot.domain.office import Office
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import load_layout
from bot.service.planning import PlanFile


@dataclass(frozen=True)
class Said:
    """One thing said before the demo opens."""

    at: datetime
    where: str
    who: str
    text: str


@dataclass(frozen=True)
class FirstStep:
    """Something for a newcomer to say; without a division, in the person's chat with the bot."""

    who: str
    where: str | None
    text: str


@dataclass(frozen=True)
class Script:
    """A demo from the founding of the office to the moment it opens.

    `executives` are names and posts in signing order; `people` are the staff of each division.
    """

    name: str
    kind: str
    district: str
    province: str
    layout: str
    numerals: Numerals
    fiscal_year: FiscalYear
    divisions: tuple[str, ...]
    plan_file: Callable[[Office, datetime], PlanFile]
    coordinator: str
    executives: tuple[tuple[str, str], ...]
    people: dict[str, tuple[str, ...]]
    begins_at: datetime
    opens_at: datetime
    said: tuple[Said, ...]
    first_steps: tuple[FirstStep, ...]


def invented_script() -> Script:
    """The invented office with its story."""
    facts, story = invented_office(), invented_story()
    said = tuple(
        Said(instant(one["at"]), one["where"], one["who"], one["text"].strip()) for one in story["said"]
    )
    return Script(
        name=facts["name"],
        kind=facts["kind"],
        district=facts["district"],
        province=facts["province"],
        layout=facts["layout"],
        numerals=Numerals(facts["numerals"]),
        fiscal_year=FiscalYear(facts["fiscal_year"]),
        divisions=tuple(facts["divisions"]),
        plan_file=_typed_plan,
        coordinator=story["coordinator"],
        executives=executives(),
        people={division: tuple(names) for division, names in story["people"].items()},
        begins_at=said[0].at,
        opens_at=instant(story["opened_at"]),
        said=said,
        first_steps=tuple(
            FirstStep(one["who"], one.get("where"), one["text"]) for one in story["first_steps"]
        ),
    )


def executives() -> tuple[tuple[str, str], ...]:
    """The invented executives, in the order they sign."""
    return tuple((one["name"], one["post"]) for one in invented_story()["executives"])


def instant(moment: str) -> datetime:
    """A moment as the story's file writes it."""
    return aware_utc(datetime.fromisoformat(moment))


def _typed_plan(office: Office, now: datetime) -> PlanFile:
    """The plan takes the way every office's takes: a Word file, imported."""
    typed = invented_plan(invented_office())
    blank = compile_report(office, typed, (), load_layout(office.layout), 1, now)
    return PlanFile(export(blank, "docx").data, "plan.docx")
