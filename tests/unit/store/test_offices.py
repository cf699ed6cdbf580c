"""Offices and their divisions in the store."""

from __future__ import annotations

from bot.store.store import Store
from tests.builders import DIVISIONS, found_office


def test_an_office_comes_back_as_it_was_created(store: Store) -> None:
    with store.writing() as books:
        created = found_office(books)

    with store.reading() as books:
        assert books.offices.get(created.id) == created
    assert tuple(division.name for division in created.divisions) == DIVISIONS
    assert [division.position for division in created.divisions] == [1, 2, 3]


def test_every_office_is_listed_with_its_own_divisions(store: Store) -> None:
    with store.writing() as books:
        first, second = found_office(books), found_office(books, "หนองบัว")

    with store.reading() as books:
        assert books.offices.all() == [first, second]


def test_an_unknown_office_is_none(store: Store) -> None:
    with store.reading() as books:
        assert books.offices.get(404) is None
