"""The people's side and the faults over HTTP."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import Caller, Listener, bubble, button, flex, text


def ask(bot: Caller, path: str, /, **body: object) -> Any:
    answer = bot.client.post(f"/_simulator/{path}", json=body)
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()


@pytest.fixture
def user_id(bot: Caller) -> str:
    return str(ask(bot, "users", name="สมศรี", friend=True)["id"])


@pytest.fixture
def group_id(bot: Caller, user_id: str) -> str:
    return str(ask(bot, "groups", name="กองช่าง", members=[user_id], invite=True)["id"])


def test_people_talk_over_http(bot: Caller, listener: Listener, user_id: str, group_id: str) -> None:
    said = ask(bot, "say", user=user_id, chat=group_id, text="รายงาน 3")
    ask(bot, "say", user=user_id, chat=group_id, text="เสร็จแล้ว", quote=said["id"])
    ask(bot, "photo", user=user_id, chat=group_id, data=base64.b64encode(b"photo").decode())
    ask(bot, "edit", message=said["id"], text="รายงาน 4")
    ask(bot, "unsend", message=said["id"])
    attempts = ask(bot, "deliver")
    assert attempts == [{"status": 200, "problem": "OK"}] * 6
    kinds = [delivery.events[0]["type"] for delivery in listener.deliveries]
    assert kinds == ["join", "message", "message", "message", "messageEdited", "unsend"]
    lines = bot.client.get(f"/_simulator/chats/{group_id}/transcript").get_json()
    assert lines == ["สมศรี ✎: (unsent)", "สมศรี: > (unsent)", "    เสร็จแล้ว", "สมศรี: (photo)"]


def test_buttons_are_pressed_over_http(bot: Caller, listener: Listener, user_id: str, group_id: str) -> None:
    action = {"inputOption": "openKeyboard", "fillInText": "รายงาน 3 "}
    bot.push(group_id, flex(bubble(button("รายงาน", **action))))
    card = bot.client.get(f"/_simulator/chats/{group_id}/messages").get_json()[-1]
    assert (card["from"], card["buttons"], card["way"]) == (None, ["รายงาน"], "push")
    pressed = ask(bot, "press", user=user_id, message=card["id"], label="รายงาน")
    assert pressed == {"prefilled": "รายงาน 3 ", "url": None}
    ask(bot, "press", user=user_id, chat=group_id, data="old")
    ask(bot, "deliver", together=True)
    assert [event["type"] for event in listener.deliveries[0].events] == ["join", "postback", "postback"]


def test_deliveries_can_be_repeated_over_http(bot: Caller, listener: Listener, user_id: str) -> None:
    listener.status = 503
    ask(bot, "say", user=user_id, chat=user_id, text="สวัสดี")
    ask(bot, "deliver")
    assert len(bot.client.get("/_simulator/undelivered").get_json()) == 1
    listener.status = 200
    ask(bot, "deliver", again=True)
    assert listener.last_event["deliveryContext"] == {"isRedelivery": True}
    assert bot.client.get("/_simulator/undelivered").get_json() == []


def test_faults_are_ordered_over_http(bot: Caller, group_id: str) -> None:
    ask(bot, "faults", path="/v2/bot/message/push", kind="monthly_limit", times=2)
    statuses = [bot.push(group_id, text()).status_code for _ in range(3)]
    ask(bot, "faults", path="*", kind="status", status=503)
    bot.client.delete("/_simulator/faults")
    statuses.append(bot.push(group_id, text()).status_code)
    assert statuses == [429, 429, 200, 200]
    records = bot.client.get("/_simulator/requests?path=/v2/bot/message/push").get_json()
    assert [record["status"] for record in records] == statuses


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("faults", {"path": "*", "kind": "earthquake"}),
        ("faults", {"path": "*", "kind": "hang", "seconds": "long"}),
        ("users", {}),
        ("say", {"user": "U1", "chat": "C1", "text": "ก"}),
        ("edit", {"message": "1", "text": "ก"}),
        ("photo", {"user": "U1", "chat": "C1", "data": "!"}),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    line: Platform, bot: Caller, path: str, body: dict[str, object]
) -> None:
    answer = bot.client.post(f"/_simulator/{path}", json=body)
    assert answer.status_code == 400
    assert answer.get_json()["message"]
    assert line.events == []
