"""The board: how far each division is with its measures in a round, and the figures of reporting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.clock import BANGKOK
from bot.domain.entry import Entry, EntryField, live
from bot.domain.figures import Figures, figures
from bot.domain.office import Division, Office
from bot.domain.plan import Measure
from bot.domain.standing import Standing, answers_for, standing
from bot.domain.status import Status
from bot.service.collecting import Collection, entries_of
from bot.store.store import Books


@dataclass(frozen=True)
class Line:
    """One measure on a division's board.

    `status` is the one said last. Of a measure not answered yet, `promised` is the day by which the
    division said it would.
    """

    measure: Measure
    is_answered: bool
    status: Status | None
    promised: date | None


@dataclass(frozen=True)
class DivisionBoard:
    """A division's measures of a round in plan order."""

    division: Division
    lines: tuple[Line, ...]
    figures: Figures

    @property
    def missing(self) -> tuple[Measure, ...]:
        """The measures it has not answered."""
        return tuple(line.measure for line in self.lines if not line.is_answered)


def boards(
    books: Books, office: Office, divisions: Sequence[Division], collection: Collection, now: datetime
) -> list[DivisionBoard]:
    """The board of each division for the round of the collection."""
    entries = entries_of(books, office, collection)
    opened = datetime.combine(collection.round.covers[0], time(), BANGKOK)
    today = now.astimezone(BANGKOK).date()
    promised = {
        (promise.division_id, promise.measure_id): promise.until
        for promise in books.promises.since(office.id, opened)
        if promise.until >= today
    }
    return [
        _board(standing(division, collection.plan, entries), collection, entries, promised)
        for division in divisions
    ]


def _board(
    owed: Standing, collection: Collection, entries: list[Entry], promised: dict[tuple[int, int], date]
) -> DivisionBoard:
    division = owed.division
    answered = {measure.id for measure in owed.answered}
    lines = tuple(
        Line(
            measure,
            measure.id in answered,
            _latest_status(live(entries), measure, division),
            None if measure.id in answered else promised.get((division.id, measure.id)),
        )
        for measure in collection.plan.measures()
        if answers_for(measure, division)
    )
    return DivisionBoard(division, lines, figures(owed, entries, collection.round.reply_deadline))


def _latest_status(entries: list[Entry], measure: Measure, division: Division) -> Status | None:
    said = [
        entry.status
        for entry in entries
        if (entry.measure_id, entry.division_id) == (measure.id, division.id)
        and entry.field is EntryField.RESULTS
        and entry.status is not None
    ]
    return said[-1] if said else None
