"""Final wordings: what a coordinator lets a cell of the report say in place of the staff's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.calendar import FiscalYear
from bot.domain.entry import EntryField


@dataclass(frozen=True)
class FinalWording:
    """The wording of one field of a measure in the report of a round; without `text` it was taken back.

    `set_by` is the member who set it, by number, None when it was set on the command line.
    """

    measure_id: int
    fiscal_year: FiscalYear
    round_number: int
    field: EntryField
    text: str | None
    set_by: int | None
    set_at: datetime
