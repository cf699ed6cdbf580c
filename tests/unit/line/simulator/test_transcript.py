"""A chat written down."""

from __future__ import annotations

from bot.line.simulator.people import Group, Person
from bot.line.simulator.platform import Platform
from tests.unit.line.simulator.bot_double import Caller, box, bubble, button, flex, with_quick_replies


def test_a_chat_reads_like_a_chat(line: Platform, bot: Caller, group: Group, somsri: Person) -> None:
    said = line.say(somsri, group, "รายงาน 3\nอบรมแล้ว")
    row = box({"type": "text", "text": "ข้อ"}, {"type": "text", "text": "3"}, layout="baseline")
    card = bubble({"type": "text", "text": "บันทึกแล้ว #7"}, row, button("แก้ไข"), button("ยกเลิก"))
    bot.push(group.id, {**flex(card), "quickReply": {"items": [
        {"type": "action", "action": {"type": "cameraRoll", "label": "เพิ่มรูป"}}
    ]}})  # fmt: skip
    answer = line.messages(group)[-1]
    line.say(somsri, group, "ขอบคุณค่ะ", quote=answer)
    line.edit(said, "รายงาน 3\nอบรมแล้ว 2 รุ่น")
    line.unsend(line.send_photo(somsri, group, b"photo"))
    line.send_file(somsri, group, "คำสั่ง.pdf", b"%PDF")
    assert line.transcript(group) == [
        "สมศรี ✎: รายงาน 3",
        "    อบรมแล้ว 2 รุ่น",
        "ตามงาน: บันทึกแล้ว #7",
        "    ข้อ  3",
        "    [แก้ไข] [ยกเลิก]",
        "    <เพิ่มรูป>",
        "สมศรี: > บันทึกแล้ว #7",
        "    ขอบคุณค่ะ",
        "สมศรี: (unsent)",
        "สมศรี: (file คำสั่ง.pdf)",
    ]


def test_mentions_and_braces_read_as_people_see_them(
    line: Platform, bot: Caller, group: Group, somsri: Person
) -> None:
    mentionee = {"type": "user", "userId": somsri.id}
    message = {
        "type": "textV2",
        "text": "{who} ข้อ {{3}}",
        "substitution": {"who": {"type": "mention", "mentionee": mentionee}},
    }
    bot.push(group.id, message)
    assert line.transcript(group) == ["ตามงาน: @สมศรี ข้อ {3}"]


def test_what_nobody_received_is_not_there(line: Platform, bot: Caller) -> None:
    stranger = line.add_user("คนนอก")
    bot.push(stranger.id, with_quick_replies({"type": "message", "label": "ใช่", "text": "ใช่"}))
    assert line.transcript(stranger) == []
    assert [message.delivered for message in line.log.from_bot()] == [False]
