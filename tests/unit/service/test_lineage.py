"""Lineage: a plan that came from a file goes on with the measures of the same title of the year before."""

from __future__ import annotations

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.office import Office
from bot.domain.plan import Measure
from bot.service.lineage import earlier_years, link_by_title
from bot.store.store import Store
from tests.builders import NOON, a_measure, a_plan, found_office

HANDBOOK, NOTICE, TRAINING = "จัดทำคู่มือรับเรื่องร้องเรียน", "ประกาศผลจัดซื้อจัดจ้าง", "อบรมจริยธรรมเจ้าหน้าที่"
OLDER, OLD, NEW = FiscalYear(2567), FiscalYear(2568), FiscalYear(2569)


@pytest.fixture
def office(store: Store) -> Office:
    with store.writing() as books:
        return found_office(books)


def save(store: Store, office: Office, year: FiscalYear, *measures: Measure) -> None:
    with store.writing() as books:
        books.plans.save(office.id, a_plan(*measures, fiscal_year=year), NOON)
        link_by_title(books, office, year)


def goes_on_with(store: Store, office: Office, ref: str) -> list[tuple[FiscalYear, str]]:
    """The year and ref of each earlier self of a measure of the new plan."""
    with store.reading() as books:
        plan = books.plans.get(office.id, NEW)
        measure = plan.by_ref(ref) if plan else None
        assert measure is not None
        return [
            (one.measure.fiscal_year, one.measure.ref) for one in earlier_years(books, office, measure.id)
        ]


def test_equal_titles_are_linked_whatever_their_numbers_and_spaces(store: Store, office: Office) -> None:
    save(store, office, OLD, a_measure("1", HANDBOOK), a_measure("2", NOTICE))
    save(store, office, NEW, a_measure("1", NOTICE + " "), a_measure("2", TRAINING))

    assert goes_on_with(store, office, "1") == [(OLD, "2")]
    assert goes_on_with(store, office, "2") == []


def test_only_the_newest_plan_before_counts(store: Store, office: Office) -> None:
    save(store, office, OLDER, a_measure("1", HANDBOOK))
    save(store, office, OLD, a_measure("1", NOTICE))
    save(store, office, NEW, a_measure("1", HANDBOOK))

    assert goes_on_with(store, office, "1") == []


def test_a_title_that_stands_twice_links_nothing(store: Store, office: Office) -> None:
    save(store, office, OLD, a_measure("1", HANDBOOK), a_measure("2", HANDBOOK))
    save(store, office, NEW, a_measure("1", HANDBOOK))

    assert goes_on_with(store, office, "1") == []


def test_the_first_plan_of_an_office_goes_on_with_nothing(store: Store, office: Office) -> None:
    save(store, office, NEW, a_measure("1", HANDBOOK))

    assert goes_on_with(store, office, "1") == []
