"""Sending: what arrives at LINE, and what every kind of answer means."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any
from uuid import UUID

import pytest

from bot.chat import Bubble, Card, Carousel, Open, Prefill, Press, Reply, Row, Say, TakePhoto
from bot.line.outbound import Messenger
from bot.line.render import render
from bot.line.sent import SendOutcome
from bot.line.written import written
from tests.support.line_openapi import check_value
from tests.support.loopback import Answer, Loopback, answer, unused_address

KEY = UUID("123e4567-e89b-12d3-a456-426614174000")
GROUP = "C" + "1a" * 16
SECRET_WORDS = "เลขบัญชีของสมชาย"
HELLO: list[dict[str, object]] = [{"type": "text", "text": SECRET_WORDS}]
SENT = {
    "sentMessages": [{"id": "461230966842064897", "quoteToken": "IStG5h1T"}, {"id": "461230966842064898"}]
}
IDS = ("461230966842064897", "461230966842064898")
MONTH_IS_OVER = {"message": "You have reached your monthly limit."}
TOO_FAST = {"message": "The API rate limit has been exceeded. Try again later."}

EVERYTHING = Reply(
    (
        Bubble("รับทราบค่ะ 🎉\n{ขอบคุณ}"),
        Card(
            "บันทึกแล้ว #12",
            "บันทึกแล้ว",
            (
                Row("สถานะ", "ดำเนินการแล้ว", Press("เปลี่ยน", "v1:status:12")),
                Row("หลักฐานประกอบการรายงาน", "ยังไม่มี", Prefill("เพิ่ม", "")),
                Row(None, "รอบที่ ๒", Open("ดู", "https://huaitan.example/board?q=ก")),
            ),
            "กองคลัง",
            (Prefill("แก้ไข", "แก้ไข #12 "), Press("ยกเลิก", "v1:w:12", "ยกเลิก"), Say("วิธีใช้", "วิธีใช้")),
        ),
        Carousel("มาตรการ", tuple(Card("", f"มาตรการ {n}", (Row("ผล", "…"),)) for n in range(14))),
    ),
    (
        TakePhoto("เลือกรูป"),
        Say("ใช่", "ใช่ค่ะ"),
        Press("ไม่ใช่", "v1:no", "ไม่ใช่"),
        Prefill("พิมพ์เอง", "รายงาน 3 "),
        Open("เว็บ", "https://huaitan.example/"),
    ),
)


def test_what_was_rendered_arrives_whole(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(answer(200, SENT))
    messages = render(EVERYTHING)
    messenger.reply("a-token", messages)
    messenger.push(GROUP, written(messages), KEY)
    replied, pushed = line.heard
    assert replied.json() == {"replyToken": "a-token", "messages": messages, "notificationDisabled": False}
    assert pushed.json() == {"to": GROUP, "messages": messages, "notificationDisabled": False}


@pytest.mark.shared
def test_the_whole_request_is_as_line_describes_it(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(answer(200, SENT))
    messenger.reply("a-token", render(EVERYTHING))
    messenger.push(GROUP, written(render(EVERYTHING)), KEY)
    messenger.multicast(["U1", "U2"], render(EVERYTHING), KEY)
    for schema, heard in zip(
        ("ReplyMessageRequest", "PushMessageRequest", "MulticastRequest"), line.heard, strict=True
    ):
        assert check_value(schema, heard.json()) == []


def test_a_reply_carries_no_retry_key(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(answer(200, SENT, x_line_request_id="r-1"))
    sent = messenger.reply("a-token", HELLO)
    assert (sent.outcome, sent.message_ids, sent.request_id) == (SendOutcome.ACCEPTED, IDS, "r-1")
    (heard,) = line.heard
    assert (heard.method, heard.path) == ("POST", "/v2/bot/message/reply")
    assert heard.headers["authorization"] == "Bearer a-secret-token"
    assert "x-line-retry-key" not in heard.headers


def test_a_push_carries_its_retry_key(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(answer(200, SENT, x_line_request_id="r-2"))
    sent = messenger.push(GROUP, json.dumps(HELLO), KEY)
    assert (sent.outcome, sent.message_ids, sent.status) == (SendOutcome.ACCEPTED, IDS, 200)
    (heard,) = line.heard
    assert heard.path == "/v2/bot/message/push"
    assert heard.headers["x-line-retry-key"] == str(KEY)


def test_a_multicast_names_its_people_and_gets_no_ids(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(answer(200, {}))
    sent = messenger.multicast(["U1", "U2"], HELLO, KEY)
    assert (sent.outcome, sent.message_ids) == (SendOutcome.ACCEPTED, ())
    (heard,) = line.heard
    body: Any = heard.json()
    assert (heard.path, body["to"]) == ("/v2/bot/message/multicast", ["U1", "U2"])
    assert heard.headers["x-line-retry-key"] == str(KEY)


@pytest.mark.parametrize("method", ["reply", "push", "multicast"])
def test_a_rehearsal_sends_the_messages_alone(messenger: Messenger, line: Loopback, method: Any) -> None:
    refusal = {
        "message": "invalid",
        "details": [{"message": "May not be empty", "property": "messages[0].text"}],
    }
    line.will_answer(answer(200, {}), answer(400, refusal))
    assert messenger.validate(method, HELLO).outcome is SendOutcome.ACCEPTED
    refused = messenger.validate(method, HELLO)
    assert refused.outcome is SendOutcome.REFUSED
    assert refused.detail == "invalid; messages[0].text: May not be empty"
    assert line.heard[0].path == f"/v2/bot/message/validate/{method}"
    assert line.heard[0].json() == {"messages": HELLO}


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        pytest.param(
            answer(400, {"message": "Failed to send messages"}), SendOutcome.REFUSED, id="not in group"
        ),
        pytest.param(answer(401, {"message": "Authentication failed"}), SendOutcome.REFUSED, id="bad token"),
        pytest.param(answer(403, {}), SendOutcome.REFUSED, id="not allowed"),
        pytest.param(Answer(413, b"too large"), SendOutcome.REFUSED, id="over 2 MB"),
        pytest.param(answer(429, MONTH_IS_OVER), SendOutcome.QUOTA, id="quota used up"),
        pytest.param(answer(429, TOO_FAST), SendOutcome.BUSY, id="too fast"),
        pytest.param(Answer(429, b""), SendOutcome.BUSY, id="too much, no reason given"),
        pytest.param(answer(500, {"message": "Internal"}), SendOutcome.UNKNOWN, id="LINE failed"),
        pytest.param(Answer(502, b"<html>\xff</html>"), SendOutcome.UNKNOWN, id="a page that is no text"),
        pytest.param(Answer(200, b"ok"), SendOutcome.ACCEPTED, id="accepted, though not in JSON"),
        pytest.param(answer(200, {"sentMessages": 5}), SendOutcome.ACCEPTED, id="accepted, oddly said"),
        pytest.param(Answer(302, b"", {"Location": "/login"}), SendOutcome.UNKNOWN, id="sent elsewhere"),
        pytest.param(Answer(cut=True), SendOutcome.UNKNOWN, id="the line was cut"),
        pytest.param(Answer(slow=True), SendOutcome.UNKNOWN, id="no answer in time"),
        pytest.param(Answer(200, b"{", announced=99), SendOutcome.UNKNOWN, id="half an answer"),
    ],
)
class TestOutcome:
    """The same answer means the same to a reply and a push, and neither is tried a second time."""

    def test_of_a_push(
        self, messenger: Messenger, line: Loopback, given: Answer, outcome: SendOutcome
    ) -> None:
        line.will_answer(given)
        assert messenger.push(GROUP, json.dumps(HELLO), KEY).outcome is outcome
        assert len(line.heard) == 1

    def test_of_a_reply(
        self, messenger: Messenger, line: Loopback, given: Answer, outcome: SendOutcome
    ) -> None:
        line.will_answer(given)
        assert messenger.reply("a-token", HELLO).outcome is outcome
        assert len(line.heard) == 1


def test_a_repeated_push_was_accepted_before(messenger: Messenger, line: Loopback) -> None:
    taken = {"message": "The retry key is already accepted", **SENT}
    line.will_answer(answer(409, taken, x_line_request_id="r-9", x_line_accepted_request_id="r-2"))
    sent = messenger.push(GROUP, json.dumps(HELLO), KEY)
    assert (sent.outcome, sent.message_ids, sent.request_id) == (SendOutcome.ACCEPTED, IDS, "r-2")


def test_a_conflict_without_a_key_is_no_acceptance(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(answer(409, {"message": "conflict"}))
    assert messenger.reply("a-token", HELLO).outcome is SendOutcome.REFUSED


@pytest.mark.parametrize(
    ("given", "can_be_pushed"),
    [
        (answer(400, {"message": "Invalid reply token"}), True),
        (answer(400, {"message": "The request body has 1 error(s)"}), False),
        (answer(500, {"message": "Invalid reply token"}), False),
    ],
)
def test_only_a_refused_token_lets_a_push_say_it(
    messenger: Messenger, line: Loopback, given: Answer, can_be_pushed: bool
) -> None:
    line.will_answer(given)
    assert messenger.reply("a-token", HELLO).token_was_refused is can_be_pushed


def test_where_nobody_listens_nothing_was_sent() -> None:
    with closing(Messenger("t", unused_address(), timeout=(0.5, 0.5))) as messenger:
        assert messenger.reply("a-token", HELLO).outcome is SendOutcome.BUSY
        assert messenger.push(GROUP, json.dumps(HELLO), KEY).outcome is SendOutcome.BUSY


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param([{"type": "text", "text": "ก", "qouteToken": "q"}], id="a misspelt property"),
        pytest.param([{"type": "hologram", "text": SECRET_WORDS}], id="an unknown kind"),
        pytest.param([{"text": SECRET_WORDS}], id="no kind"),
        pytest.param(HELLO * 6, id="six messages"),
        pytest.param([], id="none"),
        pytest.param(["ก"], id="no message at all"),
    ],
)
def test_what_the_sdk_would_lose_is_refused_before_it_leaves(
    messenger: Messenger, line: Loopback, messages: Any
) -> None:
    sent = messenger.reply("a-token", messages)
    assert (sent.outcome, sent.status) == (SendOutcome.REFUSED, None)
    assert line.heard == []
    assert SECRET_WORDS not in repr(sent)


def test_logs_and_outcomes_hold_neither_words_nor_token(
    messenger: Messenger, line: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    line.will_answer(
        answer(200, {"sentMessages": [{"id": "1"}], "echo": SECRET_WORDS}),
        answer(400, {"message": "bad", "echo": SECRET_WORDS}),
        Answer(cut=True),
        answer(500, {"displayName": SECRET_WORDS}),
    )
    outcomes = [messenger.push(GROUP, json.dumps(HELLO), KEY) for _ in range(3)]
    assert messenger.profile("U1") is None
    written = caplog.text + repr(outcomes) + repr(messenger)
    assert SECRET_WORDS not in written
    assert "a-secret-token" not in written


def test_many_threads_share_one_messenger(messenger: Messenger, line: Loopback) -> None:
    line.will_answer(answer(200, SENT))
    keys = [UUID(int=number) for number in range(24)]
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(lambda key: messenger.push(GROUP, json.dumps(HELLO), key).outcome, keys))
    assert set(outcomes) == {SendOutcome.ACCEPTED}
    assert sorted(heard.headers["x-line-retry-key"] for heard in line.heard) == sorted(map(str, keys))


def test_the_sdk_is_not_loaded_before_it_is_needed() -> None:
    """It costs seconds and 70 MB, which the command line and the webhook must not pay."""
    check = (
        "import sys, bot.line.outbound, bot.line.inbound, bot.line.render; sys.exit('linebot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
