"""Reply tokens over HTTP: one use, one minute from delivery, twenty from the event."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import SetClock
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import Caller, Listener, text


@pytest.fixture
def token(line: Platform, listener: Listener, group: Group, somsri: Person) -> str:
    """The token of an event just delivered."""
    line.say(somsri, group, "ค้าง")
    line.deliver()
    return str(listener.last_event["replyToken"])


def later(clock: SetClock, **passed: float) -> None:
    clock.set(clock.now() + timedelta(**passed))


def test_a_reply_lands_in_the_chat_and_costs_nothing(
    line: Platform, bot: Caller, group: Group, token: str
) -> None:
    answer = bot.reply(token, text("เหลือ 2 ข้อค่ะ"), text("ข้อ 3 และ 4"))
    assert answer.status_code == 200
    sent = answer.get_json()["sentMessages"]
    assert [one["id"] for one in sent] == [message.id for message in line.messages(group)[-2:]]
    assert all(one["quoteToken"] for one in sent)
    assert bot.get("/v2/bot/message/quota/consumption").get_json() == {"totalUsage": 0}


def test_a_token_works_once(bot: Caller, token: str) -> None:
    assert bot.reply(token, text()).status_code == 200
    again = bot.reply(token, text())
    assert (again.status_code, again.get_json()) == (400, {"message": "Invalid reply token"})


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (60, 200), (61, 400)])
def test_a_token_lives_a_minute(bot: Caller, clock: SetClock, token: str, seconds: int, status: int) -> None:
    later(clock, seconds=seconds)
    assert bot.reply(token, text()).status_code == status


@pytest.mark.parametrize(("minutes", "status"), [(5, 200), (19, 200), (21, 400)])
def test_redelivery_revives_it_for_twenty_minutes(
    line: Platform, bot: Caller, clock: SetClock, token: str, minutes: int, status: int
) -> None:
    later(clock, minutes=minutes)
    line.redeliver(line.events)
    assert bot.reply(token, text()).status_code == status


def test_redelivery_does_not_revive_a_used_token(line: Platform, bot: Caller, token: str) -> None:
    bot.reply(token, text())
    line.redeliver(line.events)
    assert bot.reply(token, text()).status_code == 400


def test_the_minute_counts_from_delivery_not_from_the_event(
    line: Platform, listener: Listener, bot: Caller, clock: SetClock, group: Group, somsri: Person
) -> None:
    line.say(somsri, group, "ค้าง")
    later(clock, minutes=10)
    line.deliver()
    assert bot.reply(listener.last_event["replyToken"], text()).status_code == 200


def test_a_refused_message_does_not_use_the_token_up(bot: Caller, token: str) -> None:
    assert bot.reply(token, text("")).status_code == 400
    assert bot.reply(token, text()).status_code == 200


def test_no_reply_after_being_thrown_out(line: Platform, bot: Caller, group: Group, token: str) -> None:
    line.remove_bot(group)
    assert bot.reply(token, text()).get_json() == {"message": "Invalid reply token"}


def test_a_retry_key_does_not_go_with_a_reply(bot: Caller, token: str) -> None:
    key = "123e4567-e89b-12d3-a456-426614174000"
    body = {"replyToken": token, "messages": [text()]}
    assert bot.post("/v2/bot/message/reply", body, X_Line_Retry_Key=key).status_code == 400


def test_an_unknown_token_is_invalid(bot: Caller) -> None:
    assert bot.reply("0" * 32, text()).get_json() == {"message": "Invalid reply token"}
