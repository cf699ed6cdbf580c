"""Leaving, marking as read, the loading animation, the webhook address."""

from __future__ import annotations

import pytest

from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import CALLBACK, Caller, Listener

ENDPOINT = "/v2/bot/channel/webhook/endpoint"


def test_the_bot_can_leave(line: Platform, listener: Listener, bot: Caller, group: Group) -> None:
    path = f"/v2/bot/group/{group.id}/leave"
    assert [bot.post(path).status_code for _ in range(2)] == [200, 404]
    line.deliver()
    assert listener.last_event["type"] == "leave"


@pytest.mark.parametrize(("seconds", "status"), [(5, 202), (60, 202), (0, 400), (7, 400), (65, 400)])
def test_the_loading_animation_runs_by_fives(bot: Caller, somsri: Person, seconds: int, status: int) -> None:
    body = {"chatId": somsri.id, "loadingSeconds": seconds}
    assert bot.post("/v2/bot/chat/loading/start", body).status_code == status


def test_the_loading_animation_is_one_to_one_only(bot: Caller, group: Group, somsri: Person) -> None:
    bodies = [{"chatId": somsri.id}, {"chatId": group.id}, {}]
    statuses = [bot.post("/v2/bot/chat/loading/start", body).status_code for body in bodies]
    assert statuses == [202, 400, 400]


def test_marking_as_read_takes_the_token_of_a_message(
    line: Platform, bot: Caller, group: Group, somsri: Person
) -> None:
    token = line.say(somsri, group, "อ่านหรือยัง").content["markAsReadToken"]
    bodies = [{"markAsReadToken": token}, {"markAsReadToken": "x"}, {}]
    assert [bot.post("/v2/bot/chat/markAsRead", body).status_code for body in bodies] == [200, 400, 400]


def test_the_webhook_address_can_be_read_and_set(line: Platform, bot: Caller) -> None:
    assert bot.get(ENDPOINT).get_json() == {"endpoint": CALLBACK, "active": True}
    assert bot.put(ENDPOINT, {"endpoint": "https://new.example.go.th/callback"}).status_code == 200
    assert line.channel.webhook_url == "https://new.example.go.th/callback"
    line.channel.webhook_url = None
    answer = bot.get(ENDPOINT)
    assert (answer.status_code, answer.get_json()) == (404, {"message": "Webhook endpoint not found"})


@pytest.mark.parametrize(
    "address", ["http://example.go.th/callback", "callback", "https://example.go.th/" + "a" * 500, ""]
)
def test_the_webhook_address_is_https_and_short(bot: Caller, address: str) -> None:
    assert bot.put(ENDPOINT, {"endpoint": address}).status_code == 400


def test_this_machine_may_use_plain_http(bot: Caller) -> None:
    assert bot.put(ENDPOINT, {"endpoint": "http://127.0.0.1:8000/callback"}).status_code == 200


@pytest.mark.parametrize(
    ("status", "failure", "expected"),
    [
        (200, None, (True, 200, "OK")),
        (503, None, (False, 503, "ERROR_STATUS_CODE")),
        (200, TimeoutError(), (False, 0, "REQUEST_TIMEOUT")),
        (200, ConnectionRefusedError(), (False, 0, "COULD_NOT_CONNECT")),
    ],
)
def test_the_webhook_can_be_tested(
    listener: Listener,
    bot: Caller,
    status: int,
    failure: OSError | None,
    expected: tuple[bool, int, str],
) -> None:
    listener.status, listener.failure = status, failure
    answer = bot.post("/v2/bot/channel/webhook/test").get_json()
    assert (answer["success"], answer["statusCode"], answer["reason"]) == expected
    assert answer["timestamp"] == "2026-04-01T02:00:00.000Z"
    assert listener.deliveries[0].events == []


def test_another_address_can_be_tested(line: Platform, listener: Listener, bot: Caller) -> None:
    bot.post("/v2/bot/channel/webhook/test", {"endpoint": "https://other.example.go.th/"})
    assert listener.deliveries[0].url == "https://other.example.go.th/"
    line.channel.webhook_url = None
    assert bot.post("/v2/bot/channel/webhook/test").status_code == 404
