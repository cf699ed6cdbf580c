"""The result columns of a filled table: what last year's report already says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.entry import EntryField
from bot.domain.plan import PlanField
from bot.domain.status import Status
from bot.plan.rows import RawRow
from bot.plan.statuses import read_status_words, read_ticks

_FIELDS = {
    PlanField.RESULTS: EntryField.RESULTS,
    PlanField.OUTCOMES: EntryField.OUTCOMES,
    PlanField.SUGGESTIONS: EntryField.SUGGESTIONS,
}
_NOTHING = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True)
class FilledCell:
    """A result somebody wrote into the table; `field` is None where the form states a status only."""

    ref: str
    field: EntryField | None
    text: str
    status: Status | None


def filled_cells(raw: RawRow, ref: str) -> Iterator[FilledCell]:
    """What the result columns of a row hold, text as printed; empty cells and lone dashes hold nothing."""
    for column, field in _FIELDS.items():
        if (text := raw.text(column)).strip() not in _NOTHING:
            yield FilledCell(ref, field, text, None)
    words = raw.text(PlanField.STATUS)
    if (status := read_status_words(words)) is not None:
        yield FilledCell(ref, None, words, status)
    ticked = read_ticks(raw.text(PlanField.STATUS_DONE), raw.text(PlanField.STATUS_NOT_DONE))
    if ticked is not None:
        yield FilledCell(ref, None, "", ticked)
