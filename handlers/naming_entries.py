"""How people name an entry: by its number (#123), by quoting us, or by a measure (its latest entry)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.entry import Entry
from bot.domain.numerals import to_arabic
from bot.domain.plan import Measure
from bot.errors import Refusal
from bot.service.collecting import Collection
from bot.service.progress import entry_of_speaker, latest_of_speaker
from bot.text.following import names_measure
from bot.text.reading import read_references
from handlers.recording import problem_refusal
from handlers.routing import Turn

_ENTRY_NUMBER = re.compile(r"\s*[#＃]\s*([0-9๐-๙]{1,9})")


@dataclass(frozen=True)
class NamedEntry:
    """The entry a person named, its measure, and the words that followed."""

    entry: Entry
    measure: Measure
    rest: str


def named_entry(turn: Turn, collection: Collection) -> NamedEntry:
    """The entry the words name; refuses with what to type when they name none."""
    by_number = _ENTRY_NUMBER.match(turn.words)
    if by_number:
        entry = entry_of_speaker(turn.books, turn.speaker, int(to_arabic(by_number[1])))
        measure = _measure_of(turn, collection, entry)
        return NamedEntry(entry, measure, turn.words[by_number.end() :])
    quoted = _quoted_entry(turn)
    if quoted is not None:
        return NamedEntry(quoted, _measure_of(turn, collection, quoted), turn.words)
    references = read_references(turn.words, collection.plan, turn.speaker.division_names)
    if references.problems:
        raise problem_refusal(turn, references.problems[0], collection)
    if len(references.measures) != 1:
        raise Refusal("entry.no_reference")
    measure = references.measures[0]
    entry = latest_of_speaker(turn.books, turn.speaker, collection, measure)
    return NamedEntry(entry, measure, references.rest)


def _quoted_entry(turn: Turn) -> Entry | None:
    """The one entry a quoted message of ours is about, where the words themselves name none."""
    quoted = turn.incoming.quoted_message_id
    about = turn.books.sent_messages.about(turn.incoming.chat.id, quoted) if quoted else None
    if about is None or len(about.entry_numbers) != 1 or names_measure(turn.words):
        return None
    return entry_of_speaker(turn.books, turn.speaker, about.entry_numbers[0])


def _measure_of(turn: Turn, collection: Collection, entry: Entry) -> Measure:
    plan = collection.plan
    if entry.fiscal_year != plan.fiscal_year:
        plan = turn.books.plans.get(turn.speaker.office.id, entry.fiscal_year) or plan
    measure = plan.by_id(entry.measure_id)
    if measure is None:
        raise Refusal("entry.unknown", number=entry.number)
    return measure
