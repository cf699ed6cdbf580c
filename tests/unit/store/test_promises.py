"""Promises: the newest of a division about a measure counts, and is gone with its message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.promise import Promise
from bot.store.store import Books, Store
from tests.builders import NOON, found_office, minutes_later


def a_promise(books: Books) -> Promise:
    office = (books.offices.all() or [found_office(books)])[0]
    division = office.divisions[0]
    return Promise(
        office.id, 3, division.id, date(2025, 3, 14), "ข้อ 3 ส่งวันศุกร์ค่ะ", NOON, "C-1", "m-1", "U-suda"
    )


def test_the_newest_promise_counts(store: Store) -> None:
    with store.writing() as books:
        first = a_promise(books)
        newer = replace(first, message_id="m-2", until=date(2025, 3, 21), said_at=minutes_later(5))
        other = replace(first, message_id="m-2", measure_id=4, said_at=minutes_later(5))
        for promise in (newer, first, other):
            books.promises.keep(promise)

        assert set(books.promises.since(first.office_id, NOON)) == {newer, other}
        assert books.promises.since(first.office_id, minutes_later(6)) == []
        assert books.promises.since(first.office_id + 1, NOON) == []


def test_said_again_by_the_same_message_it_is_one_promise(store: Store) -> None:
    with store.writing() as books:
        first = a_promise(books)
        changed = replace(first, until=date(2025, 3, 17))
        books.promises.keep(first)
        books.promises.keep(changed)

        assert books.promises.since(first.office_id, NOON) == [changed]


def test_a_message_that_is_gone_takes_its_promises_along(store: Store) -> None:
    with store.writing() as books:
        promise = a_promise(books)
        books.promises.keep(promise)
        books.promises.forget("C-2", "m-1")
        assert books.promises.since(promise.office_id, NOON) == [promise]

        books.promises.forget("C-1", "m-1")
        assert books.promises.since(promise.office_id, NOON) == []
