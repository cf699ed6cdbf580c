"""Transactions: all or nothing, one writer at a time on SQLite, readers that stand still."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.store.store import Books, Store
from tests.builders import NOON, found_office


class Mishap(Exception):
    """Something goes wrong in the middle."""


def _found_and_fail(books: Books) -> None:
    found_office(books, "หนองบัว")
    raise Mishap


def test_an_exception_undoes_the_whole_transaction(store: Store) -> None:
    with pytest.raises(Mishap), store.writing() as books:
        _found_and_fail(books)

    with store.reading() as books:
        assert books.offices.all() == []


def test_an_attempt_that_fails_is_undone_alone(store: Store) -> None:
    with store.writing() as books:
        kept = found_office(books)
        with pytest.raises(Mishap), books.attempt():
            _found_and_fail(books)
        also_kept = found_office(books, "บ้านใหม่")

    with store.reading() as books:
        assert books.offices.all() == [kept, also_kept]


def test_reading_refuses_to_write(store: Store) -> None:
    with pytest.raises(DBAPIError), store.reading() as books:
        found_office(books)


def test_what_is_read_stands_still_while_others_write(store: Store) -> None:
    with store.writing() as books:
        first = found_office(books)

    with store.reading() as reader:
        before = reader.offices.all()
        with store.writing() as writer:
            found_office(writer, "หนองบัว")
        after = reader.offices.all()

    assert before == after == [first]


def test_many_threads_write_without_losing_anything(store: Store) -> None:
    def found(number: int) -> None:
        with store.writing() as books:
            found_office(books, f"ห้วยตาล {number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(found, range(24)))

    with store.reading() as books:
        assert len(books.offices.all()) == 24


def test_a_second_store_sees_what_the_first_wrote(database_url: str, store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)

    other = Store(database_url, pool_size=1)
    with other.reading() as books:
        assert books.offices.get(office.id) == office
    other.close()


def test_a_store_knows_its_database_and_answers_a_ping(store: Store, database_url: str) -> None:
    store.ping()

    assert store.is_postgresql == database_url.startswith("postgresql")


@pytest.mark.postgresql
def test_a_ping_to_a_database_that_is_gone_raises(postgresql_url: str) -> None:
    store = Store(postgresql_url.replace("/migrated", "/missing"))

    with pytest.raises(DBAPIError):
        store.ping()
    store.close()


def test_a_row_cannot_refer_to_an_office_that_does_not_exist(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as books:
        books.sent_messages.remember("C-1", "message-1", [], [], now=NOON, office_id=404)
