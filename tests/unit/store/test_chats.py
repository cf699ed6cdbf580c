"""Chats: bound to divisions of one office, and remembered while we are away."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from bot.chat import ChatKind
from bot.domain.binding import ChatBinding
from bot.store.store import Store
from tests.builders import NOON, found_office, minutes_later

GROUP = ChatKind.GROUP


def test_binding_again_replaces_the_divisions(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        first, second, third = (division.id for division in office.divisions)
        books.chats.bind("C-1", GROUP, office.id, [first, second], NOON)
        bound = books.chats.bind("C-1", GROUP, office.id, [third, first], minutes_later(1))

        assert bound == ChatBinding("C-1", GROUP, office.id, (third, first))
        assert books.chats.get("C-1") == bound
        assert books.chats.of_office(office.id) == [bound]


def test_a_chat_nobody_bound_has_no_binding(store: Store) -> None:
    with store.writing() as books:
        books.chats.mark_joined("C-1", GROUP, NOON)

        assert books.chats.get("C-1") is None
        assert books.chats.get("C-2") is None


def test_unbinding_leaves_nothing(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        books.chats.bind("C-1", GROUP, office.id, [office.divisions[0].id], NOON)
        books.chats.unbind("C-1", NOON)

        assert books.chats.get("C-1") is None
        assert books.chats.of_office(office.id) == []


def test_a_chat_is_unbound_since_we_came_or_since_it_was_unbound(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        assert books.chats.unbound_since("C-1") is None
        books.chats.mark_joined("C-1", GROUP, NOON)
        assert books.chats.unbound_since("C-1") == NOON
        books.chats.bind("C-1", GROUP, office.id, [office.divisions[0].id], minutes_later(1))
        assert books.chats.unbound_since("C-1") is None
        books.chats.unbind("C-1", minutes_later(2))
        assert books.chats.unbound_since("C-1") == minutes_later(2)
        books.chats.mark_left("C-1", GROUP, minutes_later(3))
        assert books.chats.unbound_since("C-1") is None


def test_a_chat_we_were_removed_from_is_not_written_to_but_keeps_its_binding(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        bound = books.chats.bind("C-1", GROUP, office.id, [office.divisions[0].id], NOON)

        books.chats.mark_left("C-1", GROUP, minutes_later(1))
        assert books.chats.of_office(office.id) == []
        assert books.chats.get("C-1") == bound

        books.chats.mark_joined("C-1", GROUP, minutes_later(2))
        assert books.chats.of_office(office.id) == [bound]


def test_offices_see_their_own_chats_only(store: Store) -> None:
    with store.writing() as books:
        here, there = found_office(books), found_office(books, "หนองบัว")
        mine = books.chats.bind("C-1", GROUP, here.id, [here.divisions[0].id], NOON)
        books.chats.bind("C-2", GROUP, there.id, [there.divisions[0].id], NOON)

        assert books.chats.of_office(here.id) == [mine]


def test_a_division_of_another_office_cannot_be_bound(store: Store) -> None:
    with store.writing() as books:
        here, there = found_office(books), found_office(books, "หนองบัว")

    with pytest.raises(IntegrityError), store.writing() as books:
        books.chats.bind("C-1", GROUP, here.id, [there.divisions[0].id], NOON)
