"""Pushing and multicasting: who gets it, who cannot."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import SetClock
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import Caller, bubble, flex, text

NOT_SENT = {"message": "Failed to send messages"}
UNKNOWN = "0123456789abcdef" * 2


def test_a_push_answers_with_ids_and_quote_tokens_in_order(line: Platform, bot: Caller, group: Group) -> None:
    location = {"type": "location", "title": "อบต.", "address": "ห้วยตาล", "latitude": 13, "longitude": 100}
    answer = bot.push(group.id, text(), flex(bubble()), location)
    sent = answer.get_json()["sentMessages"]
    assert [one["id"] for one in sent] == [message.id for message in line.messages(group)]
    assert ["quoteToken" in one for one in sent] == [True, True, False]


def test_a_silent_push_is_remembered_as_such(line: Platform, bot: Caller, group: Group) -> None:
    body = {"to": group.id, "messages": [text()], "notificationDisabled": True}
    bot.post("/v2/bot/message/push", body)
    assert line.messages(group)[0].is_silent


@pytest.mark.parametrize("chat_id", ["C" + UNKNOWN, "R" + UNKNOWN, "U" + UNKNOWN])
def test_a_push_to_nobody_known_is_not_sent(bot: Caller, chat_id: str) -> None:
    answer = bot.push(chat_id, text())
    assert (answer.status_code, answer.get_json()) == (400, NOT_SENT)


@pytest.mark.parametrize("chat_id", ["", "กองช่าง", "C123", "c" + UNKNOWN, 7, ["C" + UNKNOWN]])
def test_a_push_needs_an_id_in_shape(bot: Caller, chat_id: object) -> None:
    assert bot.push(chat_id, text()).status_code == 400


def test_a_push_reaches_who_wrote_within_a_week(line: Platform, bot: Caller, clock: SetClock) -> None:
    stranger = line.add_user("ผ่านมา")
    line.say(stranger, stranger, "สวัสดีครับ")
    clock.set(clock.now() + timedelta(days=7))
    bot.push(stranger.id, text("ยังอยู่"))
    clock.set(clock.now() + timedelta(seconds=1))
    assert bot.push(stranger.id, text("ช้าไป")).status_code == 200
    assert [message.text for message in line.messages(stranger)] == ["สวัสดีครับ", "ยังอยู่"]


def test_multicast_is_for_people_only(bot: Caller, group: Group, somsri: Person) -> None:
    answer = bot.post("/v2/bot/message/multicast", {"to": [somsri.id, group.id], "messages": [text()]})
    assert answer.status_code == 400
    assert answer.get_json()["details"] == [{"message": "Invalid user id", "property": "to[1]"}]


@pytest.mark.parametrize(("count", "status"), [(0, 400), (500, 200), (501, 400)])
def test_multicast_takes_500_people(bot: Caller, count: int, status: int) -> None:
    people = [f"U{number:032x}" for number in range(count)]
    answer = bot.post("/v2/bot/message/multicast", {"to": people, "messages": [text()]})
    assert answer.status_code == status


def test_quoting_needs_a_token_of_the_same_chat(
    line: Platform, bot: Caller, group: Group, somsri: Person
) -> None:
    here = line.say(somsri, group, "ในกลุ่ม")
    there = line.say(somsri, somsri, "ส่วนตัว")
    assert bot.push(group.id, {**text(), "quoteToken": here.quote_token}).status_code == 200
    assert line.messages(group)[-1].quoted_id == here.id
    assert bot.push(group.id, {**text(), "quoteToken": there.quote_token}).status_code == 400
    assert bot.get("/v2/bot/message/quota/consumption").get_json() == {"totalUsage": 2}


def mention(user_id: str) -> dict[str, object]:
    mentionee = {"type": "user", "userId": user_id}
    return {
        "type": "textV2",
        "text": "{who} ข้อ 3 ค่ะ",
        "substitution": {"who": {"type": "mention", "mentionee": mentionee}},
    }


def test_only_members_can_be_mentioned(line: Platform, bot: Caller, group: Group, somsri: Person) -> None:
    assert bot.push(group.id, mention(somsri.id)).status_code == 200
    line.leave_member(group, somsri)
    assert bot.push(group.id, mention(somsri.id)).status_code == 400
    assert bot.push(group.id, mention(line.channel.bot_user_id)).status_code == 400


def test_nobody_is_mentioned_one_to_one(bot: Caller, somsri: Person) -> None:
    everybody = {
        "type": "textV2",
        "text": "{all}",
        "substitution": {"all": {"type": "mention", "mentionee": {"type": "all"}}},
    }
    assert bot.push(somsri.id, everybody).status_code == 400
