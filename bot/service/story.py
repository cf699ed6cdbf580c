"""The story of a measure: everything that was said about it in a round, and what comes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import bangkok_day
from bot.domain.entry import Entry, live
from bot.domain.evidence import Evidence
from bot.domain.office import Division, Office
from bot.domain.plan import Measure
from bot.domain.promise import Promise
from bot.domain.standing import answers_for
from bot.errors import OperatorError
from bot.reports.heading import Heading
from bot.reports.layout import load_layout
from bot.reports.printed_row import PrintedRow, compile_row
from bot.service.board import line_of, promises_of
from bot.service.collecting import Collection
from bot.service.matrix import kind_of
from bot.store.store import Books


@dataclass(frozen=True)
class Told:
    """One entry with its evidence; `corrects` is the entry it took the place of.

    `name` is what its author was called in LINE then, or was first learned to be called.

    `is_edit` when the correction came from editing the same LINE message.
    """

    entry: Entry
    evidence: tuple[Evidence, ...]
    name: str | None
    corrects: Entry | None

    @property
    def is_edit(self) -> bool:
        return (
            self.corrects is not None
            and self.entry.message_id is not None
            and self.entry.message_id == self.corrects.message_id
        )


@dataclass(frozen=True)
class Voice:
    """A division's part: how it stands (the matrix's word), its entries newest first, its newest promise.

    `earlier` is what still stands of what it said in the round before, of the same year.
    """

    division: Division
    kind: str
    told: tuple[Told, ...]
    promise: Promise | None
    earlier: tuple[Entry, ...]


@dataclass(frozen=True)
class Story:
    """The whole; `row` is None when the office's layout cannot be read."""

    measure: Measure
    section_title: str | None
    voices: tuple[Voice, ...]
    row: PrintedRow | None


def story(books: Books, office: Office, collection: Collection, measure: Measure, now: datetime) -> Story:
    """What is known of the measure in the round by now."""
    round_ = collection.round
    year = books.entries.search(office.id, round_.fiscal_year, measure_id=measure.id)
    this_round = [entry for entry in year if entry.round_number == round_.number]
    authors = {entry.line_user_id for entry in this_round if entry.line_user_id is not None}
    names = books.line_names.of_people(authors)
    evidence: defaultdict[int | None, list[Evidence]] = defaultdict(list)
    for item in books.evidence.of_entries(office.id, [entry.number for entry in this_round]):
        evidence[item.entry_number].append(item)
    corrected = {one.superseded_by: one for one in this_round if one.superseded_by is not None}
    told = [
        Told(
            entry,
            tuple(evidence[entry.number]),
            entry.display_name or names.get((entry.chat_id or "", entry.line_user_id or "")),
            corrected.get(entry.number),
        )
        for entry in reversed(this_round)
    ]
    sections = collection.plan.sections
    return Story(
        measure,
        next((one.title for one in sections if measure in one.measures), None),
        _voices(books, office, collection, measure, year, told, now),
        _row(books, office, collection, measure, year, now),
    )


def _voices(
    books: Books,
    office: Office,
    collection: Collection,
    measure: Measure,
    year: Sequence[Entry],
    told: Sequence[Told],
    now: datetime,
) -> tuple[Voice, ...]:
    """The divisions that answer for the measure, and any other that spoke of it."""
    spoke = {entry.division_id for entry in year}
    heard = [one for one in office.divisions if answers_for(measure, one) or one.id in spoke]
    today = bangkok_day(now)
    is_over = today > collection.round.reply_deadline
    promises = {
        one.division_id: one for one in promises_of(books, office, collection) if one.measure_id == measure.id
    }
    found: list[Voice] = []
    answers = books.answers.of_round(office.id, collection.round.key, measure.id)
    for division in heard:
        own = [entry for entry in year if entry.division_id == division.id]
        said = [one for one in answers if one.division_id == division.id]
        line = (
            line_of(measure, said, promises.get(division.id), today)
            if answers_for(measure, division)
            else None
        )
        found.append(
            Voice(
                division,
                kind_of(line, is_over=is_over),
                tuple(one for one in told if one.entry.division_id == division.id),
                promises.get(division.id),
                tuple(live(one for one in own if one.round_number < collection.round.number)),
            )
        )
    return tuple(found)


def _row(
    books: Books,
    office: Office,
    collection: Collection,
    measure: Measure,
    year: Sequence[Entry],
    now: datetime,
) -> PrintedRow | None:
    try:
        layout = load_layout(office.layout)
    except OperatorError:
        return None
    round_ = collection.round
    own = books.office_texts.at(office.id, now)
    wordings = books.final_wordings.at(office.id, round_.fiscal_year, round_.number, now)
    heading = Heading(office, collection.plan, layout, round_, own)
    return compile_row(heading, measure, year, now, wordings)
