"""The line of pushes: each key claimed once, each delivery taken once, its end kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.delivery import LEASE, RETRY_LIFE, Delivery, DeliveryOutcome, Trouble, retry_key
from bot.domain.notice import Purpose
from bot.store.engine import migrating_engine
from bot.store.schema import deliveries
from bot.store.store import Store
from tests.builders import NOON, found_office, minutes_later
from tests.support.notices import TODAY, a_notice, rendered

LATER = NOON + LEASE


@pytest.fixture(autouse=True)
def office_of_the_notices(store: Store) -> None:
    with store.writing() as books:
        assert found_office(books).id == 1


def claim(store: Store, *keys: str, now: datetime = NOON) -> set[str]:
    with store.writing() as books:
        return books.deliveries.claim(rendered(*map(a_notice, keys)), now)


def take(store: Store, now: datetime = NOON, limit: int = 20) -> list[Delivery]:
    with store.writing() as books:
        return books.deliveries.take(now, limit)


def settle(store: Store, delivery: Delivery, outcome: DeliveryOutcome, now: datetime = NOON) -> None:
    with store.writing() as books:
        books.deliveries.settle([(delivery, outcome, "request-1")], now)


def postpone(store: Store, delivery: Delivery, trouble: Trouble, until: datetime) -> None:
    with store.writing() as books:
        books.deliveries.postpone([(delivery, trouble, until)])


def expire(store: Store, now: datetime) -> None:
    with store.writing() as books:
        books.deliveries.expire(now)


def outcomes(store: Store, *keys: str) -> dict[str, DeliveryOutcome | None]:
    with store.reading() as books:
        return books.delivery_figures.outcomes(keys)


def test_a_delivery_comes_back_as_it_was_decided_and_only_once(store: Store) -> None:
    assert claim(store, "a") == {"a"}

    assert take(store) == [
        Delivery(
            id=1,
            key="a",
            office_id=1,
            chat_id="C-khlang",
            purpose=Purpose.REMINDER,
            day=TODAY,
            why="เหลือ 7 วัน",
            cost=12,
            messages='[{"type": "text", "text": "a"}]',
            measure_ids=(7,),
            entry_numbers=(),
            retry_key=retry_key("a", 0),
            attempts=1,
        )
    ]
    assert take(store) == []


def test_a_key_is_claimed_once_for_ever(store: Store) -> None:
    assert claim(store, "a", "b") == {"a", "b"}
    assert claim(store, "b", "c") == {"c"}
    [*_, last] = take(store)
    settle(store, last, DeliveryOutcome.REFUSED)
    assert claim(store, "a", "b", "c", now=NOON + timedelta(days=400)) == set()


def test_which_keys_are_claimed(store: Store) -> None:
    many = [f"chat {number}" for number in range(2_500)]
    claim(store, *many[::2])
    with store.reading() as books:
        assert books.deliveries.claimed(many) == set(many[::2])


@pytest.mark.postgresql
def test_two_clocks_at_once_claim_each_key_once(postgresql_url: str) -> None:
    store = Store(postgresql_url, pool_size=4)
    with store.writing() as books:
        found_office(books)
    keys = [f"chat {number}" for number in range(1_200)]

    def clock(_: int) -> set[str]:
        return claim(store, *keys)

    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(clock, range(4)))
    store.close()
    assert sorted(key for keys_won in won for key in keys_won) == sorted(keys)


@pytest.mark.postgresql
def test_two_clocks_at_once_take_each_delivery_once(postgresql_url: str) -> None:
    store = Store(postgresql_url)
    with store.writing() as books:
        found_office(books)
    claim(store, *"abcd")
    with store.writing() as first, store.writing() as second:
        one, other = first.deliveries.take(NOON, 3), second.deliveries.take(NOON, 3)
    store.close()
    assert sorted(delivery.key for delivery in [*one, *other]) == list("abcd")


def test_what_a_dead_process_had_is_taken_after_its_lease_with_the_same_retry_key(store: Store) -> None:
    claim(store, "a")
    [first] = take(store)
    assert take(store, LATER - timedelta(seconds=1)) == []
    [again] = take(store, LATER)
    assert (again.retry_key, again.messages, again.attempts) == (first.retry_key, first.messages, 2)


def test_what_a_clock_known_to_be_dead_had_is_taken_at_once(store: Store) -> None:
    claim(store, "a", "b")
    [first] = take(store, limit=1)
    with store.writing() as books:
        assert books.deliveries.release(NOON) == 1
    assert {delivery.id: delivery.attempts for delivery in take(store)} == {first.id: 2, first.id + 1: 1}


def test_a_failed_attempt_waits_its_time(store: Store) -> None:
    claim(store, "a")
    [delivery] = take(store)
    postpone(store, delivery, Trouble.BUSY, minutes_later(10))
    assert take(store, minutes_later(9)) == []
    assert [again.retry_key for again in take(store, minutes_later(10))] == [delivery.retry_key]


def test_out_of_quota_nothing_is_taken_until_the_rest_is_over(store: Store) -> None:
    claim(store, "a", "b")
    [first] = take(store, limit=1)
    postpone(store, first, Trouble.QUOTA, minutes_later(60))
    assert take(store, minutes_later(59)) == []
    assert [delivery.key for delivery in take(store, minutes_later(60))] == ["a", "b"]


@pytest.mark.parametrize(
    ("troubles", "too_old", "ends_as"),
    [
        ([], minutes_later(12 * 60), DeliveryOutcome.LAPSED),
        ([Trouble.BUSY], NOON + RETRY_LIFE, DeliveryOutcome.LAPSED),
        ([Trouble.QUOTA], NOON + RETRY_LIFE, DeliveryOutcome.LAPSED),
        ([Trouble.SERVER], NOON + RETRY_LIFE, DeliveryOutcome.LAPSED),
        ([Trouble.NO_ANSWER], NOON + RETRY_LIFE, DeliveryOutcome.UNKNOWN),
        ([Trouble.NO_ANSWER, Trouble.BUSY], NOON + RETRY_LIFE, DeliveryOutcome.UNKNOWN),
        (None, NOON + RETRY_LIFE, DeliveryOutcome.UNKNOWN),
    ],
    ids=["untried", "busy", "quota", "server", "no answer", "no answer, then busy", "process died"],
)
def test_what_is_too_old_ends_by_what_is_known_of_it(
    store: Store, troubles: list[Trouble] | None, too_old: datetime, ends_as: DeliveryOutcome
) -> None:
    claim(store, "a")
    for trouble in troubles or []:
        [delivery] = take(store)
        postpone(store, delivery, trouble, NOON)
    if troubles is None:
        take(store)
    expire(store, too_old - timedelta(microseconds=1))
    assert outcomes(store, "a") == {"a": None}
    expire(store, too_old)
    assert outcomes(store, "a") == {"a": ends_as}
    assert take(store, too_old) == []


def test_a_lapsed_notice_is_free_again_under_a_new_retry_key(store: Store) -> None:
    claim(store, "a")
    expire(store, NOON + timedelta(days=1))
    with store.reading() as books:
        assert books.deliveries.claimed(["a"]) == set()
    tomorrow = NOON + timedelta(days=1)
    assert claim(store, "a", now=tomorrow) == {"a"}
    assert claim(store, "a", now=tomorrow) == set()
    assert [delivery.retry_key for delivery in take(store, tomorrow)] == [retry_key("a", 1)]


def test_a_late_answer_replaces_an_outcome_given_up_as_unknown_and_no_other(store: Store) -> None:
    claim(store, "a", "b")
    one, other = take(store)
    expire(store, NOON + RETRY_LIFE)
    settle(store, one, DeliveryOutcome.SENT)
    settle(store, one, DeliveryOutcome.REFUSED)
    assert outcomes(store, "a", "b") == {"a": DeliveryOutcome.SENT, "b": DeliveryOutcome.UNKNOWN}
    postpone(store, other, Trouble.BUSY, NOON)
    assert take(store, NOON) == []


def test_a_clock_that_stood_a_year_ahead_keeps_nothing_back(store: Store) -> None:
    claim(store, "a", now=NOON + timedelta(days=365))
    assert take(store) == []
    with store.writing() as books:
        assert books.deliveries.unfreeze(NOON) == 1
    assert [delivery.key for delivery in take(store)] == ["a"]


def test_a_rest_of_ours_is_no_clock_that_stood_ahead(store: Store) -> None:
    claim(store, "a")
    [delivery] = take(store)
    postpone(store, delivery, Trouble.QUOTA, minutes_later(60))
    with store.writing() as books:
        assert books.deliveries.unfreeze(NOON) == 0


def test_the_words_are_gone_once_the_delivery_has_ended(store: Store, database_url: str) -> None:
    claim(store, "a")
    [delivery] = take(store)
    settle(store, delivery, DeliveryOutcome.UNKNOWN)
    engine = migrating_engine(database_url)
    with engine.connect() as connection:
        assert connection.execute(select(deliveries.c.messages)).scalars().all() == [[]]
    engine.dispose()
