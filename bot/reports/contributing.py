"""Contributing: which entries stand behind a report, and what each division put into a cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry, EntryField, live
from bot.domain.items import Item, said_items
from bot.domain.numerals import to_arabic
from bot.domain.office import Division
from bot.domain.status import Status
from bot.reports.form import RoundScope


@dataclass(frozen=True)
class Contribution:
    """What one division says in a cell, item by item."""

    division: Division
    items: tuple[Item, ...]


def known_at(entries: Sequence[Entry], as_of: datetime) -> list[Entry]:
    """The entries as the books stood at that instant: later ones unsaid, later marks not yet made.

    What counts is when an entry was recorded: one said earlier and delivered late was not known yet.
    """
    unsaid = {entry.number for entry in entries if entry.recorded_at > as_of}
    return [_mark_known_at(entry, unsaid, as_of) for entry in entries if entry.number not in unsaid]


def _mark_known_at(entry: Entry, unsaid: Collection[int], as_of: datetime) -> Entry:
    if entry.superseded_by in unsaid:
        entry = entry._replace(superseded_by=None)
    if entry.withdrawn_at is not None and entry.withdrawn_at > as_of:
        entry = entry._replace(withdrawn_at=None)
    return entry


def in_scope(
    entries: Iterable[Entry], fiscal_year: FiscalYear, round_number: int, scope: RoundScope
) -> dict[int, list[Entry]]:
    """The live entries a report shows, by measure id, oldest first."""
    by_measure: dict[int, list[Entry]] = defaultdict(list)
    for entry in live(entries):
        if entry.fiscal_year != fiscal_year or entry.round_number > round_number:
            continue
        if scope is RoundScope.YEAR or entry.round_number == round_number:
            by_measure[entry.measure_id].append(entry)
    return by_measure


def contributions(
    entries: Sequence[Entry],
    divisions: Iterable[Division],
    status_words: Mapping[Status, str] | None,
) -> list[Contribution]:
    """What each division says in a cell, in division order, then time; the same words only once.

    `entries` are the live entries behind the cell. A division that gave a status and no words is
    quoted with the status word, when words are given: having answered is not silence.
    """
    heard: set[str] = set()
    spoken: list[Contribution] = []
    for division in divisions:
        own = [entry for entry in entries if entry.division_id == division.id]
        said = [item for entry in own for item in said_items(entry.text)]
        if not said and status_words and (status := latest_status(own)):
            said = [Item(None, status_words[status])]
        items = []
        for item in said:
            words = to_arabic(item.text.strip())
            if words and words not in heard:
                heard.add(words)
                items.append(item)
        if items:
            spoken.append(Contribution(division, tuple(items)))
    return spoken


def latest_status(entries: Iterable[Entry]) -> Status | None:
    """The status the newest of these entries gives; silent ones do not count."""
    known = [entry for entry in entries if entry.status is not None]
    return known[-1].status if known else None


def status_entries(entries: Sequence[Entry], divisions: Iterable[Division]) -> list[Entry]:
    """For every division that gave one, the result entry with its latest status."""
    latest: list[Entry] = []
    for division in divisions:
        known = [
            entry
            for entry in entries
            if entry.division_id == division.id
            and entry.field is EntryField.RESULTS
            and entry.status is not None
        ]
        latest.extend(known[-1:])
    return latest
