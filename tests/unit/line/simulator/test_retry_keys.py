"""Retry keys over HTTP."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import SetClock
from bot.line.simulator.faults import Fault, FaultKind
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import Caller, text

KEY = "123e4567-e89b-12d3-a456-426614174000"
PUSH = "/v2/bot/message/push"


def test_the_same_key_again_gets_the_first_answer(line: Platform, bot: Caller, group: Group) -> None:
    first = bot.push(group.id, text(), key=KEY)
    second = bot.push(group.id, text(), key=KEY.upper())
    assert second.status_code == 409
    assert second.get_json() == {"message": "The retry key is already accepted", **first.get_json()}
    assert second.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert second.headers["x-line-request-id"] != first.headers["x-line-request-id"]
    assert len(line.messages(group)) == 1
    assert bot.get("/v2/bot/message/quota/consumption").get_json() == {"totalUsage": 2}


@pytest.mark.parametrize(("hours", "status"), [(23.9, 409), (24, 200)])
def test_a_key_is_remembered_for_a_day(
    bot: Caller, clock: SetClock, group: Group, hours: float, status: int
) -> None:
    bot.push(group.id, text(), key=KEY)
    clock.set(clock.now() + timedelta(hours=hours))
    assert bot.push(group.id, text(), key=KEY).status_code == status


def test_a_refused_request_does_not_take_the_key(line: Platform, bot: Caller, group: Group) -> None:
    assert bot.push(group.id, text(""), key=KEY).status_code == 400
    line.faults.add(Fault(PUSH, FaultKind.SERVER_ERROR))
    assert bot.push(group.id, text(), key=KEY).status_code == 500
    assert bot.push(group.id, text(), key=KEY).status_code == 200


def test_without_a_key_every_push_is_a_new_message(line: Platform, bot: Caller, group: Group) -> None:
    bot.push(group.id, text())
    bot.push(group.id, text())
    assert len(line.messages(group)) == 2


@pytest.mark.parametrize("key", ["", "reminder-7", "123e4567e89b12d3a456426614174000"])
def test_a_key_is_a_uuid(bot: Caller, group: Group, key: str) -> None:
    assert bot.push(group.id, text(), key=key).status_code == 400


def test_a_multicast_repeat_has_no_message_ids(bot: Caller, somsri: Person) -> None:
    body = {"to": [somsri.id], "messages": [text()]}
    first = bot.post("/v2/bot/message/multicast", body, X_Line_Retry_Key=KEY)
    second = bot.post("/v2/bot/message/multicast", body, X_Line_Retry_Key=KEY)
    assert (first.status_code, first.get_json()) == (200, {})
    assert second.get_json() == {"message": "The retry key is already accepted"}


def test_checking_a_message_takes_no_key(bot: Caller) -> None:
    path = "/v2/bot/message/validate/push"
    assert bot.post(path, {"messages": [text()]}, X_Line_Retry_Key=KEY).status_code == 400
