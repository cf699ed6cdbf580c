"""What is too old goes by itself, some at a time; what still waits for somebody stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.service.retaining import AT_A_TIME, Retention, foreseen, remove_old
from bot.service.signing_in import make_link, sign_in
from bot.store.old_data import OldKind
from bot.store.store import Store
from bot.store.upkeep import Task
from tests.builders import NOON, a_new_event, found_office
from tests.support.khlang import Khlang
from tests.support.stage import a_stage

CHATTER = "บ่ายนี้ใครไปตลาดบ้างคะ"
DAYS = 14


@pytest.fixture
def khlang(store: Store) -> Iterator[Khlang]:
    with a_stage(store) as stage:
        yield Khlang(stage)


def due(found: list[Retention]) -> dict[str, int]:
    return {one.kind.value: one.due for one in found if one.due}


def words_kept(khlang: Khlang) -> str:
    """What the raw events of the two still say, as the person would be given it."""
    with khlang.stage.store.reading() as books:
        rows = books.personal_data.rows(khlang.office.id, khlang.suda.id)
    bodies = [str(row["body"]) for row in rows.get("events", [])]
    return "\n".join(bodies).encode().decode("unicode_escape")


def test_what_people_chatted_is_gone_after_the_days_and_the_report_stays(khlang: Khlang) -> None:
    stage = khlang.stage
    khlang.report(CHATTER)
    khlang.report()
    assert CHATTER in words_kept(khlang)

    khlang.later(timedelta(days=DAYS, seconds=1).total_seconds())
    told = due(foreseen(stage.store, DAYS, stage.clock.now()))
    assert CHATTER in words_kept(khlang), "looking removes nothing"
    assert due(remove_old(stage.store, DAYS, stage.clock.now())) == told

    assert words_kept(khlang) == ""
    assert [text for _number, text in khlang.live()] == ["ทำทะเบียนยืมพัสดุแล้ว"]
    assert due(foreseen(stage.store, DAYS, stage.clock.now())) == {}


def test_what_is_younger_stays(khlang: Khlang) -> None:
    khlang.report(CHATTER)
    khlang.later(timedelta(days=DAYS, seconds=-60).total_seconds())
    remove_old(khlang.stage.store, DAYS, khlang.stage.clock.now())
    assert CHATTER in words_kept(khlang)


def test_events_that_wait_or_were_put_aside_keep_their_words(store: Store) -> None:
    with store.writing() as books:
        books.inbox.accept((a_new_event(1, "A"), a_new_event(2, "B")), NOON)
        [waiting] = books.inbox.claim(NOON)
        books.inbox.fail(waiting.id, "ValueError", NOON, None)

    remove_old(store, DAYS, NOON + timedelta(days=900))

    with store.writing() as books:
        assert len(books.inbox.quarantined()) == 1
        [left] = books.inbox.claim(NOON)
        assert left.body["message"] == {"text": "รายงาน 2"}


def test_many_old_events_go_in_short_steps_with_their_replies(store: Store) -> None:
    count = AT_A_TIME + 20
    with store.writing() as books:
        events = tuple(a_new_event(number, "A") for number in range(1, count + 1))
        books.inbox.accept(events, NOON)
        for event in books.inbox.claim(NOON, count):
            books.replies.put(event.id, None, "A", "token", [], NOON, (), (), NOON)
            books.inbox.finish(event.id, None, NOON)
        books.replies.release_stale(NOON + timedelta(days=1), NOON)

    removed = due(remove_old(store, DAYS, NOON + timedelta(days=401)))

    assert removed == {"messages": count, "events": count}
    with store.reading() as books:
        assert books.old_data.count(OldKind.EVENTS, NOON + timedelta(days=900)) == 0
        assert books.upkeep.last(Task.RETENTION) == NOON + timedelta(days=401)


def test_sign_ins_that_are_over_and_counts_go(store: Store) -> None:
    with store.writing() as books:
        office = found_office(books)
        sign_in(books, make_link(books, office.id, "U1", NOON), NOON)
        books.answer_counts.add("C1", "U1", office.id, NOON, NOON)

    assert due(remove_old(store, DAYS, NOON + timedelta(hours=5))) == {}
    assert due(remove_old(store, DAYS, NOON + timedelta(days=32))) == {"sign_ins": 2, "counts": 1}
