"""What one can do in the demo's chat, and the one sentence for everything one cannot."""

from __future__ import annotations

import json
from typing import Any
from urllib.request import Request, urlopen

from handlers.web.safety import LARGEST_FORM_BYTES
from tests.support.pictures import a_photo, opened
from tests.support.playing import Playing

REPORT = "รายงาน 1.1 จัดทำคู่มือแล้ว 1 เล่ม"

IMPOSSIBLE: tuple[tuple[str, dict[str, object], str], ...] = (
    ("say", {"text": " \n "}, "พิมพ์ข้อความก่อนส่ง"),
    ("say", {"text": 7}, "พิมพ์ข้อความก่อนส่ง"),
    ("say", {"text": "ก" * 5001}, "ยาวเกิน 5000"),
    ("say", {"text": "ค้าง", "person": "U404"}, "ไม่พบคนนี้"),
    ("say", {"text": "ค้าง", "person": ["x"]}, "ไม่พบคนนี้"),
    ("say", {"text": "ค้าง", "chat": "C404"}, "ไม่ได้อยู่ในแชตนี้"),
    ("say", {"text": "ค้าง", "quote": "404"}, "ไม่พบข้อความนี้"),
    ("edit", {"text": "แก้", "message": None}, "ไม่พบข้อความนี้"),
    ("unsend", {"message": "404"}, "ไม่พบข้อความนี้"),
    ("press", {"message": "404", "button": 0}, "ไม่พบข้อความนี้"),
    ("tap", {"label": "ไม่มีปุ่มนี้"}, "ทำแบบนี้ไม่ได้"),
    ("jump", {"to": "เมื่อวาน"}, "เลือกวันและเวลา"),
    ("jump", {"to": "2025-02-31T09:00"}, "เลือกวันและเวลา"),
    ("jump", {"to": "2025-03-01T09:00"}, "เดินหน้าเท่านั้น"),
    ("jump", {"to": "2599-03-01T09:00"}, "ครั้งละหนึ่งปี"),
    ("jump", {"minutes": -5}, "เลือกวันและเวลา"),
    ("jump", {"to": "9999-12-31T23:59"}, "ครั้งละหนึ่งปี"),
)
"""An act, what it asks for, and words of the sentence that refuses it."""


def actions(part: Any) -> list[dict[str, Any]]:
    """Every action in the contents of a flex message."""
    if isinstance(part, list):
        return [action for one in part for action in actions(one)]
    if not isinstance(part, dict):
        return []
    own = [part["action"]] if "action" in part else []
    return own + [action for value in part.values() for action in actions(value)]


def button_of(message: dict[str, Any], label: str) -> int:
    """The number by which the page names the button."""
    (number,) = [one["number"] for one in actions(message["contents"]) if one["label"] == label]
    return int(number)


def test_a_report_is_answered_with_a_card(demo: Playing) -> None:
    assert demo.post("say", text=REPORT).status_code == 200
    said, card = demo.scene()["chat"]["messages"][-2:]

    assert (said["name"], said["words"]) == ("สุดา", REPORT)
    assert (card["name"], card["kind"], card["way"]) == (None, "flex", "reply")
    assert demo.scene()["standings"][0]["missing"] == []


def test_correcting_opens_the_keyboard_with_the_words(demo: Playing) -> None:
    demo.post("say", text=REPORT)
    card = demo.last()
    answer = demo.post("press", message=card["id"], button=button_of(card, "แก้ไข"))

    assert answer.get_json() == {"prefilled": "แก้ไข #1 "}


def test_a_quick_reply_says_its_words(demo: Playing) -> None:
    demo.post("say", text=REPORT)
    labels = [one["label"] for one in demo.scene()["chat"]["quick"]]
    demo.post("tap", label="ดูข้อที่ค้าง")

    assert "ดูข้อที่ค้าง" in labels
    assert [one.get("words") for one in demo.scene()["chat"]["messages"]][-2] == "ค้าง"


def test_quoting_the_card_of_a_measure_is_a_report(demo: Playing) -> None:
    demo.post("say", text="มาตรการ 1.1")
    demo.post("say", text="เสร็จแล้วค่ะ", quote=demo.last()["id"])
    said, card = demo.scene()["chat"]["messages"][-2:]

    assert said["quoted"]["name"] is None
    assert "บันทึกแล้ว #1" in card["alt"]


def test_a_message_is_edited_and_unsent(demo: Playing) -> None:
    demo.post("say", text="พรุ่งนี้ประชุมนะคะ")
    message = demo.last()["id"]
    demo.post("edit", message=message, text="มะรืนนี้ประชุมนะคะ")
    edited = demo.last()
    demo.post("unsend", message=message)
    unsent = demo.last()

    assert (edited["words"], edited["edited"]) == ("มะรืนนี้ประชุมนะคะ", True)
    assert unsent["unsent"]
    assert "words" not in unsent


def test_a_photo_becomes_evidence_and_is_gone_when_unsent(demo: Playing) -> None:
    demo.post("say", text=REPORT)
    query = {"person": demo.staff.id, "chat": demo.group.id}
    sent = demo.browser.post("/play/show", query_string=query, data=a_photo(), content_type="image/jpeg")
    photo, answer = demo.scene()["chat"]["messages"][-2:]
    address = f"/play/content/{photo['id']}"
    shown = demo.browser.get(address)
    demo.post("unsend", message=photo["id"])

    assert (sent.status_code, photo["kind"]) == (200, "image")
    assert "#1" in answer["words"]
    assert opened(shown.data).size == (60, 40)
    assert demo.browser.get(address).status_code == 404


def test_any_other_file_is_sent_under_its_name(demo: Playing) -> None:
    query = {"person": demo.staff.id, "chat": demo.group.id, "name": "คำสั่ง 12.pdf"}
    demo.browser.post("/play/show", query_string=query, data=b"%PDF", content_type="application/pdf")
    message = next(one for one in demo.scene()["chat"]["messages"] if one["kind"] == "file")

    assert message["file"] == "คำสั่ง 12.pdf"
    assert demo.browser.get(f"/play/content/{message['id']}").status_code == 404


def test_the_bot_is_a_friend_before_one_talks_to_it(demo: Playing) -> None:
    alone = {"chat": demo.staff.id}
    before = demo.post("say", text="วิธีใช้", **alone)
    demo.post("befriend")
    after = demo.post("say", text="วิธีใช้", **alone)

    assert (before.status_code, after.status_code) == (422, 200)
    assert "เพิ่มตามงานเป็นเพื่อนก่อน" in before.get_json()["problem"]


def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(demo: Playing) -> None:
    before = demo.scene()["chat"]["messages"]
    answers = [(demo.post(act, **asked), sentence) for act, asked, sentence in IMPOSSIBLE]

    assert [answer.status_code for answer, _sentence in answers] == [422] * len(IMPOSSIBLE)
    assert [sentence for answer, sentence in answers if sentence not in answer.get_json()["problem"]] == []
    assert demo.scene()["chat"]["messages"] == before


def test_others_messages_stay_as_they_are(demo: Playing) -> None:
    bots = demo.last()["id"]
    demo.stage.platform.say(demo.coordinator, demo.group, "สวัสดีค่ะ")
    others = demo.last()["id"]

    for message in (bots, others):
        answer = demo.post("unsend", message=message)
        assert "เฉพาะข้อความของตัวเอง" in answer.get_json()["problem"]
    assert not demo.last()["unsent"]


def test_a_button_that_is_not_there_is_refused(demo: Playing) -> None:
    demo.post("say", text=REPORT)
    card = demo.last()["id"]

    refused = [demo.post("press", message=card, button=number).status_code for number in (-1, 99, "0", None)]

    assert refused == [422] * 4


def test_what_is_no_order_is_one_sentence(demo: Playing) -> None:
    bodies = (b"", b"{", b"[]", b"\xff", b'"text"', b"null")
    answers = [demo.browser.post("/play/say", data=one, content_type="application/json") for one in bodies]

    assert {answer.status_code for answer in answers} <= {400, 415, 422}
    assert all("อ่านไม่ได้" in answer.get_json()["problem"] for answer in answers)


def test_a_form_of_a_foreign_page_is_no_order(demo: Playing) -> None:
    answer = demo.browser.post("/play/say", data={"text": "ค้าง"})

    assert answer.status_code == 415


def test_an_endless_file_is_one_sentence(demo: Playing) -> None:
    query = {"person": demo.staff.id, "chat": demo.group.id}
    data = bytes(LARGEST_FORM_BYTES + 1)
    answer = demo.browser.post("/play/show", query_string=query, data=data, content_type="image/png")

    assert answer.status_code == 413
    assert "20 เมกะไบต์" in answer.get_json()["problem"]


def test_other_sites_have_no_say(demo: Playing) -> None:
    before = demo.scene()["chat"]["messages"]
    foreign = (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example:8000", "Origin": "http://evil.example:8000"},
    )

    assert [demo.post_with(headers, "say", text=REPORT).status_code for headers in foreign] == [403] * 5
    assert demo.scene()["chat"]["messages"] == before


def test_a_day_is_picked_as_line_picks_it(demo: Playing) -> None:
    picker = {"type": "datetimepicker", "label": "เลือกวัน", "data": "due", "mode": "date", "max": "2025-04-30"}
    quick = {"items": [{"type": "action", "action": picker}]}
    template = {"type": "buttons", "text": "เมื่อไร", "actions": [picker]}
    messages: list[Any] = [
        {"type": "template", "altText": "เมื่อไร", "template": template},
        {"type": "text", "text": "เมื่อไร", "quickReply": quick},
    ]
    platform = demo.stage.platform
    assert push(demo, messages) == 200
    shown = demo.scene()["chat"]
    card = shown["messages"][-2]
    number = card["template"]["actions"][0]["number"]
    assert shown["quick"][0]["picker"]["max"] == "2025-04-30"

    for wrong in (None, "", "2025-02-31", "2025-05-01", "09:00"):
        assert demo.post("press", message=card["id"], button=number, picked=wrong).status_code == 422
    assert demo.post("tap", label="เลือกวัน", picked="2025-04-02").status_code == 200
    assert demo.post("press", message=card["id"], button=number, picked="2025-04-01").status_code == 200
    postbacks: list[Any] = [
        event.body["postback"] for event in platform.events if event.body["type"] == "postback"
    ]
    assert [one["params"] for one in postbacks[-2:]] == [{"date": "2025-04-02"}, {"date": "2025-04-01"}]


def push(demo: Playing, messages: list[Any]) -> int:
    """Messages of the bot, sent as it sends them: over HTTP; gives the status of the answer."""
    request = Request(
        f"{demo.stage.line_url}/v2/bot/message/push",
        data=json.dumps({"to": demo.group.id, "messages": messages}).encode(),
        headers={
            "Authorization": f"Bearer {demo.stage.platform.channel.access_token}",
            "Content-Type": "application/json",
        },
    )
    with urlopen(request, timeout=5) as answer:
        return int(answer.status)
