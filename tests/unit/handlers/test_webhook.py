"""The webhook: verified raw bodies are stored once, everything else is refused and leaves no trace."""

from __future__ import annotations

import json
from collections.abc import Iterator

import psycopg
import pytest

from bot.line.signature import sign
from bot.store.store import Store
from tests.support.stage import Stage, a_stage
from tests.support.village import found_village


@pytest.fixture
def stage(store: Store) -> Iterator[Stage]:
    with a_stage(store) as found:
        yield found


def waiting(stage: Stage) -> int:
    with stage.store.reading() as books:
        return books.inbox.backlog().waiting


def test_a_forged_signature_is_refused_and_stores_nothing(stage: Stage) -> None:
    person = stage.platform.add_user("สุดา", friend=True)
    event = stage.platform.say(person, person, "วิธีใช้").event
    assert event is not None
    attempt = stage.platform.deliver_forged(event)
    assert attempt.status == 400
    assert waiting(stage) == 0


@pytest.mark.parametrize("signature", [None, "", "not base64 at all", "ก" * 44])
def test_no_or_broken_signatures_are_refused(stage: Stage, signature: str | None) -> None:
    person = stage.platform.add_user("สุดา", friend=True)
    event = stage.platform.say(person, person, "วิธีใช้").event
    assert event is not None
    assert stage.platform.deliver_forged(event, signature).status == 400
    assert waiting(stage) == 0


def test_the_verify_button_of_the_console_is_answered(stage: Stage) -> None:
    assert stage.platform.verify().status == 200
    assert stage.platform.verify_as_of_old().status == 200
    stage.settle()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"events": 3}', b'"text"', b"\xff\xfe"])
def test_a_signed_body_that_is_no_webhook_body_is_refused(stage: Stage, body: bytes) -> None:
    assert stage.platform.post_raw(body).status == 400
    assert waiting(stage) == 0


def test_the_same_event_delivered_again_is_stored_and_answered_once(stage: Stage) -> None:
    office, _plan = found_village(stage)
    coordinator = stage.coordinator(office)
    staff = stage.platform.add_user("สุดา")
    group = stage.division_group(coordinator, "กองคลัง", [staff])
    message = stage.platform.say(staff, group, "รายงาน 3 ลงทะเบียนพัสดุแล้ว")
    assert message.event is not None
    stage.platform.deliver([message.event])
    stage.platform.redeliver([message.event])
    stage.worker.drain()
    stage.platform.redeliver([message.event])
    stage.worker.drain()
    with stage.store.reading() as books:
        assert len(books.entries.search(office.id, None, None)) == 1
    answers = [m for m in stage.platform.messages(group) if m.sender is None]
    assert sum("#1" in str(m.content.get("altText", "")) for m in answers) == 1


def test_unknown_and_broken_events_do_not_stop_the_chat_behind_them(stage: Stage) -> None:
    office, _plan = found_village(stage)
    coordinator = stage.coordinator(office)
    staff = stage.platform.add_user("สุดา")
    group = stage.division_group(coordinator, "กองคลัง", [staff])
    source = {"type": "group", "groupId": group.id}
    strange = [
        {"type": "hologram", "webhookEventId": "01HNEW", "timestamp": 1, "source": source},
        {"type": "message", "source": source, "message": {"type": "text"}},
        {"type": "message"},
        {},
    ]
    assert stage.platform.post_raw({"destination": "U0", "events": strange}).status == 200
    answers = stage.say(staff, group, "ค้าง")
    assert len(answers) == 1
    with stage.store.reading() as books:
        backlog = books.inbox.backlog()
    assert (backlog.waiting, backlog.failed) == (0, 0)


def test_a_body_larger_than_line_sends_is_refused(stage: Stage) -> None:
    body = json.dumps({"destination": "U0", "events": [], "padding": "x" * 3_000_000}).encode()
    headers = {"X-Line-Signature": sign(stage.platform.channel.secret, body)}
    assert stage.platform.post("https://bot.example/callback", body, headers) == 413


def test_a_dead_reply_token_is_not_turned_into_a_push(stage: Stage) -> None:
    office, _plan = found_village(stage)
    coordinator = stage.coordinator(office)
    staff = stage.platform.add_user("สุดา")
    group = stage.division_group(coordinator, "กองคลัง", [staff])
    stage.platform.say(staff, group, "รายงาน 3 ลงทะเบียนพัสดุแล้ว")
    stage.platform.deliver()
    stage.at("2026-03-10T09:05:00+07:00")
    stage.worker.drain()
    with stage.store.reading() as books:
        assert len(books.entries.search(office.id, None, None)) == 1
    assert stage.platform.requests.of("/v2/bot/message/push") == ()
    assert stage.platform.quota.used(stage.clock.now()) == 0


def test_only_posting_reaches_the_webhook(stage: Stage) -> None:
    assert stage.client.get("/callback").status_code == 405


@pytest.mark.postgresql
def test_what_could_not_be_stored_is_not_acknowledged(postgresql_url: str) -> None:
    store = Store(postgresql_url)
    with a_stage(store) as stage:
        person = stage.platform.add_user("สุดา", friend=True)
        stage.platform.say(person, person, "วิธีใช้")
        with psycopg.connect(postgresql_url, autocommit=True) as operator:
            operator.execute("ALTER TABLE events RENAME TO events_away")
            assert [attempt.status for attempt in stage.platform.deliver()] == [500]
            operator.execute("ALTER TABLE events_away RENAME TO events")
        assert [attempt.status for attempt in stage.platform.redeliver()] == [200]
        assert waiting(stage) == 1
    store.close()


def test_readiness_says_how_much_waits_and_since_when(stage: Stage) -> None:
    person = stage.platform.add_user("สุดา", friend=True)
    stage.platform.say(person, person, "วิธีใช้")
    stage.platform.deliver()
    stage.later(90)

    ready = stage.client.get("/readyz").get_json()

    assert ready == {"ready": True, "waiting": 1, "oldest_seconds": 90.0, "failed": 0}
