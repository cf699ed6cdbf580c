"""Several workers on one inbox: never two on one chat, and nothing left out or done twice."""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from threading import Lock

import pytest

from bot.store.inbox import RawEvent
from bot.store.store import Store
from tests.builders import a_new_event, minutes_later

NOW = minutes_later(10_000)
CHATS = 12
EVENTS = 240
WORKERS = 4


def _fill(store: Store) -> None:
    chance = random.Random(2568)
    events = [a_new_event(number, f"C-{chance.randrange(CHATS)}") for number in range(EVENTS)]
    chance.shuffle(events)
    with store.writing() as books:
        books.inbox.accept(events, NOW)


def drain(database_url: str) -> list[tuple[str, str]]:
    """Work until nothing is left; gives chat and event in the order they were handled."""
    store = Store(database_url, pool_size=1)
    handled: list[tuple[str, str]] = []
    while True:
        with store.writing() as books:
            events = books.inbox.claim(NOW, limit=3)
            for event in events:
                books.inbox.finish(event.id, None, NOW)
            handled += [(event.chat_key, event.webhook_event_id) for event in events]
            if not events and not books.inbox.backlog().waiting:
                break
    store.close()
    return handled


def test_processes_drain_everything_exactly_once(database_url: str) -> None:
    store = Store(database_url)
    _fill(store)

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        handled = [pair for done in pool.map(drain, [database_url] * 2) for pair in done]

    assert sorted(event for _, event in handled) == sorted(f"event-{number}" for number in range(EVENTS))
    store.close()


def test_workers_never_share_a_chat_and_keep_its_order(database_url: str) -> None:
    store = Store(database_url, pool_size=WORKERS)
    _fill(store)
    ledger = Lock()
    held: set[str] = set()
    shared: list[str] = []
    handled: dict[str, list[int]] = {}

    def note(events: list[RawEvent]) -> None:
        with ledger:
            if events[0].chat_key in held:
                shared.append(events[0].chat_key)
            held.add(events[0].chat_key)

    def work(_: int) -> None:
        while True:
            with store.writing() as books:
                events = books.inbox.claim(NOW, limit=3)
                if not events:
                    if books.inbox.backlog().waiting:
                        continue
                    return
                note(events)
                for event in events:
                    number = int(event.webhook_event_id.removeprefix("event-"))
                    handled.setdefault(event.chat_key, []).append(number)
                    books.inbox.finish(event.id, None, NOW)
                with ledger:
                    held.remove(events[0].chat_key)

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(work, range(WORKERS)))

    store.close()
    assert shared == []
    assert all(numbers == sorted(numbers) for numbers in handled.values())
    assert sum(len(numbers) for numbers in handled.values()) == EVENTS


@pytest.mark.postgresql
def test_a_chat_somebody_works_on_does_not_keep_others_waiting(postgresql_url: str) -> None:
    store = Store(postgresql_url)
    with store.writing() as books:
        busy = [a_new_event(number, "C-busy") for number in range(80)]
        books.inbox.accept([*busy, a_new_event(90, "C-other")], NOW)

    with store.writing() as first, store.writing() as second, store.writing() as third:
        assert {event.chat_key for event in first.inbox.claim(NOW)} == {"C-busy"}
        assert [event.chat_key for event in second.inbox.claim(NOW)] == ["C-other"]
        assert third.inbox.claim(NOW) == []
    store.close()


@pytest.mark.postgresql
def test_new_events_arrive_while_their_chat_is_worked_on(postgresql_url: str) -> None:
    store = Store(postgresql_url)
    with store.writing() as books:
        books.inbox.accept([a_new_event(5)], NOW)

    with store.writing() as working:
        [event] = working.inbox.claim(NOW)
        with store.writing() as intake:
            assert intake.inbox.accept([a_new_event(1), a_new_event(6)], NOW) == 2
        with store.writing() as other:
            assert other.inbox.claim(NOW) == []
        working.inbox.finish(event.id, None, NOW)

    with store.writing() as books:
        assert [one.webhook_event_id for one in books.inbox.claim(NOW)] == ["event-1", "event-6"]
    store.close()
