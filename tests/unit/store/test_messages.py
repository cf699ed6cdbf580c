"""Messages edited and unsent: the newest version wins, in whatever order the news arrives."""

from __future__ import annotations

from bot.store.store import Store
from tests.builders import NOON, minutes_later


def test_an_older_version_arriving_late_is_not_the_newest(store: Store) -> None:
    with store.writing() as books:
        mark = books.messages.mark_edited

        assert books.messages.fate("C-1", "m-1").edited_at is None
        assert mark("C-1", "m-1", minutes_later(2))
        assert not mark("C-1", "m-1", minutes_later(1))
        assert mark("C-1", "m-1", minutes_later(2))
        assert mark("C-1", "m-1", minutes_later(3))
        assert books.messages.fate("C-1", "m-1").edited_at == minutes_later(3)


def test_messages_of_other_chats_are_other_messages(store: Store) -> None:
    with store.writing() as books:
        books.messages.mark_edited("C-1", "m-1", NOON)
        books.messages.mark_unsent("C-1", "m-1", NOON)

        assert books.messages.fate("C-2", "m-1").edited_at is None
        assert not books.messages.fate("C-2", "m-1").is_unsent
        assert not books.messages.fate("C-1", "m-2").is_unsent
        assert books.messages.fate("C-1", "m-1").is_unsent


def test_a_message_is_unsent_once(store: Store) -> None:
    with store.writing() as books:
        assert books.messages.mark_unsent("C-1", "m-1", NOON)
        assert not books.messages.mark_unsent("C-1", "m-1", minutes_later(1))
