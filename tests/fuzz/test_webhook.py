"""Webhook bodies nobody ever sent: they are taken in or refused, and what follows is handled."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.signature import sign
from bot.store.store import Store
from tests.support.fuzzing import Json, examples, in_time, json_values, mutated
from tests.support.khlang import Khlang
from tests.support.line_events import event, message_event, text_message
from tests.support.stage import a_stage

PHOTO = {
    "id": "2",
    "type": "image",
    "contentProvider": {"type": "line"},
    "imageSet": {"id": "s", "index": 1, "total": 2},
}
FILE = {"id": "3", "type": "file", "fileName": "../คำสั่ง.pdf", "fileSize": 1234}
MENTION = {"mentionees": [{"index": 0, "length": 7, "type": "user", "isSelf": True}]}


@pytest.fixture
def khlang(sqlite_store: Store) -> Iterator[Khlang]:
    with a_stage(sqlite_store) as stage:
        yield Khlang(stage)


def usual_events(khlang: Khlang) -> list[Json]:
    """One of each kind, from สุดา in the group of กองคลัง."""
    source = {"type": "group", "groupId": khlang.group.id, "userId": khlang.suda.id}
    now = int(khlang.stage.clock.now().timestamp() * 1000)
    contents = [
        text_message("รายงาน 3 ทำทะเบียนแล้ว"),
        text_message("@ตามงาน ข้อ 4 เสร็จแล้วค่ะ", mention=MENTION),
        text_message("เสร็จแล้วค่ะ", quotedMessageId="1"),
        text_message("https://example.go.th/ประกาศ"),
        PHOTO,
        FILE,
        {"id": "5", "type": "sticker", "packageId": "1", "stickerId": "2", "keywords": ["ok"]},
        {"id": "6", "type": "location", "title": "x", "latitude": 13.7, "longitude": 100.5},
    ]
    found = [message_event(content, source=source, timestamp=now) for content in contents]
    found += [
        message_event(text_message("แก้ไข 3 ครบแล้ว"), kind="messageEdited", source=source, timestamp=now),
        event("unsend", source=source, unsend={"messageId": "444573844083572737"}, timestamp=now),
        event("join", source=source, replyToken="t", timestamp=now),
        event("leave", source={"type": "group", "groupId": "C" + "9" * 32}, timestamp=now),
        event("follow", source={"type": "user", "userId": khlang.suda.id}, replyToken="t", timestamp=now),
        event("memberJoined", source=source, joined={"members": [source]}, timestamp=now),
    ]
    words = ["attach:1:1", "choose:1:1", "same:1", "remind:all", "sign:1:approve", "propose:2569:1"]
    found += [
        event("postback", source=source, postback={"data": f"v1:{word}"}, replyToken="t", timestamp=now)
        for word in words
    ]
    return list(found)


def posted(khlang: Khlang, body: bytes) -> int:
    """The status a signed body is answered with, after everything it brought was handled."""
    signature = sign(khlang.platform.channel.secret, body)
    with in_time():
        status = khlang.stage.platform.post(
            "https://bot.example/callback", body, {"X-Line-Signature": signature}
        )
        while khlang.stage.worker.inbox.work():
            pass
    return status


def test_any_bytes_are_refused_or_taken_in(khlang: Khlang) -> None:
    @examples(60)
    @given(st.binary(max_size=200) | json_values.map(json.dumps).map(str.encode))
    def check(body: bytes) -> None:
        assert posted(khlang, body) in {200, 400}

    check()


def test_any_change_to_an_event_leaves_the_chat_working(khlang: Khlang) -> None:
    usual = usual_events(khlang)
    number = iter(range(10**9))

    @examples(150)
    @given(st.lists(st.sampled_from(usual).flatmap(mutated), min_size=1, max_size=3))
    def check(events: list[Json]) -> None:
        for one in events:
            if isinstance(one, dict) and isinstance(one.get("webhookEventId"), str):
                one["webhookEventId"] = f"event-{next(number)}"
        body = json.dumps({"destination": "U0", "events": events}).encode()
        assert posted(khlang, body) == 200
        with khlang.stage.store.reading() as books:
            backlog = books.inbox.backlog()
        assert (backlog.waiting, backlog.failed) == (0, 0), "nothing failed in our hands"

    check()
