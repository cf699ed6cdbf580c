"""Answers are counted in windows that begin anew, each person and chat by itself."""

from __future__ import annotations

from datetime import timedelta

from bot.store.store import Store
from tests.builders import NOON

MINUTE = timedelta(minutes=1)


def test_a_window_that_is_over_begins_anew(store: Store) -> None:
    with store.writing() as books:
        counts = [
            books.answer_counts.add("C1", "U1", None, at, at - MINUTE)
            for at in (NOON, NOON + MINUTE / 2, NOON + MINUTE, NOON + 2.5 * MINUTE)
        ]

    assert counts == [1, 2, 3, 1]


def test_people_and_chats_are_counted_apart(store: Store) -> None:
    with store.writing() as books:
        for chat, person in (("C1", "U1"), ("C1", "U2"), ("C2", "U1"), ("C1", "U1")):
            books.answer_counts.add(chat, person, None, NOON, NOON - MINUTE)

    with store.reading() as books:
        assert books.answer_counts.count("C1", "U1", NOON - MINUTE) == 2
        assert books.answer_counts.count("C1", "U2", NOON - MINUTE) == 1
        assert books.answer_counts.count("C1", "U1", NOON + MINUTE) == 0
