"""Said: everything the divisions said that a report shows, and how the coordinator worded it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry, EntryField
from bot.domain.final_wording import FinalWording
from bot.reports.contributing import in_scope, known_at
from bot.reports.form import RoundScope


@dataclass(frozen=True)
class Said:
    """The entries known at an instant, in the scope of a round's report, by measure.

    `entries` may hold everything the office ever said, `wordings` those of the round that counted then.
    `is_own_layout` says that the plan came in the layout it is printed in.
    """

    entries: Sequence[Entry]
    fiscal_year: FiscalYear
    round_number: int
    scope: RoundScope
    as_of: datetime
    is_own_layout: bool
    wordings: Collection[FinalWording] = field(default=())

    def about(self, measure_id: int) -> Sequence[Entry]:
        """The live entries about the measure, oldest first."""
        return self._at(self.as_of).get(measure_id, ())

    def in_fields(self, measure_id: int, fields: Sequence[EntryField]) -> list[Entry]:
        """The live entries about the measure in these fields, in the order of the fields."""
        said = self.about(measure_id)
        return [entry for wanted in fields for entry in said if entry.field is wanted]

    def wording(self, measure_id: int, wanted: EntryField) -> FinalWording | None:
        """The coordinator's wording of the cell, if there is one."""
        return self._wordings.get((measure_id, wanted))

    def has_changed_since(self, wording: FinalWording) -> bool:
        """Whether the words behind the cell are other entries than when the wording was set."""
        cell = (wording.measure_id, (wording.field,))
        then = self._at(wording.set_at).get(wording.measure_id, ())
        numbers = [entry.number for entry in then if entry.field is wording.field]
        return numbers != [entry.number for entry in self.in_fields(*cell)]

    def _at(self, instant: datetime) -> Mapping[int, Sequence[Entry]]:
        if instant not in self._scopes:
            known = known_at(self.entries, instant)
            self._scopes[instant] = in_scope(known, self.fiscal_year, self.round_number, self.scope)
        return self._scopes[instant]

    @cached_property
    def _scopes(self) -> dict[datetime, Mapping[int, Sequence[Entry]]]:
        return {}

    @cached_property
    def _wordings(self) -> Mapping[tuple[int, EntryField], FinalWording]:
        counting = [
            found
            for found in self.wordings
            if found.text is not None
            and found.set_at <= self.as_of
            and (found.fiscal_year, found.round_number) == (self.fiscal_year, self.round_number)
        ]
        counting.sort(key=lambda found: found.set_at)
        return {(found.measure_id, found.field): found for found in counting}
