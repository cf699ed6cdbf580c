"""Pushing what is in line, and what follows from each of LINE's answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.delivery import QUOTA_REST, RETRY_LIFE, DeliveryOutcome, Trouble
from bot.domain.notice import Cause
from bot.domain.quota import Quota
from bot.line.outbound import Messenger
from bot.line.simulator.faults import FaultKind
from bot.store.sent_messages import SentMessage
from scheduler.sending import SENDERS
from tests.support.edge import Edge
from tests.support.loopback import unused_address
from tests.support.notices import TODAY

SOON = timedelta(hours=1)


def results(edge: Edge) -> list[DeliveryOutcome | Trouble]:
    return [attempt.result for attempt in edge.send()]


def test_what_is_in_line_is_pushed_once(edge: Edge) -> None:
    edge.claim("a")
    edge.claim("a", "b")
    assert results(edge) == [DeliveryOutcome.SENT] * 2
    edge.clock.set(edge.clock.now() + SOON)
    assert results(edge) == []
    assert sorted(edge.said()) == ["ยังขาด 1 เรื่องค่ะ (a)", "ยังขาด 1 เรื่องค่ะ (b)"]


def test_quoting_a_pushed_message_names_its_measure(edge: Edge) -> None:
    edge.claim("a")
    edge.send()
    [message] = edge.platform.messages(edge.group)
    with edge.store.reading() as books:
        assert books.sent_messages.about(edge.group.id, message.id) == SentMessage((7,), ())


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (FaultKind.RATE_LIMIT, Trouble.BUSY),
        (FaultKind.SERVER_ERROR, Trouble.SERVER),
        (FaultKind.HANG_REFUSED, Trouble.SERVER),
        (FaultKind.LOST_ANSWER, Trouble.NO_ANSWER),
        (FaultKind.UNAUTHORIZED, Trouble.LOCKED_OUT),
    ],
)
def test_after_trouble_it_is_pushed_again_under_the_same_key_and_read_once(
    edge: Edge, fault: FaultKind, trouble: Trouble
) -> None:
    edge.strike(fault)
    edge.claim("a")
    assert results(edge) == [trouble]
    assert results(edge) == [], "it rests first"
    edge.clock.set(edge.clock.now() + SOON)
    assert results(edge) == [DeliveryOutcome.SENT]
    first, second = edge.pushes()
    assert first.retry_key == second.retry_key
    assert first.body == second.body
    assert len(edge.said()) == 1


def test_a_message_whose_answer_was_lost_can_be_quoted_too(edge: Edge) -> None:
    edge.strike(FaultKind.LOST_ANSWER)
    edge.claim("a")
    edge.send()
    edge.clock.set(edge.clock.now() + SOON)
    edge.send()
    assert [push.status for push in edge.pushes()] == [200, 409]
    [message] = edge.platform.messages(edge.group)
    with edge.store.reading() as books:
        assert books.sent_messages.about(edge.group.id, message.id) == SentMessage((7,), ())


def test_line_out_of_reach_is_waited_for(edge: Edge) -> None:
    edge.claim("a")
    line, edge.messenger = edge.messenger, Messenger("token", unused_address())
    assert results(edge) in ([Trouble.BUSY], [Trouble.NO_ANSWER])
    edge.messenger.close()
    edge.messenger = line
    edge.clock.set(edge.clock.now() + SOON)
    assert results(edge) == [DeliveryOutcome.SENT]


def test_trouble_that_lasts_is_met_ever_more_seldom_and_given_up_after_a_day(edge: Edge) -> None:
    edge.strike(FaultKind.LOST_ANSWER)
    edge.strike(FaultKind.SERVER_ERROR, times=1_000)
    edge.claim("a")
    until = edge.clock.now() + RETRY_LIFE + SOON
    while edge.clock.now() < until:
        edge.send()
        edge.clock.set(edge.clock.now() + timedelta(minutes=1))
    assert 10 < len(edge.pushes()) < 45
    assert len({push.retry_key for push in edge.pushes()}) == 1
    edge.platform.faults.clear()
    assert results(edge) == []
    with edge.store.reading() as books:
        assert books.delivery_figures.outcomes(["a"]) == {"a": DeliveryOutcome.UNKNOWN}
    assert len(edge.said()) == 1


def test_what_certainly_did_not_go_is_left_to_a_fresh_decision(edge: Edge) -> None:
    edge.strike(FaultKind.SERVER_ERROR, times=1_000)
    edge.claim("a")
    edge.send()
    with edge.store.writing() as books:
        books.office_looks.note([edge.office.id], edge.clock.now())
    edge.clock.set(edge.clock.now() + RETRY_LIFE)
    assert results(edge) == []
    with edge.store.reading() as books:
        assert books.deliveries.claimed(["a"]) == set()
        assert books.office_looks.all() == {}, "the office is looked at again"


def test_out_of_quota_line_is_left_alone_and_it_is_told_what_waits(edge: Edge) -> None:
    edge.platform.channel.monthly_limit = edge.platform.quota.limit = 1
    with edge.store.writing() as books:
        books.quota_readings.keep(Quota(300, 20, edge.clock.now()))
    edge.claim(*(f"chat {number}" for number in range(100)))
    assert set(results(edge)) == {Trouble.QUOTA}
    asked = len(edge.pushes())
    assert asked < 2 * SENDERS
    for _ in range(3):
        edge.clock.set(edge.clock.now() + QUOTA_REST / 4)
        assert results(edge) == []
    assert len(edge.pushes()) == asked
    with edge.store.reading() as books:
        held = books.held_notices.since(edge.office.id, TODAY)
        reading = books.quota_readings.newest()
    assert reading is not None
    assert reading.remaining == 0
    assert {one.cause for one in held} == {Cause.QUOTA}
    assert len(held) == asked


def test_a_group_that_put_us_out_is_marked_and_keeps_what_it_said(edge: Edge) -> None:
    edge.group.bot_in = False
    edge.claim("a")
    assert results(edge) == [DeliveryOutcome.GONE]
    with edge.store.reading() as books:
        assert books.chats.of_office(edge.office.id) == []
        binding = books.chats.get(edge.group.id)
    assert binding is not None
    assert binding.left_at == edge.clock.now()
    assert binding.division_ids == (edge.office.divisions[1].id,)


def test_one_message_line_refuses_does_not_hold_up_the_others(edge: Edge) -> None:
    edge.claim("bad", chat_id="nobody")
    edge.claim("good")
    assert set(results(edge)) == {DeliveryOutcome.REFUSED, DeliveryOutcome.SENT}
    edge.clock.set(edge.clock.now() + SOON)
    assert results(edge) == []


def test_nothing_is_pushed_at_night(edge: Edge) -> None:
    edge.clock.set(edge.clock.now() + timedelta(hours=8))  # 20:00 in Thailand
    edge.claim("a")
    assert results(edge) == []
    assert edge.pushes() == ()
