"""Searching a year of the office: titles and steps of measures, and what the divisions said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.domain.plan import Measure, Plan
from bot.store.store import Books
from bot.text.searching import searchable, searched

MOST_MEASURES = 40
MOST_ENTRIES = 3
LONGEST_QUERY = 100  # characters


@dataclass(frozen=True)
class Hit:
    """A measure with the words in its title or steps, or in entries (the newest few, `more` besides)."""

    measure: Measure
    entries: tuple[Entry, ...]
    more: int


@dataclass(frozen=True)
class Hits:
    """What was found, in plan order, the measure called so first; `words` are what was compared."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    is_cut: bool


def search(books: Books, office: Office, plan: Plan, query: str) -> Hits:
    """Measures with all the words of the query in their plan text, or in one entry that counts."""
    words = searched(query[:LONGEST_QUERY])
    if not words:
        return Hits((), (), is_cut=False)
    said: defaultdict[int, list[int]] = defaultdict(list)
    for entry in books.entries.words_of_year(office.id, plan.fiscal_year):
        if _holds(entry.text, words):
            said[entry.measure_id].append(entry.number)
    found = [
        measure
        for measure in plan.measures()
        if measure.id in said or _holds("\n".join((measure.ref, measure.title, *measure.steps)), words)
    ]
    called = "".join(words)
    found.sort(key=lambda measure: searchable(measure.ref) != called)
    shown = found[:MOST_MEASURES]
    numbers = [number for measure in shown for number in said[measure.id][:MOST_ENTRIES]]
    entries = books.entries.by_numbers(office.id, numbers)
    hits = (
        Hit(
            measure,
            tuple(entries[number] for number in said[measure.id][:MOST_ENTRIES]),
            max(0, len(said[measure.id]) - MOST_ENTRIES),
        )
        for measure in shown
    )
    return Hits(words, tuple(hits), is_cut=len(found) > MOST_MEASURES)


def _holds(text: str, words: tuple[str, ...]) -> bool:
    plain = searchable(text)
    return all(word in plain for word in words)
