"""Entries: what a division said about a measure. Append-only; state is derived."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from bot.domain.calendar import FiscalYear
from bot.domain.status import Status

PLAN_FILE = "plan-file:"
"""What the message id begins with of an entry that came in with an imported table, from no message."""


class EntryField(StrEnum):
    """Which column of the report an entry fills."""

    RESULTS = "results"
    OUTCOMES = "outcomes"
    SUGGESTIONS = "suggestions"


class SaidDate(NamedTuple):
    """A day a person named: the words, and the day they mean."""

    text: str
    value: date


class EntryDraft(NamedTuple):
    """An entry about to be appended. `text` is verbatim, its lines being the items of the cell."""

    measure_id: int
    division_id: int
    fiscal_year: FiscalYear
    round_number: int
    field: EntryField
    text: str
    status: Status | None
    percent: int | None
    dates: tuple[SaidDate, ...]
    event_at: datetime
    chat_id: str | None = None
    message_id: str | None = None
    line_user_id: str | None = None
    display_name: str | None = None
    supersedes: int | None = None


class Entry(NamedTuple):
    """One thing a division said about one measure, as stored.

    `number` counts the entries of the office from 1; `superseded_by` is the number of the entry
    that corrected this one, `withdrawn_at` the moment it was taken back.
    """

    number: int
    office_id: int
    measure_id: int
    division_id: int
    fiscal_year: FiscalYear
    round_number: int
    field: EntryField
    text: str
    status: Status | None
    percent: int | None
    dates: tuple[SaidDate, ...]
    event_at: datetime
    recorded_at: datetime
    chat_id: str | None = None
    message_id: str | None = None
    line_user_id: str | None = None
    display_name: str | None = None
    superseded_by: int | None = None
    withdrawn_at: datetime | None = None

    @property
    def is_from_plan_file(self) -> bool:
        """Whether it is what an imported table already said."""
        return self.message_id is not None and self.message_id.startswith(PLAN_FILE)

    @property
    def is_live(self) -> bool:
        """Whether the entry still counts: neither corrected nor taken back."""
        return self.superseded_by is None and self.withdrawn_at is None


def live(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that count, oldest first."""
    return sorted((e for e in entries if e.is_live), key=lambda e: (e.event_at, e.number))
