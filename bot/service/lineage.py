"""Lineage: what was reported about a measure in the years before.

A carried plan links each measure to its old self (`bot.service.carrying`); a plan that came from a file goes
on with those of the newest earlier plan that have the same title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.calendar import FiscalYear
from bot.domain.entry import Entry, live
from bot.domain.office import Office
from bot.domain.plan import Measure
from bot.store.carried_measures import EarlierMeasure
from bot.store.store import Books

_FURTHEST = 5
"""As many years back as a page shows: what an office is asked about is never older."""


@dataclass(frozen=True)
class EarlierYear:
    """A measure as it was in an earlier year, with what still stands of what was said then."""

    measure: EarlierMeasure
    entries: tuple[Entry, ...]


def earlier_years(books: Books, office: Office, measure_id: int) -> tuple[EarlierYear, ...]:
    """The years before, the latest first; none for a measure that was not carried."""
    found: list[EarlierYear] = []
    earlier = books.carried_measures.earlier(office.id, measure_id)
    while earlier is not None and len(found) < _FURTHEST:
        said = books.entries.search(office.id, earlier.fiscal_year, measure_id=earlier.id)
        found.append(EarlierYear(earlier, tuple(live(said))))
        earlier = books.carried_measures.earlier(office.id, earlier.id)
    return tuple(found)


def link_by_title(books: Books, office: Office, fiscal_year: FiscalYear) -> None:
    """Link the measures of a stored plan to those of the same title in the newest plan before it.

    Measures that are linked already stay so; a title that stands twice in either plan links nothing.
    """
    plan = books.plans.get(office.id, fiscal_year)
    before = max((year for year in books.plans.years(office.id) if year < fiscal_year), default=None)
    earlier = books.plans.get(office.id, before) if before else None
    if plan is None or earlier is None:
        return
    old, new = _by_title(earlier.measures()), _by_title(plan.measures())
    books.carried_measures.keep(office.id, {new[title]: old[title] for title in new.keys() & old.keys()})


def _by_title(measures: Iterable[Measure]) -> dict[str, int]:
    """The ids of the measures whose title, spaces aside, is theirs alone."""
    titled = [("".join(measure.title.split()), measure.id) for measure in measures]
    times = Counter(title for title, _id in titled)
    return {title: measure_id for title, measure_id in titled if title and times[title] == 1}
