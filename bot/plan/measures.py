"""A printed row becomes a measure of the plan, or what in the row says why it cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.calendar import FiscalYear
from bot.domain.items import Item, printed_items
from bot.domain.markers import opening_marker
from bot.domain.numerals import to_arabic
from bot.domain.period import read_period
from bot.domain.plan import Measure, Period, PlanField, Responsible, Scope
from bot.plan.codes import read_code
from bot.plan.headers import ORDINAL
from bot.plan.problems import CellProblem, ProblemKind
from bot.plan.responsible import UnknownDivisionError, read_responsible
from bot.plan.rows import RawRow

_PLAN_FIELDS = (
    PlanField.MEASURE, PlanField.MEASURES, PlanField.STEPS, PlanField.RESPONSIBLE, PlanField.PERIOD,
    PlanField.INDICATOR, PlanField.QUESTION, PlanField.WEAKNESS, PlanField.GUIDELINE, PlanField.FOLLOWUP,
)  # fmt: skip
_ORDINAL_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)*)[.)]?")
_BLANK_PERIODS = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True)
class Named:
    """What the cell that opens a row says: its number or question code, and the title."""

    number: str | None
    code: str | None
    title: str


@dataclass(frozen=True)
class MeasureReader:
    """Reads the rows of one document; `row_field` is the field whose cell opens a row in its layout."""

    row_field: PlanField
    fiscal_year: FiscalYear
    division_names: Sequence[str]

    def read(self, raw: RawRow, row: int) -> tuple[Measure, list[CellProblem]]:
        """The measure of a row, without its ref, and what in it could not be understood."""
        problems: list[CellProblem] = []
        named = self._named(raw)
        if not named.title:
            problems.append(CellProblem(ProblemKind.EMPTY_CELL, self.row_field))
        steps_field = PlanField.GUIDELINE if self.row_field is PlanField.WEAKNESS else PlanField.STEPS
        measure = Measure(
            ref=str(row),
            number=named.number,
            row=row,
            title=named.title,
            responsible=self._responsible(raw, problems),
            steps=tuple(item.text for item in printed_items(raw.text(steps_field)) if item.text),
            period=self._period(raw, problems),
            question_code=named.code,
            cells={field: raw.text(field) for field in _PLAN_FIELDS if raw.text(field)},
        )
        return measure, problems

    def _named(self, raw: RawRow) -> Named:
        text = raw.text(self.row_field).strip()
        if self.row_field is PlanField.QUESTION:
            coded = read_code(text)
            return Named(None, coded[0] if coded else None, _on_one_line(coded[1] if coded else text))
        number, title = _numbered(text, first_only=self.row_field is PlanField.WEAKNESS)
        ordinal = _ORDINAL_NUMBER.fullmatch(to_arabic(raw.text(ORDINAL)).strip())
        return Named(number or (ordinal[1] if ordinal else None), None, title)

    def _responsible(self, raw: RawRow, problems: list[CellProblem]) -> Responsible:
        try:
            return read_responsible(raw.text(PlanField.RESPONSIBLE), self.division_names)
        except UnknownDivisionError as error:
            problems.append(error.problem)
            return Responsible(Scope.LIST)

    def _period(self, raw: RawRow, problems: list[CellProblem]) -> Period | None:
        text = _on_one_line(raw.text(PlanField.PERIOD))
        period = read_period(text, self.fiscal_year)
        if period is None and text not in _BLANK_PERIODS:
            problems.append(CellProblem(ProblemKind.PERIOD, text))
        return period


def _numbered(text: str, *, first_only: bool) -> tuple[str | None, str]:
    """The number and title of a measure cell; a cell that lists several measures has no number of its own."""
    marker = opening_marker(text)
    items = printed_items(text)
    if not any(item.marker for item in items):
        dotted = marker if marker and len(marker.path) > 1 and text[marker.end :].strip() else None
        number = ".".join(map(str, dotted.path)) if dotted else None
        lines = items[0].text if len(items) == 1 else text
        title = lines if len(items) == 1 and "\n" in lines else _on_one_line(text)
        return number, title[dotted.end :].strip() if dotted else title
    if len(items) == 1 and marker:
        return ".".join(map(str, marker.path)) or None, items[0].text
    return None, items[0].text if first_only else "\n".join(map(_with_marker, items))


def _with_marker(item: Item) -> str:
    return f"{item.marker} {item.text}" if item.marker else item.text


def _on_one_line(text: str) -> str:
    return " ".join(filter(None, map(str.strip, text.split("\n"))))
