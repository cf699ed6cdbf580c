"""Searching a year of the office: titles and steps of measures, and what the divisions said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.domain.plan import Measure, Plan
from bot.store.entries import Words
from bot.store.store import Books
from bot.text.searching import consonants, searchable, searched, taken_apart

MOST_MEASURES = 40
MOST_ENTRIES = 3
LONGEST_QUERY = 100  # characters


@dataclass(frozen=True)
class Hit:
    """A measure with the words in its title or steps, or in entries: the newest few, if there are more."""

    measure: Measure
    entries: tuple[Entry, ...]
    has_more: bool


@dataclass(frozen=True)
class Hits:
    """What was found, in plan order, the measure called so first; `words` are what was compared."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    is_cut: bool


def search(books: Books, office: Office, plan: Plan, query: str) -> Hits:
    """Measures with all the words of the query in their plan text, or in one entry that counts.

    Where nothing has them as they were typed, the words of the dictionary in them are searched for.
    """
    query = query[:LONGEST_QUERY]
    words = searched(query)
    if not words:
        return Hits((), (), is_cut=False)
    told = books.entries.words_of_year(office.id, plan.fiscal_year)
    found, said = _found(plan, told, words)
    if not found:
        words = taken_apart(query) or words
        found, said = _found(plan, told, words)
    called = "".join(words)
    found.sort(key=lambda measure: searchable(measure.ref) != called)
    shown = found[:MOST_MEASURES]
    numbers = [number for measure in shown for number in said[measure.id][:MOST_ENTRIES]]
    entries = books.entries.by_numbers(office.id, numbers)
    hits = (
        Hit(
            measure,
            tuple(entries[number] for number in said[measure.id][:MOST_ENTRIES]),
            len(said[measure.id]) > MOST_ENTRIES,
        )
        for measure in shown
    )
    return Hits(words, tuple(hits), is_cut=len(found) > MOST_MEASURES)


def _found(
    plan: Plan, told: Sequence[Words], words: tuple[str, ...]
) -> tuple[list[Measure], defaultdict[int, list[int]]]:
    """The measures in plan order, and by measure the entries that have the words, by number.

    Of each measure only as many are looked for as tell that there are more than are shown.
    """
    said: defaultdict[int, list[int]] = defaultdict(list)
    needed = consonants(words)
    for entry in told:
        of_measure = said[entry.measure_id]
        if len(of_measure) <= MOST_ENTRIES and needed.issubset(entry.text) and _holds(entry.text, words):
            of_measure.append(entry.number)
    found = [
        measure
        for measure in plan.measures()
        if said[measure.id] or _holds("\n".join((measure.ref, measure.title, *measure.steps)), words)
    ]
    return found, said


def _holds(text: str, words: tuple[str, ...]) -> bool:
    plain = searchable(text)
    return all(word in plain for word in words)
