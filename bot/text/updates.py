"""What the parts of a message amount to: one update per measure and column."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.entry import EntryField, SaidDate
from bot.domain.status import Status
from bot.text.dates import NamedTime
from bot.text.message import Message, Span
from bot.text.particles import without_particles
from bot.text.parts import Part
from bot.text.patterns import lazily
from bot.text.status import Judged, judged, percent_of, weighed

if TYPE_CHECKING:
    from bot.domain.plan import Measure

_SAYS_SOMETHING = lazily(r"[^\W_]")


class Update(NamedTuple):
    """What a message says about one measure in one column.

    `text` is verbatim, its lines the items of the cell; empty when only a status was said. `status`
    is None for outcomes and suggestions. `division` is the one the text names, None when it names
    none. `is_correction` when it changes only what it names of what was reported before.
    """

    measure: Measure
    field: EntryField
    text: str
    status: Status | None
    percent: int | None
    dates: tuple[SaidDate, ...]
    division: str | None
    is_correction: bool = False


class _Cell:
    """What the parts of a message put together about one measure and column."""

    def __init__(self, measure: Measure, field: EntryField) -> None:
        self.measure = measure
        self.field = field
        self.division: str | None = None
        self.lines: list[Span] = []
        self.states: list[Span] = []


def updates_of(parts: Sequence[Part], message: Message, days: tuple[NamedTime, ...]) -> list[Update]:
    """The updates of a message that was cut into parts, in the order it names them."""
    writer = _Writer(message, days)
    return [update for cell in _cells(parts) if (update := writer.update(cell))]


def _cells(parts: Sequence[Part]) -> list[_Cell]:
    """One cell per measure, column and division that speaks, in the order the message names them."""
    cells: dict[tuple[str, EntryField, str | None], _Cell] = {}
    named: dict[tuple[str, EntryField], str | None] = {}

    def cell(measure: Measure, column: EntryField, part: Part) -> _Cell:
        key = (measure.ref, column)
        division = named[key] = part.division or named.get(key)
        unnamed = cells.pop((*key, None), None) if division else None
        if unnamed:
            cells[(*key, division)] = unnamed
        found = cells.setdefault((*key, division), _Cell(measure, column))
        found.division = division
        return found

    for part in parts:
        has_text = any(begin < stop for begin, stop in part.lines)
        for measure in part.measures:
            if has_text:
                cell(measure, part.field, part).lines += part.lines
            if part.states:
                cell(measure, EntryField.RESULTS, part).states += part.states
    return list(cells.values())


def _each_day_once(days: Iterable[SaidDate]) -> tuple[SaidDate, ...]:
    kept: dict[date, SaidDate] = {}
    for day in days:
        kept.setdefault(day.value, day)
    return tuple(kept.values())


_LISTED = lazily(r"[ ,]*(?:และ|กับ|,|ที่)?(?: ?(?:วัน)?ที่)?[ ]*")
_HAPPENED = frozenset({Status.DONE, Status.IN_PROGRESS})  # what has not begun has no day


class _Said(NamedTuple):
    """What one line amounts to: its text as typed without particles, its status, its days."""

    text: str
    judged: Judged
    dates: tuple[SaidDate, ...]


class _Writer:
    """Turns cells into updates; a line shared by several measures is read once."""

    def __init__(self, message: Message, days: tuple[NamedTime, ...]) -> None:
        self._message = message
        self._days = days
        self._begins = [day.begin for day in days]
        self._lines: dict[Span, _Said] = {}

    def update(self, cell: _Cell) -> Update | None:
        """The update a cell amounts to, or None when it says nothing."""
        said = [(span, self._said(span)) for span in cell.lines]
        lines = [line for (begin, stop), line in said if line.text or begin == stop]
        text = "\n".join(line.text for line in lines).strip()
        text = text if _SAYS_SOMETHING.search(text) else ""
        dates = _each_day_once(day for line in lines for day in line.dates)
        if cell.field is not EntryField.RESULTS:
            return Update(cell.measure, cell.field, text, None, None, dates, cell.division) if text else None
        reported = [line.judged for line in lines if line.text]
        stated = weighed([self._said(span).judged for span in cell.states]) or weighed(reported)
        if not text and stated is None:
            return None
        status = stated or Status.DONE
        dates = dates if status in _HAPPENED else ()
        return Update(cell.measure, cell.field, text, status, percent_of(reported), dates, cell.division)

    def _said(self, span: Span) -> _Said:
        if span not in self._lines:
            text = without_particles(self._message.copy, *span)
            line = self._message.text[slice(*span)]
            self._lines[span] = _Said(text, judged(line), self._dates(*span))
        return self._lines[span]

    def _dates(self, begin: int, stop: int) -> tuple[SaidDate, ...]:
        """The days of a line; of several that are no list nobody knows which one it was."""
        found: list[NamedTime] = []
        for day in self._days[bisect_left(self._begins, begin) :]:
            if day.stop > stop:
                break
            found.append(day)
        text = self._message.text
        if any(
            one.last != other.last and not _LISTED.fullmatch(text, one.stop, other.begin)
            for one, other in pairwise(found)
        ):
            return ()
        return tuple(SaidDate(self._message.copy.cut(day.begin, day.stop), day.last) for day in found)
