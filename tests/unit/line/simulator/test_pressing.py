"""Buttons and quick replies."""

from __future__ import annotations

import pytest

from bot.line.simulator.messages import Message
from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from bot.line.simulator.refusals import ImpossibleAct
from tests.unit.line.simulator.bot_double import (
    Caller,
    Listener,
    box,
    bubble,
    button,
    flex,
    text,
    with_quick_replies,
)


def said_by_bot(line: Platform, bot: Caller, group: Group, message: object) -> Message:
    """The message, pushed into the group."""
    answer = bot.push(group.id, message)
    assert answer.status_code == 200, answer.get_json()
    return line.messages(group)[-1]


def test_a_postback_tells_the_bot_and_shows_its_words(
    line: Platform, listener: Listener, bot: Caller, group: Group, somsri: Person
) -> None:
    card = said_by_bot(line, bot, group, flex(bubble(button("ยกเลิก", data="undo:7", displayText="ยกเลิก #7"))))
    line.press(somsri, card, "ยกเลิก")
    line.deliver()
    event = listener.last_event
    assert (event["type"], event["postback"]) == ("postback", {"data": "undo:7"})
    assert event["source"]["userId"] == somsri.id
    assert event["replyToken"]
    assert len(listener.deliveries) == 1
    assert line.transcript(group)[-1] == "สมศรี: ยกเลิก #7"


def test_a_prefilled_button_opens_the_keyboard(
    line: Platform, bot: Caller, group: Group, somsri: Person
) -> None:
    action = {"inputOption": "openKeyboard", "fillInText": "รายงาน 3 "}
    card = said_by_bot(line, bot, group, flex(bubble(button("รายงาน", **action))))
    assert line.press(somsri, card, "รายงาน").prefilled == "รายงาน 3 "


def test_message_and_uri_buttons(
    line: Platform, listener: Listener, bot: Caller, group: Group, somsri: Person
) -> None:
    say = {"type": "message", "label": "ค้าง", "text": "ค้าง"}
    link = {"type": "uri", "label": "เปิด", "uri": "https://example.go.th/r"}
    buttons = [{"type": "button", "action": say}, {"type": "button", "action": link}]
    card = said_by_bot(line, bot, group, flex(bubble(*buttons)))
    line.press(somsri, card, "ค้าง")
    line.deliver()
    assert listener.last_event["message"]["text"] == "ค้าง"
    assert line.press(somsri, card, "เปิด").url == "https://example.go.th/r"


def test_a_picked_date_comes_as_params(
    line: Platform, listener: Listener, bot: Caller, group: Group, somsri: Person
) -> None:
    picker = {"type": "datetimepicker", "label": "เลือกวัน", "data": "due", "mode": "date"}
    card = said_by_bot(line, bot, group, flex(bubble({"type": "button", "action": picker})))
    line.press(somsri, card, "เลือกวัน", params={"date": "2026-04-20"})
    line.deliver()
    assert listener.last_event["postback"] == {"data": "due", "params": {"date": "2026-04-20"}}


def test_equal_labels_are_told_apart_by_number(
    line: Platform, bot: Caller, group: Group, somsri: Person
) -> None:
    bubbles = [bubble(button("รายงาน", data=f"m{number}")) for number in (1, 2)]
    card = said_by_bot(line, bot, group, flex({"type": "carousel", "contents": bubbles}))
    event = line.press(somsri, card, "รายงาน", occurrence=2).event
    assert event is not None
    assert event.body["postback"] == {"data": "m2"}
    with pytest.raises(ImpossibleAct, match="รายงาน"):
        line.press(somsri, card, "ลบ")


def test_a_box_that_can_be_tapped_is_known_by_its_words(
    line: Platform, bot: Caller, group: Group, somsri: Person
) -> None:
    row = {**box({"type": "text", "text": "ข้อ 3"}), "action": {"type": "postback", "data": "m3"}}
    card = said_by_bot(line, bot, group, flex(bubble(row)))
    event = line.press(somsri, card, "ข้อ 3").event
    assert event is not None
    assert event.body["postback"] == {"data": "m3"}


def test_template_buttons_work_like_flex_ones(
    line: Platform, bot: Caller, group: Group, somsri: Person
) -> None:
    actions = [{"type": "postback", "label": word, "data": word} for word in ("ใช่", "ไม่")]
    template = {"type": "confirm", "text": "บันทึกไหมคะ", "actions": actions}
    asked = said_by_bot(line, bot, group, {"type": "template", "altText": "ถาม", "template": template})
    event = line.press(somsri, asked, "ไม่").event
    assert event is not None
    assert event.body["postback"] == {"data": "ไม่"}


YES = {"type": "postback", "label": "ใช่", "data": "yes"}
CAMERA_ROLL = {"type": "cameraRoll", "label": "เพิ่มรูป"}


def test_quick_replies_vanish_when_anybody_writes(
    line: Platform, bot: Caller, group: Group, somsri: Person, prasit: Person
) -> None:
    said_by_bot(line, bot, group, with_quick_replies(YES))
    word = line.say(prasit, group, "เดี๋ยวดูให้")
    with pytest.raises(ImpossibleAct):
        line.tap(somsri, group, "ใช่")
    line.unsend(word)
    assert line.tap(somsri, group, "ใช่").event is not None


def test_only_the_last_message_of_a_push_shows_its_quick_replies(
    line: Platform, bot: Caller, group: Group, somsri: Person
) -> None:
    bot.push(group.id, with_quick_replies(YES), text("ต่ออีกข้อ"))
    assert line.visible_quick_replies(somsri, group) == ()


def test_any_member_may_tap_and_dismisses_them_for_oneself(
    line: Platform, bot: Caller, group: Group, somsri: Person, prasit: Person
) -> None:
    said_by_bot(line, bot, group, with_quick_replies(YES, CAMERA_ROLL))
    line.tap(prasit, group, "เพิ่มรูป")
    line.tap(prasit, group, "ใช่")
    assert line.visible_quick_replies(prasit, group) == ()
    assert [one.label for one in line.visible_quick_replies(somsri, group)] == ["ใช่", "เพิ่มรูป"]


def test_old_and_foreign_data_can_be_pressed_too(
    line: Platform, listener: Listener, group: Group, somsri: Person
) -> None:
    line.press_data(somsri, group, "v0:forgotten")
    line.deliver()
    assert listener.last_event["postback"] == {"data": "v0:forgotten"}
    with pytest.raises(ImpossibleAct):
        line.press_data(line.add_user("คนนอก"), group, "x")
