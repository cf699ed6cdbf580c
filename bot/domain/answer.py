"""Answers: the few facts of an entry that tell whether a measure was answered, and when."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, Protocol

from bot.domain.entry import EntryField
from bot.domain.status import Status

NOTHING = "ไม่มีผล"
"""What a division opens with that has nothing to report this round (product.md, "The conversation")."""


class Saying(Protocol):
    """What standing and figures ask of something said: an entry, or an answer."""

    @property
    def measure_id(self) -> int: ...

    @property
    def division_id(self) -> int: ...

    @property
    def field(self) -> EntryField: ...

    @property
    def event_at(self) -> datetime: ...

    @property
    def withdrawn_at(self) -> datetime | None: ...

    @property
    def is_live(self) -> bool: ...


class Answer(NamedTuple):
    """An entry about results that was not taken back, without its words.

    `is_live` when nothing corrected it; `has_words` when it says more than a status
    or that there is nothing.
    """

    number: int
    measure_id: int
    division_id: int
    status: Status | None
    has_words: bool
    event_at: datetime
    is_live: bool
    field: EntryField = EntryField.RESULTS
    withdrawn_at: datetime | None = None
