"""The inbox: every event once, in order within its chat, one chat at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.store.accepting import NewEvent
from bot.store.inbox import Backlog
from bot.store.store import Books, Store
from tests.builders import NOON, a_new_event, found_office, minutes_later

LATER = minutes_later(60)


def _accept(store: Store, *events: NewEvent) -> int:
    with store.writing() as books:
        return books.inbox.accept(events, LATER)


def _claimed(store: Store, now: datetime = LATER, limit: int = 20) -> list[str]:
    """The ids of the events claimed and finished in one transaction."""
    with store.writing() as books:
        events = books.inbox.claim(now, limit)
        for event in events:
            books.inbox.finish(event.id, None, now)
    return [event.webhook_event_id for event in events]


def test_an_event_comes_back_as_it_was_accepted(store: Store) -> None:
    body: dict[str, Any] = {
        "z": 1,
        "a": {"text": "รายงาน 3 เสร็จแล้ว 🙏\u0000\ud83d", "list": [True, None, 1.5]},
    }
    event = NewEvent("event-1", "U-bot", "C-1", NOON, body)
    _accept(store, event)

    with store.writing() as books:
        [claimed] = books.inbox.claim(LATER)

    assert (claimed.webhook_event_id, claimed.destination, claimed.chat_key) == ("event-1", "U-bot", "C-1")
    assert (claimed.happened_at, claimed.received_at, claimed.attempts) == (NOON, LATER, 0)
    assert claimed.body == body
    assert list(claimed.body) == ["z", "a"]


def test_a_redelivered_event_is_stored_once(store: Store) -> None:
    assert _accept(store, a_new_event(1), a_new_event(2), a_new_event(1)) == 2
    assert _accept(store, a_new_event(2), a_new_event(3)) == 1
    assert _accept(store) == 0

    assert _claimed(store) == ["event-1", "event-2", "event-3"]


def test_a_redelivered_event_that_is_finished_does_not_come_back(store: Store) -> None:
    _accept(store, a_new_event(1))
    assert _claimed(store) == ["event-1"]

    assert _accept(store, a_new_event(1)) == 0
    assert _claimed(store) == []


def test_many_events_are_accepted_at_once(store: Store) -> None:
    assert _accept(store, *(a_new_event(number) for number in range(3000))) == 3000


def test_events_of_a_chat_come_in_the_order_they_happened(store: Store) -> None:
    _accept(store, a_new_event(3), a_new_event(1))
    _accept(store, a_new_event(2))

    assert _claimed(store) == ["event-1", "event-2", "event-3"]


def test_events_of_one_moment_come_in_the_order_they_arrived(store: Store) -> None:
    _accept(store, *(a_new_event(number, happened_at=NOON) for number in (7, 3, 5)))

    assert _claimed(store) == ["event-7", "event-3", "event-5"]


def test_one_claim_gives_one_chat_the_one_that_waits_longest(store: Store) -> None:
    _accept(store, a_new_event(2, "C-b"), a_new_event(1, "C-a"), a_new_event(3, "C-a"))

    assert _claimed(store) == ["event-1", "event-3"]
    assert _claimed(store) == ["event-2"]
    assert _claimed(store) == []


def test_a_claim_gives_no_more_than_asked_for(store: Store) -> None:
    _accept(store, *(a_new_event(number) for number in range(5)))

    assert _claimed(store, limit=2) == ["event-0", "event-1"]


def test_an_event_that_was_not_settled_waits_again(store: Store) -> None:
    _accept(store, a_new_event(1))
    with store.writing() as books:
        assert len(books.inbox.claim(LATER)) == 1

    assert _claimed(store) == ["event-1"]


def _fail(books: Books, retry_at: datetime | None) -> None:
    event = books.inbox.claim(LATER)[0]
    books.inbox.fail(event.id, "ValueError", LATER, retry_at)


def test_an_event_to_be_retried_holds_back_its_chat_and_no_other(store: Store) -> None:
    _accept(store, a_new_event(1, "C-a"), a_new_event(2, "C-a"), a_new_event(3, "C-b"))
    with store.writing() as books:
        _fail(books, retry_at=minutes_later(61))

    assert _claimed(store) == ["event-3"]
    assert _claimed(store) == []
    with store.writing() as books:
        retried = books.inbox.claim(minutes_later(61))
    assert [(event.webhook_event_id, event.attempts) for event in retried] == [("event-1", 1), ("event-2", 0)]


def test_a_late_arrival_waits_with_the_event_to_be_retried_and_comes_before_it(store: Store) -> None:
    _accept(store, a_new_event(2))
    with store.writing() as books:
        _fail(books, retry_at=minutes_later(61))
    _accept(store, a_new_event(1), a_new_event(3))

    assert _claimed(store) == []
    assert _claimed(store, minutes_later(61)) == ["event-1", "event-2", "event-3"]


def test_an_event_put_aside_lets_those_behind_it_pass(store: Store) -> None:
    _accept(store, a_new_event(1), a_new_event(2))
    with store.writing() as books:
        _fail(books, retry_at=None)

    assert _claimed(store) == ["event-2"]
    assert _claimed(store) == []


def test_many_chats_held_back_do_not_hide_the_one_that_is_not(store: Store) -> None:
    held = [a_new_event(number, f"C-{number}") for number in range(120)]
    _accept(store, *held)
    with store.writing() as books:
        for _ in held:
            _fail(books, retry_at=minutes_later(500))
    _accept(store, a_new_event(200, "C-free"))

    assert _claimed(store, minutes_later(300)) == ["event-200"]


def test_a_failed_attempt_leaves_the_claim_standing(store: Store) -> None:
    _accept(store, a_new_event(1), a_new_event(2))
    with store.writing() as books:
        first, second = books.inbox.claim(LATER)
        with pytest.raises(LookupError), books.attempt():
            books.entries.append(404, None, LATER)  # type: ignore[arg-type]
        books.inbox.fail(first.id, "LookupError", LATER, None)
        books.inbox.finish(second.id, None, LATER)

    with store.reading() as books:
        assert books.inbox.backlog() == Backlog(waiting=0, oldest_received_at=None, failed=1)


def test_the_backlog_counts_what_waits_and_what_was_put_aside(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        books.inbox.accept([a_new_event(1, "C-a")], minutes_later(3))
        books.inbox.accept([a_new_event(2, "C-b"), a_new_event(3, "C-c")], minutes_later(4))
        books.inbox.accept([a_new_event(4, "C-d")], minutes_later(5))
        _fail(books, retry_at=None)
        books.inbox.finish(books.inbox.claim(LATER)[0].id, office.id, LATER)
        _fail(books, retry_at=minutes_later(90))

    with store.reading() as books:
        assert books.inbox.backlog() == Backlog(waiting=2, oldest_received_at=minutes_later(4), failed=1)


def test_the_events_of_an_unsent_message_are_emptied_in_its_chat_only(store: Store) -> None:
    said = [replace(a_new_event(number), message_id="message-1") for number in (1, 2)]
    elsewhere = replace(a_new_event(3, "C-chang"), message_id="message-1")
    _accept(store, *said, elsewhere, replace(a_new_event(4), message_id="message-2"))
    bodies: dict[str, dict[str, Any]] = {}
    with store.writing() as books:
        books.inbox.forget("C-khlang", "message-1")
        while events := books.inbox.claim(LATER):
            bodies |= {event.webhook_event_id: event.body for event in events}
            for event in events:
                books.inbox.finish(event.id, None, LATER)

    assert {name for name, body in bodies.items() if body == {}} == {"event-1", "event-2"}
    assert len(bodies) == 4
