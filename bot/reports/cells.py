"""Cells: what stands in one column of one measure's row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.entry import Entry, EntryField
from bot.domain.office import Office
from bot.domain.plan import Measure, PlanField
from bot.domain.standing import responsible_divisions
from bot.domain.status import Status, combined
from bot.reports.contributing import Contribution, contributions, status_entries
from bot.reports.form import ColumnForm, DivisionNames, Layout, Merge
from bot.reports.plan_text import plan_text
from bot.reports.printing import listed, paragraphs
from bot.reports.said import Said
from bot.reports.table import Cell, Wording

_ENTRY_FIELDS = (PlanField.RESULTS, PlanField.OUTCOMES, PlanField.SUGGESTIONS)
_TICKED_BY = {
    PlanField.STATUS_DONE: (Status.DONE,),
    PlanField.STATUS_NOT_DONE: (Status.IN_PROGRESS, Status.NOT_STARTED),
}


@dataclass(frozen=True)
class Cells:
    """Makes the cells of a report out of what was said about each measure."""

    office: Office
    layout: Layout
    said: Said
    nothing_reported: str

    def row(self, measure: Measure) -> tuple[Cell, ...]:
        """The measure's cells in the order of the layout's columns."""
        return tuple(self._cell(form, measure) for form in self.layout.columns)

    def _cell(self, form: ColumnForm, measure: Measure) -> Cell:
        said = self.said.about(measure.id)
        if form.field in _TICKED_BY:
            return self._tick(_TICKED_BY[form.field], said)
        if form.field is PlanField.STATUS:
            return self._status(said)
        spoken = self._spoken(form, measure)
        if form.field in _ENTRY_FIELDS:
            return spoken if spoken.paragraphs else self._unsaid(form.field, said, spoken)
        planned = plan_text(measure, form.field, self.said.is_own_layout)
        return replace(spoken, paragraphs=paragraphs(planned, self.office.numerals) + spoken.paragraphs)

    def _spoken(self, form: ColumnForm, measure: Measure) -> Cell:
        """The fields this column prints: in the coordinator's words where there are any, else the staff's."""
        own = self.said.in_fields(measure.id, form.entries)
        worded = [field for field in form.entries if self.said.wording(measure.id, field)]
        staff = self._staff(form, measure, own)
        wording = self._wording(measure, worded, staff)
        final = [line for field in worded for line in self._final(measure, field)]
        unworded = [entry for entry in own if entry.field not in worded]
        lines = (*final, *self._staff(form, measure, unworded)) if wording else staff
        numbers = (
            entry.number
            for division in self.office.divisions
            for entry in own
            if entry.division_id == division.id
        )
        return Cell(lines, tuple(numbers), wording=wording)

    def _final(self, measure: Measure, field: EntryField) -> tuple[str, ...]:
        wording = self.said.wording(measure.id, field)
        return paragraphs(wording.text or "", self.office.numerals) if wording else ()

    def _wording(
        self, measure: Measure, worded: Sequence[EntryField], staff: tuple[str, ...]
    ) -> Wording | None:
        if not worded:
            return None
        found = [wording for field in worded if (wording := self.said.wording(measure.id, field))]
        newest = max(found, key=lambda wording: wording.set_at)
        changed = any(self.said.has_changed_since(wording) for wording in found)
        return Wording(newest.set_by, newest.set_at, staff, changed)

    def _staff(self, form: ColumnForm, measure: Measure, own: Sequence[Entry]) -> tuple[str, ...]:
        """What the divisions said, each in one place, and who has not said anything where that is wanted."""
        words = self.layout.status_words if form.field is PlanField.RESULTS else None
        spoken = contributions(own, self.office.divisions, words)
        silent = self._silent(measure) if form.field is PlanField.RESULTS and spoken else ()
        return self._lines(form, spoken, is_shared=bool(silent)) + silent

    def _silent(self, measure: Measure) -> tuple[str, ...]:
        """A line for each responsible division nothing came from, where the layout names them."""
        if not self.layout.names_missing:
            return ()
        heard = {entry.division_id for entry in self.said.about(measure.id)}
        missing = [found for found in responsible_divisions(measure, self.office) if found.id not in heard]
        lines = (f"{division.name} {self.nothing_reported}".strip() for division in missing)
        return tuple(line for text in lines for line in paragraphs(text, self.office.numerals))

    def _lines(self, form: ColumnForm, spoken: Sequence[Contribution], is_shared: bool) -> tuple[str, ...]:
        named = self.layout.division_names is DivisionNames.ALWAYS or (
            self.layout.division_names is DivisionNames.WHEN_SEVERAL and (len(spoken) > 1 or is_shared)
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
        if status is None:
            return self._unsaid(PlanField.STATUS, said, Cell())
        return Cell((self.layout.status_words[status],), tuple(entry.number for entry in behind))

    def _tick(self, ticked_by: Sequence[Status], said: Sequence[Entry]) -> Cell:
        behind = status_entries(said, self.office.divisions)
        is_ticked = combined(entry.status for entry in behind) in ticked_by
        mark = (self.layout.tick,) if is_ticked else ()
        return Cell(mark, tuple(entry.number for entry in behind) if is_ticked else (), tick=is_ticked)

    def _unsaid(self, field: PlanField, said: Sequence[Entry], cell: Cell) -> Cell:
        """A cell without words: that no report came, said once a row, or just nothing here."""
        is_silence = not said and field in (PlanField.RESULTS, PlanField.STATUS)
        text = self.nothing_reported if is_silence else self.layout.texts.empty_cell
        return replace(cell, paragraphs=paragraphs(text, self.office.numerals), is_silence=is_silence)


def merged(above: Cell | None, cell: Cell, merge: Merge) -> Cell:
    """The cell, continuing the one above where the layout makes one cell of both."""
    if above is None or merge is Merge.NONE or not above.paragraphs:
        return cell
    continues = cell.paragraphs == above.paragraphs or (merge is Merge.SECTION and not cell.paragraphs)
    return replace(cell, paragraphs=above.paragraphs, merged_above=True) if continues else cell
