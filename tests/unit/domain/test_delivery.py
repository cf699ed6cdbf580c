"""Retry keys, and how long a delivery is good for and rests after a failure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.delivery import LONGEST_WAIT, RETRY_LIFE, Trouble, good_until, retry_key, wait_after


def test_a_retry_key_is_the_same_wherever_it_is_worked_out() -> None:
    assert str(retry_key("2569/1 before_7 C1", 0)) == "1c697ed7-288c-57a8-9ae8-ba37d885d63e"


@given(st.text(), st.text(), st.integers(0, 9), st.integers(0, 9))
def test_retry_keys_differ_where_notice_or_generation_does(
    one: str, other: str, generation: int, another: int
) -> None:
    same = (one, generation) == (other, another)
    assert (retry_key(one, generation) == retry_key(other, another)) is same


@given(st.integers(1, 10_000), st.text())
def test_a_rest_grows_within_bounds(attempts: int, key: str) -> None:
    rest = wait_after(attempts, key)
    assert timedelta(seconds=15) < rest < LONGEST_WAIT * 1.25
    assert wait_after(attempts, key) == rest


def test_what_failed_together_does_not_come_back_together() -> None:
    assert len({wait_after(1, f"chat {number}") for number in range(50)}) == 50


def test_a_day_of_trouble_is_a_bounded_number_of_attempts() -> None:
    waited, attempts = timedelta(), 0
    while waited < RETRY_LIFE:
        attempts += 1
        waited += wait_after(attempts, "khlang")
    assert 40 < attempts < 70


@pytest.mark.parametrize(
    ("decided", "until"),
    [
        (datetime(2026, 4, 10, 2, 0, tzinfo=UTC), datetime(2026, 4, 10, 17, 0, tzinfo=UTC)),
        (datetime(2026, 4, 10, 16, 30, tzinfo=UTC), datetime(2026, 4, 10, 17, 30, tzinfo=UTC)),
        (datetime(2026, 4, 10, 17, 30, tzinfo=UTC), datetime(2026, 4, 11, 17, 0, tzinfo=UTC)),
    ],
    ids=["until midnight in Thailand", "an hour at least", "the day begins in Thailand"],
)
def test_an_untried_delivery_is_good_for_its_day(decided: datetime, until: datetime) -> None:
    assert good_until(decided) == until


def test_only_a_lost_answer_or_a_dead_process_leaves_doubt() -> None:
    assert {trouble for trouble in Trouble if trouble.may_have_gone} == {Trouble.NO_ANSWER, Trouble.LEFT}
