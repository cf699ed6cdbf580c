"""Coming, going, befriending, blocking."""

from __future__ import annotations

import pytest

from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from bot.line.simulator.refusals import ImpossibleAct
from tests.unit.line.simulator.bot_double import Caller, Listener, text


def test_an_invitation_is_a_join_event_that_names_nobody(
    line: Platform, listener: Listener, somsri: Person
) -> None:
    group = line.add_group("กองคลัง", [somsri])
    line.invite_bot(group)
    line.deliver()
    event = listener.last_event
    assert (event["type"], event["source"]) == ("join", {"type": "group", "groupId": group.id})
    assert event["replyToken"]


def test_in_a_room_the_join_comes_with_the_first_later_event(
    line: Platform, listener: Listener, somsri: Person
) -> None:
    room = line.add_room([somsri])
    assert line.invite_bot(room) is None
    line.say(somsri, room, "เชิญบอตแล้ว")
    line.deliver()
    assert [delivery.events[0]["type"] for delivery in listener.deliveries] == ["join", "message"]


def test_a_group_with_another_account_stays_closed(line: Platform, bot: Caller, somsri: Person) -> None:
    group = line.add_group("มีบอตร้านค้าอยู่", [somsri], other_account=True)
    assert line.invite_bot(group) is None
    assert bot.push(group.id, text()).status_code == 400


def test_being_thrown_out_is_the_last_thing_heard(
    line: Platform, listener: Listener, bot: Caller, group: Group, somsri: Person
) -> None:
    line.remove_bot(group)
    line.say(somsri, group, "เงียบดี")
    line.deliver()
    assert [delivery.events[0]["type"] for delivery in listener.deliveries] == ["leave"]
    assert "replyToken" not in listener.last_event
    assert bot.push(group.id, text()).get_json() == {"message": "Failed to send messages"}


def test_members_come_and_go_in_arrays(
    line: Platform, listener: Listener, group: Group, prasit: Person
) -> None:
    new, old = line.add_user("ใหม่"), line.add_user("เก่า", consent=False)
    line.join_member(group, new, old)
    line.leave_member(group, prasit)
    line.deliver()
    joined, left = (delivery.events[0] for delivery in listener.deliveries)
    assert joined["joined"] == {"members": [{"type": "user", "userId": new.id}, {"type": "user"}]}
    assert "userId" not in joined["source"]
    assert joined["replyToken"]
    assert left["left"] == {"members": [{"type": "user"}]}
    assert "replyToken" not in left


def test_friendship_has_its_own_events(line: Platform, listener: Listener) -> None:
    person = line.add_user("ปลัด")
    line.befriend(person)
    line.block(person)
    line.befriend(person)
    line.deliver()
    followed, blocked, again = (delivery.events[0] for delivery in listener.deliveries)
    assert (followed["type"], followed["follow"]) == ("follow", {"isUnblocked": False})
    assert blocked["type"] == "unfollow"
    assert "replyToken" not in blocked
    assert again["follow"] == {"isUnblocked": True}


def test_the_book_refuses_what_cannot_be(line: Platform, group: Group, somsri: Person) -> None:
    with pytest.raises(ImpossibleAct):
        line.invite_bot(group)
    with pytest.raises(ImpossibleAct):
        line.join_member(group, somsri)
    with pytest.raises(ImpossibleAct):
        line.leave_member(group, line.add_user("ไม่ได้อยู่"))
    with pytest.raises(ImpossibleAct):
        line.add_user("ซ้ำ", user_id=somsri.id)
