"""Questions back: something reported without saying clearly about which measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.entry import EntryField, SaidDate
from bot.domain.status import Status


@dataclass(frozen=True)
class Statement:
    """What somebody reported, as understood, but for the measure it is about.

    `text` is verbatim; `division` is the one the words name, None when they name none.
    """

    field: EntryField
    text: str
    status: Status | None
    percent: int | None
    dates: tuple[SaidDate, ...]
    division: str | None


@dataclass(frozen=True)
class MeasureQuestionDraft:
    """A question about to be asked: which measure did this message mean?

    `measure_ids` are the measures offered. `line_user_id` is who may answer by typing; anybody in the
    chat may press a button.
    """

    office_id: int
    chat_id: str
    line_user_id: str | None
    message_id: str
    said_at: datetime
    statement: Statement
    measure_ids: tuple[int, ...]
    asked_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class MeasureQuestion:
    """A question as stored; answered or not, it is open until `expires_at` at the latest."""

    id: int
    office_id: int
    chat_id: str
    line_user_id: str | None
    message_id: str
    said_at: datetime
    statement: Statement
    measure_ids: tuple[int, ...]
    expires_at: datetime
    closed_at: datetime | None

    def is_open(self, at: datetime) -> bool:
        """Whether an answer given at that moment still counts."""
        return self.closed_at is None and at < self.expires_at


def asked_of(asked: Iterable[MeasureQuestion], line_user_id: str, at: datetime) -> MeasureQuestion | None:
    """The first of the questions that the person was asked and may still answer at that moment."""
    return next((one for one in asked if one.line_user_id == line_user_id and one.is_open(at)), None)
