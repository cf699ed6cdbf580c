"""What is asked of LINE before anything is sent, and when it is asked again."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.quota import Quota
from bot.line.simulator.faults import Fault, FaultKind
from scheduler.readings import COUNT_EVERY, count_chats, count_new_chats, read_quota
from tests.support.edge import Edge

ALL = "*"


def newest(edge: Edge) -> Quota | None:
    with edge.store.reading() as books:
        return books.quota_readings.newest()


def size(edge: Edge) -> int | None:
    with edge.store.reading() as books:
        return books.chat_sizes.of_offices([edge.office.id]).get(edge.group.id)


def test_the_quota_is_asked_again_once_it_is_old(edge: Edge) -> None:
    read_quota(edge.store, edge.messenger, edge.clock)
    first = Quota(300, 0, edge.clock.now())
    assert newest(edge) == first
    edge.platform.quota.set_used(40, edge.clock.now())
    read_quota(edge.store, edge.messenger, edge.clock)
    assert newest(edge) == first
    edge.clock.set(edge.clock.now() + timedelta(minutes=5))
    read_quota(edge.store, edge.messenger, edge.clock)
    assert newest(edge) == Quota(300, 40, edge.clock.now())


def test_a_reading_of_a_clock_that_stood_ahead_is_asked_again(edge: Edge) -> None:
    now = edge.clock.now()
    edge.clock.set(now + timedelta(days=365))
    read_quota(edge.store, edge.messenger, edge.clock)
    edge.clock.set(now)
    edge.platform.quota.set_used(40, now)
    read_quota(edge.store, edge.messenger, edge.clock)
    assert newest(edge) == Quota(300, 40, now)


def test_no_answer_changes_nothing(edge: Edge) -> None:
    read_quota(edge.store, edge.messenger, edge.clock)
    count_chats(edge.store, edge.messenger, edge.clock)
    known = newest(edge), size(edge)
    edge.clock.set(edge.clock.now() + COUNT_EVERY)
    edge.platform.faults.add(Fault(ALL, FaultKind.SERVER_ERROR, times=1_000))
    read_quota(edge.store, edge.messenger, edge.clock)
    count_chats(edge.store, edge.messenger, edge.clock)
    assert (newest(edge), size(edge)) == known


def test_a_group_is_counted_once_a_day(edge: Edge) -> None:
    count_new_chats(edge.store, edge.messenger, edge.clock)
    assert size(edge) == 2
    edge.platform.join_member(edge.group, edge.platform.add_user("สมปอง"))
    count_new_chats(edge.store, edge.messenger, edge.clock)
    edge.clock.set(edge.clock.now() + COUNT_EVERY - timedelta(minutes=1))
    count_chats(edge.store, edge.messenger, edge.clock)
    assert size(edge) == 2
    edge.clock.set(edge.clock.now() + timedelta(minutes=2))
    count_chats(edge.store, edge.messenger, edge.clock)
    assert size(edge) == 3
