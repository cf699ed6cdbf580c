"""Group commit: many threads, few commits, nobody told before it is durable, nobody hurt by another."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from bot.store.accepting import Delivered
from bot.store.gathering import Gatherer
from bot.store.store import Store
from tests.builders import NOON, a_new_event


def test_whoever_comes_while_a_commit_runs_shares_the_next_one() -> None:
    committed: list[list[int]] = []
    first_began, first_may_end = Event(), Event()

    def commit(items: Sequence[int]) -> list[int]:
        committed.append(list(items))
        first_began.set()
        first_may_end.wait(timeout=30)
        return [item * 10 for item in items]

    gatherer = Gatherer(commit)
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(gatherer.store, 0)
        first_began.wait(timeout=30)
        others = [pool.submit(gatherer.store, number) for number in range(1, 8)]
        while gatherer.waiting < len(others):
            pass
        first_may_end.set()
        told = [first.result(), *(other.result() for other in others)]
    gatherer.close()

    assert told == [0, 10, 20, 30, 40, 50, 60, 70]
    assert committed[0] == [0]
    assert sorted(committed[1]) == [1, 2, 3, 4, 5, 6, 7]
    assert len(committed) == 2


def test_one_that_cannot_be_committed_harms_no_other() -> None:
    began, may_end = Event(), Event()

    def commit(items: Sequence[int]) -> list[int]:
        began.set()
        may_end.wait(timeout=30)
        return [100 // item for item in items]

    gatherer = Gatherer(commit)
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(gatherer.store, 100)
        began.wait(timeout=30)
        good, bad, better = (pool.submit(gatherer.store, number) for number in (50, 0, 25))
        while gatherer.waiting < 3:
            pass
        may_end.set()
        assert [first.result(), good.result(), better.result()] == [1, 2, 4]
        with pytest.raises(ZeroDivisionError):
            bad.result()
    gatherer.close()


def test_threads_that_deliver_the_same_event_store_it_once(store: Store) -> None:
    calls = [Delivered((a_new_event(number % 20),), NOON) for number in range(100)]
    with ThreadPoolExecutor(16) as pool:
        counts = list(pool.map(store.accept_events, calls))

    with store.reading() as books:
        assert books.inbox.backlog().waiting == 20
    assert sum(counts) == 20


def test_an_event_twice_in_one_call_counts_once(store: Store) -> None:
    twice = Delivered((a_new_event(1), a_new_event(1), a_new_event(2)), NOON)

    assert store.accept_events(twice) == 2
    assert store.accept_events(twice) == 0
