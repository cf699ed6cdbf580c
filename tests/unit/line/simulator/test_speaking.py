"""What people write, and the webhook JSON it becomes."""

from __future__ import annotations

import pytest

from bot.clock import SetClock
from bot.line.simulator.mentions import Mentioned
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from bot.line.simulator.refusals import ImpossibleAct
from tests.unit.line.simulator.bot_double import Caller, Listener, text


def test_a_text_in_a_group_comes_with_everything_line_sends(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    message = line.say(somsri, group, "รายงาน 3 เสร็จแล้ว 🍎")
    line.deliver()
    event = listener.last_event
    assert event["type"] == "message"
    assert event["mode"] == "active"
    assert event["timestamp"] == 1775008800000
    assert event["source"] == {"type": "group", "groupId": group.id, "userId": somsri.id}
    assert event["deliveryContext"] == {"isRedelivery": False}
    assert event["replyToken"]
    content = event["message"]
    assert (content["id"], content["type"], content["text"]) == (message.id, "text", "รายงาน 3 เสร็จแล้ว 🍎")
    assert content["quoteToken"]
    assert content["markAsReadToken"]
    assert "quotedMessageId" not in content
    assert "mention" not in content


def test_somebody_who_cannot_consent_has_no_user_id(
    line: Platform, listener: Listener, group: Group, prasit: Person
) -> None:
    line.say(prasit, group, "สวัสดีครับ")
    line.say(prasit, prasit, "สวัสดีครับ")
    line.deliver()
    sources = [delivery.events[0]["source"] for delivery in listener.deliveries]
    assert sources == [{"type": "group", "groupId": group.id}, {"type": "user"}]


def test_a_one_to_one_message_comes_from_the_person(
    line: Platform, listener: Listener, somsri: Person
) -> None:
    line.say(somsri, somsri, "ลงทะเบียน 1234")
    line.deliver()
    assert listener.last_event["source"] == {"type": "user", "userId": somsri.id}


def test_a_room_is_named_by_its_own_id(line: Platform, listener: Listener, somsri: Person) -> None:
    room = line.add_room([somsri], bot_in=True)
    line.say(somsri, room, "สวัสดี")
    line.deliver()
    assert listener.last_event["source"] == {"type": "room", "roomId": room.id, "userId": somsri.id}


def test_message_ids_grow_and_event_ids_are_ulids(line: Platform, group: Group, somsri: Person) -> None:
    first, second = line.say(somsri, group, "หนึ่ง"), line.say(somsri, group, "สอง")
    assert int(second.id) > int(first.id)
    ids = [event.id for event in line.events]
    assert len(set(ids)) == 2
    assert all(len(one) == 26 and set(one) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for one in ids)


def test_quoting_gives_the_id_of_the_quoted_message(
    line: Platform, listener: Listener, bot: Caller, group: Group, somsri: Person
) -> None:
    sent = bot.push(group.id, text("ข้อ 3 ถึงไหนแล้วคะ")).get_json()["sentMessages"][0]["id"]
    asked = line.messages(group)[-1]
    line.say(somsri, group, "เสร็จแล้วค่ะ", quote=asked)
    line.send_sticker(somsri, group, quote=asked)
    line.deliver()
    quoted = [delivery.events[0]["message"]["quotedMessageId"] for delivery in listener.deliveries]
    assert quoted == [sent, sent]


def test_mentions_are_spans_in_utf16_units(
    line: Platform, listener: Listener, group: Group, somsri: Person, prasit: Person
) -> None:
    line.say(
        somsri,
        group,
        "🍎 @ตามงาน @สมศรี @ประสิทธิ์ @All ดูด้วย",
        mentions=[Mentioned.BOT, somsri, prasit, Mentioned.ALL],
    )
    line.deliver()
    assert listener.last_event["message"]["mention"]["mentionees"] == [
        {"index": 3, "length": 7, "type": "user", "userId": line.channel.bot_user_id, "isSelf": True},
        {"index": 11, "length": 6, "type": "user", "userId": somsri.id, "isSelf": False},
        {"index": 18, "length": 10, "type": "user", "isSelf": False},
        {"index": 29, "length": 4, "type": "all"},
    ]


def test_line_emoji_are_listed_beside_the_text(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    emoji = {"index": 0, "length": 7, "productId": "5ac1bfd5040ab15980c9b435", "emojiId": "002"}
    line.say_with_emoji(somsri, group, "(hello) ค่ะ", [emoji])
    line.deliver()
    assert listener.last_event["message"]["emojis"] == [emoji]


def test_an_edit_keeps_the_message_id_and_brings_new_tokens(
    line: Platform, listener: Listener, clock: SetClock, group: Group, somsri: Person
) -> None:
    message = line.say(somsri, group, "รายงาน 3 ใช้งบ 5,000")
    line.deliver()
    before = listener.last_event
    clock.set(clock.now().replace(minute=5))
    line.edit(message, "รายงาน 3 ใช้งบ 50,000")
    line.deliver()
    after = listener.last_event
    assert after["type"] == "messageEdited"
    assert after["message"]["id"] == before["message"]["id"]
    assert after["message"]["text"] == "รายงาน 3 ใช้งบ 50,000"
    assert after["message"]["quoteToken"] != before["message"]["quoteToken"]
    assert "markAsReadToken" not in after["message"]
    assert after["replyToken"] not in ("", before["replyToken"])
    assert after["timestamp"] - before["timestamp"] == 300_000


def test_only_group_texts_can_be_edited(line: Platform, group: Group, somsri: Person) -> None:
    room = line.add_room([somsri], bot_in=True)
    for message in (
        line.say(somsri, somsri, "คุยกันสองคน"),
        line.say(somsri, room, "ห้องเก่า"),
        line.send_sticker(somsri, group),
    ):
        with pytest.raises(ImpossibleAct):
            line.edit(message, "ใหม่")


def test_an_unsend_names_the_message_and_cannot_be_answered(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    message = line.say(somsri, group, "ผิดกลุ่มค่ะ")
    line.unsend(message)
    line.deliver()
    event = listener.last_event
    assert event["type"] == "unsend"
    assert event["unsend"] == {"messageId": message.id}
    assert "replyToken" not in event
    with pytest.raises(ImpossibleAct):
        line.unsend(message)


def test_under_the_strict_reading_only_messages_name_the_person(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.channel.names_in_messages_only = True
    message = line.say(somsri, group, "รายงาน 3")
    line.edit(message, "รายงาน 4")
    line.press_data(somsri, group, "a=1")
    line.unsend(message)
    line.deliver()
    sources = [delivery.events[0]["source"] for delivery in listener.deliveries]
    assert ["userId" in source for source in sources] == [True, False, False, False]


def test_the_bot_hears_nothing_where_it_is_not(line: Platform, somsri: Person) -> None:
    elsewhere = line.add_group("กลุ่มอื่น", [somsri])
    assert line.say(somsri, elsewhere, "คุยกันเอง").event is None
    assert line.pending() == ()


def test_standby_events_carry_no_reply_token(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.channel.standby = True
    line.say(somsri, group, "สวัสดี")
    line.deliver()
    assert listener.last_event["mode"] == "standby"
    assert "replyToken" not in listener.last_event


def test_people_cannot_do_what_line_would_not_let_them(line: Platform, group: Group, somsri: Person) -> None:
    stranger = line.add_user("คนนอก")
    line.block(stranger)
    with pytest.raises(ImpossibleAct):
        line.say(stranger, group, "ขอเข้ากลุ่ม")
    with pytest.raises(ImpossibleAct):
        line.say(stranger, stranger, "ยังบล็อกอยู่")
    with pytest.raises(ImpossibleAct):
        line.say(somsri, stranger, "แอบอ่าน")
    with pytest.raises(ImpossibleAct):
        line.say(somsri, group, "ไม่ได้เรียกใคร", mentions=[Mentioned.BOT])
