"""The matrix: every measure of a round against every division of the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.clock import bangkok_day
from bot.domain.figures import NOTHING_DUE, Figures
from bot.domain.office import Office
from bot.domain.plan import Measure, Section
from bot.service.board import DivisionBoard, Line, boards
from bot.service.collecting import Collection
from bot.store.store import Books


class Silence(StrEnum):
    """Why there is no status to show: the kinds of silence, and answers without a status."""

    ANSWERED = "answered"
    NOTHING = "nothing"
    PROMISED = "promised"
    MISSING = "missing"
    OVERDUE = "overdue"
    NOT_RESPONSIBLE = "not_responsible"


@dataclass(frozen=True)
class MatrixCell:
    """How a division stands with a measure: `kind` is a status or a kind of silence, by its word."""

    kind: str
    line: Line | None


@dataclass(frozen=True)
class MatrixRow:
    """A measure and its cells in the order of the divisions."""

    measure: Measure
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class Matrix:
    """The board of the office; `sections` hold their rows in plan order."""

    divisions: tuple[DivisionBoard, ...]
    sections: tuple[tuple[Section, tuple[MatrixRow, ...]], ...]
    total: Figures


def matrix(books: Books, office: Office, collection: Collection, now: datetime) -> Matrix:
    """The round as it stands now."""
    divisions = boards(books, office, office.divisions, collection, now)
    is_over = bangkok_day(now) > collection.round.reply_deadline
    found = [{line.measure.id: line for line in board.lines} for board in divisions]

    def row(measure: Measure) -> MatrixRow:
        lines = [of_division.get(measure.id) for of_division in found]
        return MatrixRow(measure, tuple(MatrixCell(kind_of(line, is_over=is_over), line) for line in lines))

    return Matrix(
        tuple(divisions),
        tuple((section, tuple(map(row, section.measures))) for section in collection.plan.sections),
        total_of(divisions),
    )


def total_of(divisions: Sequence[DivisionBoard]) -> Figures:
    """The four figures of the office."""
    return sum((board.figures for board in divisions), NOTHING_DUE)


def kind_of(line: Line | None, *, is_over: bool) -> str:
    """The word for how the line stands; `is_over` when the reply deadline has passed."""
    if line is None:
        return Silence.NOT_RESPONSIBLE
    if not line.is_answered:
        if line.promise:
            return Silence.PROMISED
        return Silence.OVERDUE if is_over else Silence.MISSING
    if line.is_nothing:
        return Silence.NOTHING
    return line.status or Silence.ANSWERED
