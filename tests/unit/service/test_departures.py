"""Coordinators hear once that we were put out of a group."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.chat import ChatKind
from bot.domain.notice import Notice, Purpose
from bot.domain.person import Role
from bot.service.departures import departure_notices
from bot.store.store import Books, Store
from tests.builders import NOON, found_office
from tests.support.notices import rendered

NIGHT = NOON + timedelta(hours=8)


def put_out(books: Books, moment: datetime = NOON) -> int:
    """An office with two coordinators that lost the group of กองคลัง at that moment; gives its id."""
    office = found_office(books)
    for coordinator in ("U-arunee", "U-somsri"):
        books.members.add(office.id, coordinator, "", Role.COORDINATOR, None, None, None, NOON)
    books.members.add(office.id, "U-palad", "", Role.EXECUTIVE, "ปลัด", 1, None, NOON)
    for place, chat in enumerate(("C-palad", "C-khlang")):
        books.chats.bind(chat, ChatKind.GROUP, office.id, [office.divisions[place].id], NOON)
    books.chats.bind("C-nobody", ChatKind.GROUP, office.id, [], NOON)
    for chat in ("C-khlang", "C-nobody"):
        books.chats.mark_left(chat, ChatKind.GROUP, moment)
    return office.id


def notices(store: Store, now: datetime = NOON, office_id: int | None = None) -> list[Notice]:
    with store.reading() as books:
        return departure_notices(books, now, office_id)


def test_each_coordinator_hears_once_which_division_it_is(sqlite_store: Store) -> None:
    with sqlite_store.writing() as books:
        put_out(books)
    found = notices(sqlite_store)
    assert [(notice.chat_id, notice.purpose, notice.cost) for notice in found] == [
        ("U-arunee", Purpose.GROUP_GONE, 1),
        ("U-somsri", Purpose.GROUP_GONE, 1),
    ]
    assert all("กองคลัง" in notice.why for notice in found)
    with sqlite_store.writing() as books:
        books.deliveries.claim(rendered(*found), NOON)
    assert notices(sqlite_store) == []


def test_being_put_out_again_is_told_again(sqlite_store: Store) -> None:
    with sqlite_store.writing() as books:
        put_out(books)
    with sqlite_store.writing() as books:
        books.deliveries.claim(rendered(*departure_notices(books, NOON)), NOON)
        books.chats.mark_joined("C-khlang", ChatKind.GROUP, NOON)
    later = NOON + timedelta(days=1)
    assert notices(sqlite_store, later) == []
    with sqlite_store.writing() as books:
        books.chats.mark_left("C-khlang", ChatKind.GROUP, later)
    assert len(notices(sqlite_store, later)) == 2


def test_it_waits_for_the_day_and_is_no_news_for_ever(sqlite_store: Store) -> None:
    with sqlite_store.writing() as books:
        put_out(books)
    assert notices(sqlite_store, NIGHT) == []
    assert len(notices(sqlite_store, NOON + timedelta(days=29))) == 2
    assert notices(sqlite_store, NOON + timedelta(days=31)) == []


def test_only_the_office_asked_for_hears(sqlite_store: Store) -> None:
    with sqlite_store.writing() as books:
        office_id = put_out(books)
    assert len(notices(sqlite_store, office_id=office_id)) == 2
    assert notices(sqlite_store, office_id=404) == []
