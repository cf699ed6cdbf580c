"""How much of the month's quota is gone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.clock import aware_utc
from bot.domain.delivery import DeliveryOutcome
from bot.domain.quota import Quota
from bot.service.spending import current_quota
from bot.store.store import Store
from tests.builders import found_office
from tests.support.notices import a_notice, rendered


def at(moment: str) -> datetime:
    return aware_utc(datetime.fromisoformat(f"{moment}+07:00"))


NOW = at("2026-04-10T09:00:00")


@pytest.fixture(autouse=True)
def office_of_the_notices(sqlite_store: Store) -> None:
    with sqlite_store.writing() as books:
        assert found_office(books).id == 1


def reading(store: Store, limit: int | None, used: int, moment: str) -> None:
    with store.writing() as books:
        books.quota_readings.keep(Quota(limit, used, at(moment)))


def claimed(store: Store, cost: int, moment: str, outcome: DeliveryOutcome | None) -> None:
    """A delivery of that cost, claimed and perhaps settled at that moment."""
    with store.writing() as books:
        now = at(moment)
        books.deliveries.claim(rendered(a_notice(moment, cost=cost)), now)
        if outcome is not None:
            [delivery] = books.deliveries.take(now, 1)
            books.deliveries.settle([(delivery, outcome, None)], now)


def used(store: Store, now: datetime = NOW) -> int:
    with store.reading() as books:
        quota = current_quota(books, now)
    assert quota is not None
    return quota.used


def test_before_line_has_said_anything_there_is_no_quota(sqlite_store: Store) -> None:
    with sqlite_store.reading() as books:
        assert current_quota(books, NOW) is None


def test_what_was_claimed_since_the_reading_counts_whether_or_not_it_was_sent(sqlite_store: Store) -> None:
    claimed(sqlite_store, 100, "2026-04-07T09:00:00", DeliveryOutcome.SENT)
    reading(sqlite_store, 300, 130, "2026-04-09T08:59:00")
    claimed(sqlite_store, 20, "2026-04-09T09:00:00", DeliveryOutcome.SENT)
    claimed(sqlite_store, 40, "2026-04-09T10:00:00", DeliveryOutcome.REFUSED)
    claimed(sqlite_store, 3, "2026-04-10T09:00:00", None)
    assert used(sqlite_store) == 153


def test_it_is_never_less_than_what_we_sent_this_month(sqlite_store: Store) -> None:
    claimed(sqlite_store, 100, "2026-04-07T09:00:00", DeliveryOutcome.SENT)
    reading(sqlite_store, 300, 0, "2026-04-07T09:01:00")
    assert used(sqlite_store) == 100


def test_a_reading_of_another_month_tells_the_limit_only(sqlite_store: Store) -> None:
    claimed(sqlite_store, 60, "2026-04-10T09:00:00", DeliveryOutcome.SENT)
    reading(sqlite_store, 300, 290, "2026-04-30T17:00:00")
    with sqlite_store.reading() as books:
        first_of_may = current_quota(books, at("2026-05-01T09:00:00"))
    assert first_of_may == Quota(300, 0, at("2026-04-30T17:00:00"))
    assert used(sqlite_store, NOW + timedelta(days=20)) == 290
