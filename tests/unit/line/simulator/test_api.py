"""What every answer has in common: token, request id, error bodies, sizes."""

from __future__ import annotations

import pytest

from bot.line.simulator.people import Group
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import Caller, text

PUSH = "/v2/bot/message/push"


@pytest.mark.parametrize(
    "authorization", [None, "Bearer wrong", "Bearer ", "simulated-access-token", "Bearer ไทย"]
)
def test_without_the_token_nothing_works(
    line: Platform, bot: Caller, group: Group, authorization: str | None
) -> None:
    bot.headers = {} if authorization is None else {"Authorization": authorization.encode().decode("latin-1")}
    answers = [bot.get("/v2/bot/info"), bot.push(group.id, text())]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert line.messages(group) == ()


def test_every_answer_has_its_own_request_id(bot: Caller, group: Group) -> None:
    answers = [
        bot.get("/v2/bot/info"),
        bot.push(group.id, text()),
        bot.push("x", text()),
        bot.get("/v2/bot/profile/x"),
        bot.get("/v2/bot/never/heard/of"),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 400, 404, 404]
    assert len({answer.headers["x-line-request-id"] for answer in answers}) == 5
    assert all("message" in answer.get_json() for answer in answers[2:])


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b'"text"'])
def test_a_body_that_is_no_object_is_refused(bot: Caller, body: bytes) -> None:
    answer = bot.post(PUSH, body)
    assert answer.status_code == 400
    assert answer.get_json()["message"].startswith("The request body could not be parsed as JSON")


def test_a_body_over_two_megabytes_is_too_large(bot: Caller) -> None:
    assert bot.post(PUSH, b" " * 2_000_001).status_code == 413


def test_the_witness_remembers_calls_without_the_token(line: Platform, bot: Caller, group: Group) -> None:
    key = "123e4567-e89b-12d3-a456-426614174000"
    answer = bot.push(group.id, text(), key=key)
    bot.push("x", text())
    pushed, refused = line.requests.of(PUSH)
    assert (pushed.method, pushed.status, pushed.retry_key) == ("POST", 200, key)
    assert pushed.body == {"to": group.id, "messages": [text()]}
    assert pushed.answer == answer.get_json()
    assert pushed.request_id == answer.headers["x-line-request-id"]
    assert "Authorization" not in pushed.headers
    assert line.requests.of(status=400) == (refused,)
    line.requests.clear()
    assert line.requests.of() == ()
