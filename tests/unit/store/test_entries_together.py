"""Entries appended by many at once: no number twice, none left out, no saying stored twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from bot.store.store import Store
from tests.builders import YEAR, a_draft, minutes_later, office_with_plan

WRITERS = 4


def test_numbers_have_neither_gaps_nor_doubles(database_url: str) -> None:
    store = Store(database_url, pool_size=WRITERS)
    office, plan = office_with_plan(store)
    measure_id, division_id = next(plan.measures()).id, office.divisions[0].id

    def append(number: int) -> int:
        draft = a_draft(measure_id, division_id, message_id=f"message-{number}")
        with store.writing() as books:
            return books.entries.append(office.id, draft, minutes_later(number)).entry.number

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = list(pool.map(append, range(40)))

    store.close()
    assert sorted(numbers) == list(range(1, 41))


def test_one_message_handled_by_all_at_once_gives_one_entry(database_url: str) -> None:
    store = Store(database_url, pool_size=WRITERS)
    office, plan = office_with_plan(store)
    draft = a_draft(next(plan.measures()).id, office.divisions[0].id, message_id="message-1")
    together = Barrier(WRITERS)

    def append(minute: int) -> bool:
        together.wait()
        with store.writing() as books:
            return books.entries.append(office.id, draft, minutes_later(minute)).is_new

    with ThreadPoolExecutor(WRITERS) as pool:
        new = list(pool.map(append, range(WRITERS)))

    with store.reading() as books:
        assert len(books.entries.of_round(office.id, YEAR, 1)) == 1
    store.close()
    assert sorted(new) == [False, False, False, True]


def test_corrections_made_at_once_form_one_chain(database_url: str) -> None:
    store = Store(database_url, pool_size=WRITERS)
    office, plan = office_with_plan(store)
    said = a_draft(next(plan.measures()).id, office.divisions[0].id)
    with store.writing() as books:
        books.entries.append(office.id, said, minutes_later(0))
    together = Barrier(WRITERS)

    def correct(number: int) -> None:
        corrected = a_draft(said.measure_id, said.division_id, message_id=f"message-{number}", supersedes=1)
        together.wait()
        with store.writing() as books:
            books.entries.append(office.id, corrected, minutes_later(1))

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(correct, range(WRITERS)))

    with store.reading() as books:
        entries = sorted(books.entries.of_year(office.id, YEAR), key=lambda entry: entry.number)
    store.close()
    assert [entry.superseded_by for entry in entries] == [2, 3, 4, 5, None]
