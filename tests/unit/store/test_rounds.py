"""Round dates: the usual ones until an office has its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.rounds import default_rounds
from bot.store.store import Store
from tests.builders import YEAR, found_office


def test_without_own_dates_the_usual_ones_hold(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)

        assert books.rounds.of_year(office.id, YEAR) == default_rounds(YEAR)


def test_own_dates_hold_for_that_round_of_that_office_only(store: Store) -> None:
    first, second = default_rounds(YEAR)
    moved = replace(first, reply_deadline=date(2025, 4, 18))
    moved_again = replace(first, reply_deadline=date(2025, 4, 21))
    with store.writing() as books:
        here, there = found_office(books), found_office(books, "หนองบัว")
        books.rounds.save(here.id, moved)
        books.rounds.save(here.id, moved_again)

        assert books.rounds.of_year(here.id, YEAR) == (moved_again, second)
        assert books.rounds.of_year(there.id, YEAR) == (first, second)
