"""Cells: what stands in one column of one measure's row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.domain.plan import Measure, PlanField
from bot.domain.status import Status, combined
from bot.reports.contributing import Contribution, contributions, status_entries
from bot.reports.form import ColumnForm, DivisionNames, Merge
from bot.reports.layout import Layout
from bot.reports.plan_text import plan_text
from bot.reports.printing import listed, paragraphs
from bot.reports.table import Cell

_ENTRY_FIELDS = (PlanField.RESULTS, PlanField.OUTCOMES, PlanField.SUGGESTIONS)
_TICKED_BY = {
    PlanField.STATUS_DONE: (Status.DONE,),
    PlanField.STATUS_NOT_DONE: (Status.IN_PROGRESS, Status.NOT_STARTED),
}


@dataclass(frozen=True)
class Cells:
    """Makes the cells of a report: `entries` are the live ones in scope, by measure id."""

    office: Office
    layout: Layout
    entries: Mapping[int, Sequence[Entry]]
    is_own_layout: bool

    def row(self, measure: Measure) -> tuple[Cell, ...]:
        """The measure's cells in the order of the layout's columns."""
        said = self.entries.get(measure.id, ())
        return tuple(self._cell(form, measure, said) for form in self.layout.columns)

    def _cell(self, form: ColumnForm, measure: Measure, said: Sequence[Entry]) -> Cell:
        if form.field in _TICKED_BY:
            return self._tick(_TICKED_BY[form.field], said)
        if form.field is PlanField.STATUS:
            return self._status(said)
        spoken = self._spoken(form, said)
        if form.field in _ENTRY_FIELDS:
            return spoken if spoken.paragraphs else replace(spoken, paragraphs=self._silence())
        planned = plan_text(measure, form.field, self.is_own_layout)
        return replace(spoken, paragraphs=paragraphs(planned, self.office.numerals) + spoken.paragraphs)

    def _spoken(self, form: ColumnForm, said: Sequence[Entry]) -> Cell:
        """What the divisions said about the fields this column prints, each division in one place."""
        own = [entry for field in form.entries for entry in said if entry.field is field]
        words = self.layout.status_words if form.field is PlanField.RESULTS else None
        spoken = contributions(own, self.office.divisions, words)
        numbers = (
            entry.number
            for division in self.office.divisions
            for entry in own
            if entry.division_id == division.id
        )
        return Cell(self._lines(form, spoken), tuple(numbers))

    def _lines(self, form: ColumnForm, spoken: Sequence[Contribution]) -> tuple[str, ...]:
        named = self.layout.division_names is DivisionNames.ALWAYS or (
            self.layout.division_names is DivisionNames.WHEN_SEVERAL and len(spoken) > 1
        )
        numerals = self.office.numerals
        if not named:
            items = [item for part in spoken for item in part.items]
            return listed(items, form.list_style, numerals)
        lines: list[str] = []
        for part in spoken:
            lines.extend(paragraphs(part.division.name, numerals))
            lines.extend(listed(part.items, form.list_style, numerals))
        return tuple(lines)

    def _status(self, said: Sequence[Entry]) -> Cell:
        behind = status_entries(said, self.office.divisions)
        status = combined(entry.status for entry in behind)
        text = (self.layout.status_words[status],) if status else self._silence()
        return Cell(text, tuple(entry.number for entry in behind))

    def _tick(self, ticked_by: Sequence[Status], said: Sequence[Entry]) -> Cell:
        behind = status_entries(said, self.office.divisions)
        is_ticked = combined(entry.status for entry in behind) in ticked_by
        mark = (self.layout.tick,) if is_ticked else ()
        return Cell(mark, tuple(entry.number for entry in behind) if is_ticked else (), tick=is_ticked)

    def _silence(self) -> tuple[str, ...]:
        return paragraphs(self.layout.nothing_reported, self.office.numerals)


def merged(above: Cell | None, cell: Cell, merge: Merge) -> Cell:
    """The cell, continuing the one above where the layout makes one cell of both."""
    if above is None or merge is Merge.NONE or not above.paragraphs:
        return cell
    continues = cell.paragraphs == above.paragraphs or (merge is Merge.SECTION and not cell.paragraphs)
    return replace(cell, paragraphs=above.paragraphs, merged_above=True) if continues else cell
