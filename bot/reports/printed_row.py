"""One measure's row of the report by itself: what will be printed, beside the staff's own words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import aware_utc
from bot.domain.entry import Entry, EntryField
from bot.domain.final_wording import FinalWording
from bot.domain.plan import Measure
from bot.reports.cells import Cells
from bot.reports.form import ColumnForm
from bot.reports.heading import Heading
from bot.reports.said import Said
from bot.reports.table import Cell


@dataclass(frozen=True)
class PrintedField:
    """A field of entries as its column prints it.

    `staff_words` is what the staff's own words come to without a final wording, ready to be changed;
    `wording` the coordinator's, and `has_changed_since` whether a division said something after it was set.
    """

    field: EntryField
    header: str
    staff_words: str
    wording: FinalWording | None
    has_changed_since: bool


@dataclass(frozen=True)
class PrintedRow:
    """The row: its cells under their headers, and the fields that can be given a final wording."""

    cells: tuple[tuple[str, Cell], ...]
    fields: tuple[PrintedField, ...]


def compile_row(
    heading: Heading,
    measure: Measure,
    entries: Sequence[Entry],
    as_of: datetime,
    wordings: Collection[FinalWording],
) -> PrintedRow:
    """The measure's row in the report of the heading's round; `entries` need be no others than its own.

    Cells the layout would merge with the row above carry their own text.
    """
    layout, plan, round_ = heading.layout, heading.plan, heading.reported
    is_own = plan.layout == layout.family
    said = Said(entries, plan.fiscal_year, round_.number, layout.scope, aware_utc(as_of), is_own, wordings)
    cells = Cells(heading.office, layout, said, heading.nothing_reported).row(measure)
    columns = list(zip(layout.columns, cells, strict=True))
    printed_in = {field: column for column in reversed(columns) for field in column[0].entries}
    return PrintedRow(
        tuple((form.header, cell) for form, cell in columns),
        tuple(
            _field(field, *printed_in[field], said, measure) for field in EntryField if field in printed_in
        ),
    )


def _field(field: EntryField, form: ColumnForm, cell: Cell, said: Said, measure: Measure) -> PrintedField:
    wording = said.wording(measure.id, field)
    return PrintedField(
        field,
        form.header,
        _staff_words(field, form, cell, said, measure),
        wording,
        wording is not None and said.has_changed_since(wording),
    )


def _staff_words(field: EntryField, form: ColumnForm, cell: Cell, said: Said, measure: Measure) -> str:
    """As the column prints them where it prints nothing else, otherwise as they were typed."""
    if form.entries != (field,) or form.field.value != field.value:
        return "\n".join(entry.text for entry in said.in_fields(measure.id, (field,)) if entry.text)
    if not cell.entry_numbers:
        return ""
    return "\n".join(cell.wording.staff_paragraphs if cell.wording else cell.paragraphs)
