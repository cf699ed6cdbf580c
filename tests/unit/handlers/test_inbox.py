"""The inbox when handling fails: one event is put aside, the others of its batch are not touched by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from bot.chat import Reply
from bot.store.store import Store
from handlers.inbox import ATTEMPTS, Inbox
from handlers.routing import Turn
from tests.support.khlang import Khlang
from tests.support.stage import a_stage

UNKNOWN_OFFICE = 404
DISK_FULL = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON entries EXECUTE FUNCTION refuse();
"""


@pytest.fixture
def khlang(store: Store) -> Iterator[Khlang]:
    with a_stage(store) as stage:
        yield Khlang(stage)


def fragile(khlang: Khlang, fault: str) -> Inbox:
    """An inbox in which the command for what is missing fails."""
    inbox = khlang.stage.worker.inbox

    def fail(turn: Turn) -> Reply | None:
        if fault == "ours":
            raise ZeroDivisionError
        if fault == "a read that is refused":
            turn.books.offices.some([2**80])
        turn.books.chats.bind("C-none", turn.incoming.chat.kind, UNKNOWN_OFFICE, [UNKNOWN_OFFICE], turn.now)
        return None

    return replace(
        inbox,
        commands=tuple(replace(one, run=fail) if "ค้าง" in one.words else one for one in inbox.commands),
    )


def said(khlang: Khlang, *lines: str) -> None:
    for line in lines:
        khlang.platform.say(khlang.suda, khlang.group, line)
    khlang.platform.deliver()


def test_an_event_that_fails_is_put_aside_and_its_chat_goes_on(khlang: Khlang) -> None:
    said(khlang, "รายงาน 3 ครั้งแรก", "ค้าง", "รายงาน 3 ครั้งที่สอง")
    inbox = fragile(khlang, "ours")
    for _ in range(ATTEMPTS):
        while inbox.work():
            pass
        khlang.stage.clock.set(khlang.stage.clock.now() + timedelta(hours=1))

    with khlang.stage.store.reading() as books:
        backlog = books.inbox.backlog()
    assert (backlog.waiting, backlog.failed) == (0, 1)
    assert [entry.text for entry in khlang.entries()] == ["ครั้งแรก", "ครั้งที่สอง"]


@pytest.mark.parametrize("fault", ["a read that is refused", "a write that is refused"])
def test_a_statement_the_database_refuses_costs_no_other_event(khlang: Khlang, fault: str) -> None:
    said(khlang, "รายงาน 3 ครั้งแรก", "ค้าง", "รายงาน 3 ครั้งที่สอง")
    fragile(khlang, fault).work()

    assert [entry.text for entry in khlang.entries()] == ["ครั้งแรก"]
    khlang.stage.clock.set(khlang.stage.clock.now() + timedelta(hours=1))
    khlang.stage.settle()
    assert [entry.text for entry in khlang.entries()] == ["ครั้งแรก", "ครั้งที่สอง"]


@pytest.mark.postgresql
def test_a_disk_that_is_full_costs_no_event_an_attempt(postgresql_url: str) -> None:
    store = Store(postgresql_url)
    with a_stage(store) as stage, psycopg.connect(postgresql_url, autocommit=True) as operator:
        khlang = Khlang(stage)
        said(khlang, "รายงาน 3 ครั้งแรก")
        operator.execute(DISK_FULL)
        for _ in range(ATTEMPTS):
            with pytest.raises(OperationalError):
                stage.worker.inbox.work()
            khlang.later(3600)
        operator.execute("DROP TRIGGER full_disk ON entries")
        stage.settle()
        assert [entry.text for entry in khlang.entries()] == ["ครั้งแรก"]
    store.close()
