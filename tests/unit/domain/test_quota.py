"""The quota: what matters more finds its share kept back, and the limit is never passed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ladder import Occasion
from bot.domain.notice import Purpose
from bot.domain.quota import PERSONAL, Push, Quota, affordable, usefulness
from tests.builders import NOON

PUSHES = st.lists(
    st.builds(
        Push,
        chat_id=st.text("CDU", min_size=1, max_size=3),
        purpose=st.sampled_from([Purpose.REMINDER, Purpose.LATE, Purpose.ASKED]),
        cost=st.integers(1, 40),
        usefulness=st.sampled_from([30, 50, 70, 88, PERSONAL]),
        need=st.integers(0, 5),
    ),
    max_size=12,
)


def a_push(chat: str, worth: int, cost: int = 12, need: int = 1) -> Push:
    return Push(chat, Purpose.REMINDER, cost, worth, need)


def test_the_deadline_week_is_kept_back_from_earlier_rungs() -> None:
    week_before = [a_push("C-1", usefulness([Occasion.BEFORE_7]))]
    last_day = [a_push("C-1", usefulness([Occasion.DEADLINE]))]
    assert affordable(week_before, last_day, 24) == [True]
    assert affordable(week_before, last_day, 23) == [False]


def test_when_not_all_can_hear_those_with_most_to_do_do() -> None:
    due = [a_push("C-1", 66, need=1), a_push("C-2", 66, need=4), a_push("C-3", 66, need=2)]
    assert affordable(due, [], 24) == [False, True, True]


def test_what_a_coordinator_asks_for_may_use_what_was_kept_back() -> None:
    asked = [Push("C-1", Purpose.ASKED, 12, 95)]
    later = [a_push("C-1", PERSONAL, cost=100)]
    assert affordable(asked, later, 12) == [True]
    assert affordable(asked, later, 11) == [False]


def test_several_rungs_on_one_day_are_as_useful_as_the_best() -> None:
    assert usefulness([Occasion.BEFORE_1, Occasion.DEADLINE]) == usefulness([Occasion.BEFORE_1])
    assert usefulness([Occasion.LATE_1, Occasion.LATE_3]) == usefulness([Occasion.LATE_1])


def test_a_plan_without_a_limit_holds_nothing_back() -> None:
    assert Quota(None, 10_000, NOON).remaining is None
    assert affordable([a_push("C-1", 30)], [a_push("C-2", 90, cost=10**6)], None) == [True]


def test_more_used_than_the_limit_leaves_nothing() -> None:
    assert Quota(300, 312, NOON).remaining == 0


@given(PUSHES, PUSHES, st.integers(0, 200))
def test_the_limit_is_never_passed(due: list[Push], later: list[Push], remaining: int) -> None:
    allowed = affordable(due, later, remaining)
    assert sum(push.cost for push, may_go in zip(due, allowed, strict=True) if may_go) <= remaining


@given(PUSHES, PUSHES, st.integers(0, 200))
def test_nothing_useful_is_spent_on_something_less_so(
    due: list[Push], later: list[Push], remaining: int
) -> None:
    planned = [push for push in due if push.purpose is not Purpose.ASKED]
    allowed = affordable(planned, later, remaining)
    spent = sum(push.cost for push, may_go in zip(planned, allowed, strict=True) if may_go)
    for push, may_go in zip(planned, allowed, strict=True):
        if may_go:
            better = sum(one.cost for one in later if one.usefulness > push.usefulness)
            beside = sum(
                one.cost
                for one, goes in zip(planned, allowed, strict=True)
                if goes and one.usefulness < push.usefulness
            )
            assert remaining - spent + beside >= better
