"""The board: how far each division is with its measures in a round, and the figures of reporting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.clock import BANGKOK, bangkok_day
from bot.domain.answer import Answer
from bot.domain.figures import Figures, division_figures
from bot.domain.office import Division, Office
from bot.domain.plan import Measure
from bot.domain.promise import Promise
from bot.domain.standing import answers_for
from bot.domain.status import Status
from bot.service.collecting import Collection
from bot.store.store import Books

_NOTHING_DONE = frozenset({Status.NOT_STARTED, Status.NOT_APPLICABLE})


@dataclass(frozen=True)
class Line:
    """One measure on a division's board.

    `status` is the one said last. `is_nothing` when the division answered that there is nothing this
    round. `promise` is for a measure not answered yet: what the division said it would do by a day
    still to come.
    """

    measure: Measure
    is_answered: bool
    status: Status | None
    is_nothing: bool
    promise: Promise | None

    @property
    def promised(self) -> date | None:
        """The day it was promised for."""
        return self.promise.until if self.promise else None


@dataclass(frozen=True)
class DivisionBoard:
    """A division's measures of a round in plan order; `late` were answered after the reply deadline."""

    division: Division
    lines: tuple[Line, ...]
    figures: Figures
    late: tuple[Measure, ...]

    @property
    def missing(self) -> tuple[Measure, ...]:
        """The measures it has not answered."""
        return tuple(line.measure for line in self.lines if not line.is_answered)


def boards(
    books: Books, office: Office, divisions: Sequence[Division], collection: Collection, now: datetime
) -> list[DivisionBoard]:
    """The board of each division for the round of the collection."""
    said: defaultdict[int, list[Answer]] = defaultdict(list)
    for answer in books.answers.of_round(office.id, collection.round.key):
        said[answer.division_id].append(answer)
    promises = {
        (promise.division_id, promise.measure_id): promise
        for promise in promises_of(books, office, collection)
    }
    today = bangkok_day(now)
    return [_board(division, collection, said[division.id], promises, today) for division in divisions]


def promises_of(books: Books, office: Office, collection: Collection) -> list[Promise]:
    """The promises of the round, the newest of each division about each measure, kept or not."""
    return books.promises.since(office.id, datetime.combine(collection.round.covers[0], time(), BANGKOK))


def _board(
    division: Division,
    collection: Collection,
    said: Sequence[Answer],
    promises: Mapping[tuple[int, int], Promise],
    today: date,
) -> DivisionBoard:
    found = division_figures(division, collection.plan, collection.round, said)
    about: defaultdict[int, list[Answer]] = defaultdict(list)
    for answer in said:
        about[answer.measure_id].append(answer)
    lines = tuple(
        line_of(measure, about[measure.id], promises.get((division.id, measure.id)), today)
        for measure in collection.plan.measures()
        if answers_for(measure, division)
    )
    return DivisionBoard(division, lines, found.figures, found.late)


def line_of(measure: Measure, said: Sequence[Answer], promise: Promise | None, today: date) -> Line:
    """How a division stands with the measure, given its answers about it and its newest promise."""
    live = [answer for answer in said if answer.is_live]
    told = [answer.status for answer in live if answer.status is not None]
    status = told[-1] if told else None
    return Line(
        measure,
        is_answered=bool(live),
        status=status,
        is_nothing=status in _NOTHING_DONE and not any(answer.has_words for answer in live),
        promise=promise if promise and promise.until >= today and not live else None,
    )
