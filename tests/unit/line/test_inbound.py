"""What LINE sends, and what it means to us: one table of payloads for each kind of event."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat import Chat, ChatKind, Incoming, IncomingKind
from bot.line.inbound import event_key, understand
from tests.support.line_events import (
    DIRECT,
    EVENT_ID,
    GROUP_ID,
    HAPPENED_MS,
    IN_GROUP,
    IN_ROOM,
    REPLY_TOKEN,
    ROOM_ID,
    SOMCHAI,
    event,
    message_event,
    text_message,
)

HAPPENED_AT = datetime(2026, 4, 9, 2, 34, 56, 789_000, tzinfo=UTC)
OUR_GROUP = Chat(ChatKind.GROUP, GROUP_ID)
SILENT = Incoming(EVENT_ID, IncomingKind.LEFT, OUR_GROUP, HAPPENED_AT)
ANSWERABLE = replace(SILENT, reply_token=REPLY_TOKEN)
NOBODY = {"type": "group", "groupId": GROUP_ID}
MEMBERS = {"members": [{"type": "user", "userId": SOMCHAI}]}


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        pytest.param(
            event("join", NOBODY, replyToken=REPLY_TOKEN),
            replace(ANSWERABLE, kind=IncomingKind.JOINED),
            id="we were invited",
        ),
        pytest.param(event("leave", NOBODY), SILENT, id="we were removed"),
        pytest.param(
            event("memberJoined", NOBODY, replyToken=REPLY_TOKEN, joined=MEMBERS),
            replace(ANSWERABLE, kind=IncomingKind.MEMBERS_JOINED),
            id="somebody came, and the source names nobody",
        ),
        pytest.param(
            event("memberLeft", NOBODY, left=MEMBERS),
            replace(SILENT, kind=IncomingKind.MEMBERS_LEFT),
            id="somebody left",
        ),
        pytest.param(
            event("follow", DIRECT, replyToken=REPLY_TOKEN, follow={"isUnblocked": False}),
            replace(
                ANSWERABLE,
                kind=IncomingKind.FOLLOWED,
                chat=Chat(ChatKind.DIRECT, SOMCHAI),
                user_id=SOMCHAI,
            ),
            id="somebody added us as a friend",
        ),
        pytest.param(
            event("unfollow", DIRECT),
            replace(
                SILENT, kind=IncomingKind.UNFOLLOWED, chat=Chat(ChatKind.DIRECT, SOMCHAI), user_id=SOMCHAI
            ),
            id="somebody blocked us",
        ),
        pytest.param(
            event("unsend", unsend={"messageId": "325708"}),
            replace(SILENT, kind=IncomingKind.UNSENT, user_id=SOMCHAI, message_id="325708"),
            id="a message was taken back",
        ),
        pytest.param(
            event("postback", replyToken=REPLY_TOKEN, postback={"data": "v1:approve:7"}),
            replace(ANSWERABLE, kind=IncomingKind.POSTBACK, user_id=SOMCHAI, postback="v1:approve:7"),
            id="a button was pressed",
        ),
        pytest.param(
            event(
                "postback",
                IN_ROOM,
                replyToken=REPLY_TOKEN,
                postback={"data": "v1:day", "params": {"date": "2026-04-10"}},
            ),
            replace(
                ANSWERABLE,
                kind=IncomingKind.POSTBACK,
                chat=Chat(ChatKind.ROOM, ROOM_ID),
                user_id=SOMCHAI,
                postback="v1:day",
            ),
            id="a day was picked",
        ),
        pytest.param(
            message_event(text_message("รายงาน ๓ 450,000 บาท")),
            replace(
                ANSWERABLE,
                kind=IncomingKind.MESSAGE,
                user_id=SOMCHAI,
                message_id="444573844083572737",
                text="รายงาน ๓ 450,000 บาท",
                spoken="รายงาน ๓ 450,000 บาท",
            ),
            id="somebody wrote",
        ),
        pytest.param(
            message_event(text_message("รายงาน ๓ 540,000 บาท"), kind="messageEdited"),
            replace(
                ANSWERABLE,
                kind=IncomingKind.EDITED,
                user_id=SOMCHAI,
                message_id="444573844083572737",
                text="รายงาน ๓ 540,000 บาท",
                spoken="รายงาน ๓ 540,000 บาท",
            ),
            id="somebody corrected what they wrote",
        ),
    ],
)
def test_every_kind_of_event(raw: dict[str, Any], meant: Incoming) -> None:
    assert understand(raw) == meant


@pytest.mark.parametrize(
    ("source", "chat"),
    [
        (IN_GROUP, Chat(ChatKind.GROUP, GROUP_ID)),
        (IN_ROOM, Chat(ChatKind.ROOM, ROOM_ID)),
        (DIRECT, Chat(ChatKind.DIRECT, SOMCHAI)),
    ],
)
def test_every_kind_of_chat(source: dict[str, Any], chat: Chat) -> None:
    incoming = understand(message_event(text_message("สวัสดีค่ะ"), source=source))
    assert incoming is not None
    assert incoming.chat == chat
    assert incoming.user_id == SOMCHAI


@pytest.mark.parametrize(
    "raw",
    [
        message_event(text_message("รายงาน 3 เสร็จแล้ว"), source=NOBODY),
        message_event(text_message("รายงาน 3 เสร็จแล้ว"), source=NOBODY, kind="messageEdited"),
        event("postback", NOBODY, postback={"data": "v1:approve:7"}),
        event("unsend", NOBODY, unsend={"messageId": "325708"}),
    ],
)
def test_a_speaker_may_be_unknown(raw: dict[str, Any]) -> None:
    incoming = understand(raw)
    assert incoming is not None
    assert incoming.user_id is None


def test_a_redelivered_event_says_so() -> None:
    incoming = understand(message_event(text_message("ค้าง"), deliveryContext={"isRedelivery": True}))
    assert incoming is not None
    assert incoming.is_redelivery


def test_an_event_without_its_delivery_or_mode_is_still_understood() -> None:
    assert understand(message_event(text_message("ค้าง"), deliveryContext=None, mode=None)) is not None


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(event("reaction"), id="an unknown kind"),
        pytest.param(event("videoPlayComplete", DIRECT), id="a kind that tells us nothing"),
        pytest.param(event("botSuspended"), id="for module channels"),
        pytest.param(
            message_event(text_message("รายงาน 3"), mode="standby", replyToken=None), id="another bot's turn"
        ),
        pytest.param(event("join", mode="standby"), id="joined in standby"),
        pytest.param(event("leave", timestamp=None), id="no time"),
        pytest.param(event("leave", timestamp="yesterday"), id="time in words"),
        pytest.param(event("leave", timestamp=10**18), id="a time beyond the calendar"),
        pytest.param(event("leave", {}), id="nowhere"),
        pytest.param(event("leave", {"type": "openchat", "userId": SOMCHAI}), id="an unknown kind of chat"),
        pytest.param(event("leave", {"type": "group", "userId": SOMCHAI}), id="a group without id"),
        pytest.param(event("leave", {"type": "user"}), id="a direct chat with nobody"),
        pytest.param(event("message", replyToken=REPLY_TOKEN), id="no message"),
        pytest.param(message_event({"type": "text", "text": "ค้าง"}), id="a message without id"),
        pytest.param(message_event({"id": "1", "type": "text"}), id="a text without words"),
        pytest.param(
            message_event({"id": "1", "type": "sticker"}, kind="messageEdited"), id="an edit without words"
        ),
        pytest.param(event("unsend", unsend={}), id="an unsend of nothing"),
        pytest.param(event("postback", replyToken=REPLY_TOKEN, postback={}), id="a button without data"),
        pytest.param(message_event(text_message("Hello, world"), replyToken="0" * 32), id="console check"),
        pytest.param(
            message_event(text_message("Hello, world"), replyToken="f" * 32), id="console check, 2nd"
        ),
        pytest.param(
            message_event(
                text_message("Hello, world"),
                source={"type": "user", "userId": "Udeadbeefdeadbeefdeadbeefdeadbeef"},
            ),
            id="console check, nobody's id",
        ),
    ],
)
def test_what_does_not_concern_us_is_nothing(raw: dict[str, Any]) -> None:
    assert understand(raw) is None


class TestEventKey:
    """What intake files an event under before anybody understands it."""

    @pytest.mark.parametrize(
        ("source", "chat_key"),
        [
            (IN_GROUP, f"group:{GROUP_ID}"),
            (IN_ROOM, f"room:{ROOM_ID}"),
            (DIRECT, f"user:{SOMCHAI}"),
            ({"type": "openchat"}, "none"),
            ({}, "none"),
        ],
    )
    def test_names_event_chat_and_moment(self, source: dict[str, Any], chat_key: str) -> None:
        assert event_key(event("anything new", source)) == (EVENT_ID, chat_key, HAPPENED_AT, None)

    @pytest.mark.parametrize("kind", ["message", "messageEdited"])
    def test_names_the_message_the_event_holds(self, kind: str) -> None:
        said = message_event(text_message("ค้าง"), kind)
        assert event_key(said)[3] == "444573844083572737"
        assert event_key(event("unsend", unsend={"messageId": "444573844083572737"}))[3] is None

    def test_an_event_without_id_gets_one_that_a_redelivery_keeps(self) -> None:
        first = message_event(text_message("ค้าง"), webhookEventId=None)
        again = dict(reversed(first.items())) | {"deliveryContext": {"isRedelivery": True}}
        other = message_event(text_message("สถานะ"), webhookEventId=None)
        assert event_key(first)[0].startswith("sha256:")
        assert event_key(first)[0] == event_key(again)[0]
        assert event_key(first)[0] != event_key(other)[0]
        understood = understand(first)
        assert understood is not None
        assert understood.event_id == event_key(first)[0]

    @pytest.mark.parametrize("raw", [{}, [], None, 7, "events", {"source": 3, "timestamp": True}])
    def test_nonsense_has_a_key_too(self, raw: object) -> None:
        event_id, *rest = event_key(raw)
        assert event_id.startswith("sha256:")
        assert rest == ["none", None, None]


def test_characters_no_database_keeps_are_replaced_one_for_one() -> None:
    message = json.loads('{"id":"1","type":"text","text":"ก\\ud83dข\\u0000ค\\ud83c\\udf89"}')
    raw = message_event(message)
    incoming = understand(raw)
    assert incoming is not None
    assert incoming.text == "ก\ufffdข\ufffdค🎉"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
WORDS_OF_LINE = st.sampled_from(
    [
        "message",
        "messageEdited",
        "postback",
        "unsend",
        "join",
        "group",
        "user",
        "text",
        "image",
        "file",
        "active",
    ]
)
ODD = JSON | WORDS_OF_LINE
ODD_MESSAGE = st.fixed_dictionaries(
    {},
    optional={
        "id": ODD | st.just("1"),
        "type": ODD,
        "text": ODD | st.text(st.characters()),
        "quotedMessageId": ODD,
        "emojis": ODD | st.lists(st.fixed_dictionaries({"index": ODD, "length": ODD})),
        "mention": ODD
        | st.fixed_dictionaries(
            {
                "mentionees": st.lists(
                    st.fixed_dictionaries({"index": st.integers() | ODD, "length": st.integers() | ODD})
                )
            }
        ),
        "imageSet": ODD,
        "contentProvider": ODD,
        "fileName": ODD,
        "fileSize": ODD,
    },
)
ODD_EVENT = st.fixed_dictionaries(
    {},
    optional={
        "type": ODD,
        "mode": ODD,
        "timestamp": ODD | st.just(HAPPENED_MS),
        "source": ODD | st.sampled_from([IN_GROUP, DIRECT]),
        "webhookEventId": ODD,
        "deliveryContext": ODD,
        "replyToken": ODD,
        "message": ODD | ODD_MESSAGE,
        "postback": ODD,
        "unsend": ODD,
    },
)


@given(JSON | ODD_EVENT)
@example({"type": "message", "timestamp": float("nan"), "source": IN_GROUP})
@example({"type": "leave", "timestamp": float("inf"), "source": IN_GROUP})
@example({"type": ["message"], "source": {"type": {"group": 1}}, "timestamp": HAPPENED_MS})
def test_no_json_is_too_odd(raw: object) -> None:
    incoming = understand(raw)
    event_id, chat_key, *_ = event_key(raw)
    assert event_id
    assert incoming is None or chat_key == f"{incoming.chat.kind}:{incoming.chat.id}"
    if incoming is not None and incoming.text is not None:
        assert incoming.spoken is not None
        assert len(incoming.spoken) == len(incoming.text)
        incoming.text.encode("utf-8")
