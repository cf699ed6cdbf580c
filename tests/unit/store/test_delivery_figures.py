"""What waits, what it costs, and what has failed."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.delivery import Delivery, DeliveryOutcome, Trouble
from bot.store.delivery_figures import Queue
from bot.store.store import Store
from tests.builders import NOON, found_office, minutes_later
from tests.support.notices import a_notice, rendered


def in_line(store: Store, *keys: str) -> list[Delivery]:
    """Deliveries of those keys, taken up; the first costs 1, the next 2, and so on."""
    with store.writing() as books:
        office = found_office(books)
        notices = [a_notice(key, office.id, cost=cost) for cost, key in enumerate(keys, start=1)]
        books.deliveries.claim(rendered(*notices), NOON)
        return books.deliveries.take(NOON, len(keys))


def settle(store: Store, delivery: Delivery, outcome: DeliveryOutcome, minute: float = 0) -> None:
    with store.writing() as books:
        books.deliveries.settle([(delivery, outcome, None)], minutes_later(minute))


def test_the_queue_counts_what_waits_and_what_failed_lately(store: Store) -> None:
    sent, refused, gone, troubled, _waiting = in_line(store, *"abcde")
    settle(store, sent, DeliveryOutcome.SENT)
    settle(store, refused, DeliveryOutcome.REFUSED, minute=-1)
    settle(store, gone, DeliveryOutcome.GONE)
    with store.writing() as books:
        books.deliveries.postpone([(troubled, Trouble.BUSY, minutes_later(1))])
    with store.reading() as books:
        figures = books.delivery_figures
        assert figures.queue(NOON) == Queue(waiting=2, cost=9, in_trouble=1, failed=1)
        assert figures.queue(NOON - timedelta(days=1)).failed == 2
        assert figures.queue(NOON, office_id=404) == Queue(0, 0, 0, 0)
        assert figures.cost_waiting() == 9


def test_only_what_was_sent_costs_anything(store: Store) -> None:
    early, late, refused = in_line(store, *"abc")
    settle(store, early, DeliveryOutcome.SENT)
    settle(store, late, DeliveryOutcome.SENT, minute=10)
    settle(store, refused, DeliveryOutcome.REFUSED)
    with store.reading() as books:
        figures = books.delivery_figures
        assert figures.cost_since(NOON) == 3
        assert figures.cost_since(minutes_later(10)) == 2
        assert figures.cost_since(minutes_later(11)) == 0
        assert figures.cost_since(NOON, office_id=404) == 0
