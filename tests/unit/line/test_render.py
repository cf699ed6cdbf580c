"""What the bot answers, as LINE messages that LINE's own description accepts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat import (
    Bubble,
    Button,
    Card,
    Carousel,
    Choice,
    Open,
    OutgoingMessage,
    Prefill,
    Press,
    Reply,
    Row,
    Say,
    TakePhoto,
    Tone,
)
from bot.line.render import render
from tests.support.line_limits import limit_problems, units
from tests.support.line_openapi import check_messages, check_value

FAMILY = "👨‍👩‍👧‍👦"
CONFIRMATION = Card(
    summary="บันทึกแล้ว #12 มาตรการที่ ๓",
    heading="บันทึกแล้ว #12",
    rows=(
        Row("มาตรการ", "๓ จัดทำประกาศนโยบายไม่รับของขวัญ"),
        Row("สถานะ", "ดำเนินการแล้ว"),
        Row("รายการที่เก็บไว้เป็นผลการดำเนินการ", "ประกาศแล้วเมื่อ ๙ เมษายน ๒๕๖๙\nปิดประกาศที่ทำการ"),
        Row(None, "รอบที่ ๒", Press("ดูทั้งหมด", "v1:board")),
    ),
    footer="รายงานโดยกองคลัง",
    buttons=(
        Prefill("แก้ไข", "แก้ไข #12 "),
        Press("ยกเลิก", "v1:withdraw:12", "ยกเลิก #12"),
        Open("เปิดเอกสาร", "https://huaitan.example/เอกสาร?รอบ=2#p1"),
        Say("วิธีใช้", "วิธีใช้"),
    ),
)


def reply(*messages: OutgoingMessage, choices: tuple[Choice, ...] = ()) -> Reply:
    return Reply(messages, choices)


def card_with(*buttons: Button) -> Card:
    return Card("สรุป", "หัวเรื่อง", buttons=buttons)


def actions_of(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [button["action"] for button in messages[0]["contents"]["footer"]["contents"]]


def texts_in(value: object) -> list[str]:
    """Every text a flex message shows, in order."""
    if isinstance(value, list):
        return [text for item in value for text in texts_in(item)]
    if not isinstance(value, dict):
        return []
    own = [value["text"]] if value.get("type") == "text" else []
    return own + [text for item in value.values() for text in texts_in(item)]


def footer_of(message: Any) -> list[Any]:
    return list(message["contents"]["footer"]["contents"])


def body_of(message: Any) -> list[Any]:
    return list(message["contents"]["body"]["contents"])


def notes_in(value: object) -> list[dict[str, Any]]:
    """Every small print of a flex message."""
    if isinstance(value, list):
        return [note for item in value for note in notes_in(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("size") == "xs" else []
    return own + [note for item in value.values() for note in notes_in(item)]


class TestBubble:
    def test_is_a_text_message_as_written(self) -> None:
        assert render(reply(Bubble("  {รับทราบ}ค่ะ\n"))) == [{"type": "text", "text": "  {รับทราบ}ค่ะ\n"}]

    def test_a_long_text_goes_on_in_the_next_message(self) -> None:
        text = "".join(f"ข้อ {number} ดำเนินการแล้ว 🎉\n" for number in range(500))
        messages = render(reply(Bubble(text)))
        assert "".join(str(message["text"]) for message in messages) == text
        assert 1 < len(messages) <= 5
        assert limit_problems(messages) == []

    def test_a_text_beyond_five_messages_says_that_it_goes_on(self) -> None:
        messages = render(reply(Bubble("น้ำ" * 20_000)))
        assert len(messages) == 5
        assert str(messages[-1]["text"]).endswith("น้ำ…")
        assert limit_problems(messages) == []

    @pytest.mark.parametrize("text", ["", "   ", "\n"])
    def test_nothing_to_see_is_not_sent(self, text: str) -> None:
        assert render(reply(Bubble(text), choices=(TakePhoto("ถ่ายรูป"),))) == []


class TestCard:
    @pytest.mark.shared
    def test_is_accepted_by_lines_own_description(self) -> None:
        assert check_messages(render(reply(CONFIRMATION))) == []

    def test_shows_its_words_in_order(self) -> None:
        (message,) = render(reply(CONFIRMATION))
        assert message["altText"] == CONFIRMATION.summary
        assert texts_in(message["contents"]) == [
            "บันทึกแล้ว #12",
            "มาตรการ",
            "๓ จัดทำประกาศนโยบายไม่รับของขวัญ",
            "สถานะ",
            "ดำเนินการแล้ว",
            "รายการที่เก็บไว้เป็นผลการดำเนินการ",
            "ประกาศแล้วเมื่อ ๙ เมษายน ๒๕๖๙\nปิดประกาศที่ทำการ",
            "รอบที่ ๒",
            "รายงานโดยกองคลัง",
        ]

    def test_buttons_do_what_they_say(self) -> None:
        assert actions_of(render(reply(CONFIRMATION))) == [
            {
                "type": "postback",
                "label": "แก้ไข",
                "data": "prefill",
                "inputOption": "openKeyboard",
                "fillInText": "แก้ไข #12 ",
            },
            {"type": "postback", "label": "ยกเลิก", "data": "v1:withdraw:12", "displayText": "ยกเลิก #12"},
            {
                "type": "uri",
                "label": "เปิดเอกสาร",
                "uri": "https://huaitan.example/%E0%B9%80%E0%B8%AD%E0%B8%81%E0%B8%AA%E0%B8%B2%E0%B8%A3"
                "?%E0%B8%A3%E0%B8%AD%E0%B8%9A=2#p1",
            },
            {"type": "message", "label": "วิธีใช้", "text": "วิธีใช้"},
        ]

    def test_a_press_without_words_leaves_no_trace_in_the_chat(self) -> None:
        assert actions_of(render(reply(card_with(Press("ดู", "v1:board"))))) == [
            {"type": "postback", "label": "ดู", "data": "v1:board"}
        ]

    @pytest.mark.parametrize(
        "button",
        [
            Say("", "วิธีใช้"),
            Say("วิธีใช้", " "),
            Press("ดู", ""),
            Press("ดู", "v1:" + "x" * 300),
            Open("เปิด", "ftp://huaitan.example/x"),
            Open("เปิด", "javascript:alert(1)"),
            Open("เปิด", "/board"),
            Open("เปิด", "http://[x/"),
            Open("เปิด", "https://huaitan.example/" + "ก" * 200),
        ],
    )
    def test_a_button_line_would_refuse_is_left_out(self, button: Button) -> None:
        messages = render(reply(card_with(button, Say("วิธีใช้", "วิธีใช้"))))
        assert actions_of(messages) == [{"type": "message", "label": "วิธีใช้", "text": "วิธีใช้"}]

    def test_labels_and_prefilled_words_keep_within_their_limits(self) -> None:
        (pressed,) = actions_of(render(reply(card_with(Prefill("น้ำ" * 41, "แก้ไข " + "ยาว" * 200)))))
        assert pressed["label"] == "น้ำ" * 39 + "…"
        assert units(pressed["fillInText"]) == 300
        assert not pressed["fillInText"].endswith("…")

    def test_a_card_of_long_rows_is_shortened_evenly_to_fit(self) -> None:
        rows = tuple(Row(f"ข้อ {number}", "ดำเนินการแล้วเสร็จ " * 60) for number in range(1, 21))
        messages = render(reply(Card("สรุป", "กระดาน", rows)))
        shown = texts_in(messages[0]["contents"])
        assert [f"ข้อ {number}" for number in range(1, 21)] == shown[1::2]
        assert all(text.endswith("…") for text in shown[2::2])
        assert limit_problems(messages) == []

    def test_a_card_of_too_many_rows_says_that_there_are_more(self) -> None:
        rows = tuple(Row(f"ข้อ {number}", "ดำเนินการแล้วเสร็จ " * 10) for number in range(1, 201))
        messages = render(reply(Card("สรุป", "กระดาน", rows)))
        assert texts_in(messages[0]["contents"])[-1] == "…"
        assert limit_problems(messages) == []

    def test_a_card_without_summary_is_announced_by_its_first_words(self) -> None:
        assert render(reply(Card("", "", (Row(None, "ยังไม่มีรายงาน"),))))[0]["altText"] == "ยังไม่มีรายงาน"

    def test_a_card_with_nothing_on_it_is_not_sent(self) -> None:
        assert render(reply(Card("สรุป", " ", (Row("", ""),), "", (Say("", ""),)))) == []

    def test_a_note_stands_below_the_words_in_the_colour_of_its_tone(self) -> None:
        rows = tuple(Row("1", "ทำทะเบียน", note=f"{tone}", tone=tone) for tone in Tone)
        (message,) = render(reply(Card("สรุป", "กระดาน", rows)))
        assert texts_in(message["contents"])[1:4] == ["1", "ทำทะเบียน", "plain"]
        assert len({look["color"] for look in notes_in(message["contents"])}) == len(Tone)

    def test_asides_stand_side_by_side_below_the_buttons(self) -> None:
        card = Card("สรุป", "หัวเรื่อง", buttons=(Say("ก", "ก"),), asides=(Say("ข", "ข"), Say("ค", "ค")))
        (message,) = render(reply(card))
        first, beside = footer_of(message)
        assert first["action"]["label"] == "ก"
        assert (beside["layout"], [one["action"]["label"] for one in beside["contents"]]) == (
            "horizontal",
            ["ข", "ค"],
        )

    def test_a_short_button_of_a_row_stands_beside_its_words(self) -> None:
        rows = (Row(None, "ทำแล้ว", Say("แก้ไข", "แก้ไข #1")), Row(None, "ทำแล้ว", Say("รายงาน 12", "ก")))
        (message,) = render(reply(Card("สรุป", "กระดาน", rows)))
        short, long = body_of(message)[-2:]
        assert (short["layout"], long["layout"]) == ("horizontal", "vertical")


class TestCarousel:
    def test_more_than_twelve_cards_need_another_message(self) -> None:
        cards = tuple(Card("", f"มาตรการที่ {number}") for number in range(1, 26))
        messages = render(reply(Carousel("มาตรการของกองคลัง", cards)))
        contents: list[Any] = [message["contents"] for message in messages]
        assert [len(content["contents"]) for content in contents[:2]] == [12, 12]
        assert contents[2]["type"] == "bubble"
        assert {message["altText"] for message in messages} == {"มาตรการของกองคลัง"}
        assert [text for content in contents for text in texts_in(content)] == [
            card.heading for card in cards
        ]

    def test_heavy_cards_are_spread_over_messages(self) -> None:
        rows = tuple(Row("ผล", "ดำเนินการแล้วเสร็จ " * 40) for _ in range(3))
        messages = render(reply(Carousel("", tuple(Card("", f"ที่ {n}", rows) for n in range(8)))))
        assert 1 < len(messages) <= 5
        assert limit_problems(messages) == []

    def test_no_cards_no_message(self) -> None:
        assert render(reply(Carousel("ว่าง", ()))) == []


class TestChoices:
    def test_stand_under_the_last_message(self) -> None:
        messages = render(reply(Bubble("ก"), Bubble("ข"), choices=(TakePhoto("เลือกรูป"), Say("ใช่", "ใช่ค่ะ"))))
        assert "quickReply" not in messages[0]
        assert messages[1]["quickReply"] == {
            "items": [
                {"type": "action", "action": {"type": "cameraRoll", "label": "เลือกรูป"}},
                {"type": "action", "action": {"type": "message", "label": "ใช่", "text": "ใช่ค่ะ"}},
            ]
        }

    def test_are_at_most_thirteen_with_labels_of_twenty_characters(self) -> None:
        choices = tuple(Say(FAMILY * 30, f"{number}") for number in range(20))
        (message,) = render(reply(Bubble("ข้อไหนคะ"), choices=choices))
        items: Any = message["quickReply"]
        assert len(items["items"]) == 13
        assert items["items"][0]["action"]["label"] == FAMILY * 19 + "…"

    def test_stand_under_the_fifth_message_when_the_rest_is_left_out(self) -> None:
        messages = render(reply(*(Bubble(f"{n}") for n in range(7)), choices=(Say("ใช่", "ใช่"),)))
        assert len(messages) == 5
        assert messages[4]["text"] == "4…"
        assert "quickReply" in messages[4]


PIECE = st.sampled_from(
    ["น้ำ", "ดำเนินการแล้ว ", "\n", FAMILY, "👍🏽", "❤️", "🇹🇭", "a", "ก" + "่" * 40, "\ud83d", '"', "\x07"]
)
WORDS = (
    st.text(max_size=12)
    | st.lists(PIECE, max_size=12).map("".join)
    | st.tuples(PIECE, st.integers(1, 800)).map(lambda drawn: drawn[0] * drawn[1])
)
URLS = st.sampled_from(["https://huaitan.example/ก", "tel:021234567", "line://nv/chat", "nowhere"]) | WORDS
BUTTONS = st.one_of(
    st.builds(Prefill, WORDS, WORDS),
    st.builds(Say, WORDS, WORDS),
    st.builds(Press, WORDS, WORDS, st.none() | WORDS),
    st.builds(Open, WORDS, URLS),
)
ROWS = st.builds(Row, st.none() | WORDS, WORDS, st.none() | BUTTONS, st.none() | WORDS, st.sampled_from(Tone))
CARDS = st.builds(
    Card,
    WORDS,
    WORDS,
    st.lists(ROWS, max_size=5).map(tuple) | st.tuples(ROWS, st.integers(1, 30)).map(lambda d: (d[0],) * d[1]),
    st.none() | WORDS,
    st.lists(BUTTONS, max_size=5).map(tuple),
    st.lists(BUTTONS, max_size=3).map(tuple),
)
MESSAGES = st.one_of(
    st.builds(Bubble, WORDS),
    CARDS,
    st.builds(Carousel, WORDS, st.lists(CARDS, max_size=3).map(lambda cards: tuple(cards * 6))),
)
REPLIES = st.builds(
    Reply,
    st.lists(MESSAGES, max_size=4).map(tuple),
    st.lists(BUTTONS | st.builds(TakePhoto, WORDS), max_size=15).map(tuple),
)


@given(REPLIES)
@settings(max_examples=40)
def test_whatever_the_bot_says_is_within_the_documented_limits(said: Reply) -> None:
    assert limit_problems(render(said)) == []


@pytest.mark.shared
@given(REPLIES)
@settings(max_examples=25)
def test_whatever_the_bot_says_is_in_a_shape_line_knows(said: Reply) -> None:
    assert check_messages(render(said)) == []


@pytest.mark.shared
@pytest.mark.parametrize(
    "refused",
    [
        {"type": "flex", "contents": {"type": "bubble"}},
        {"type": "flex", "altText": "ก"},
        {"type": "text"},
        {"type": "hologram"},
        {"type": "text", "text": "ก", "qouteToken": "q"},
        {"type": "flex", "altText": "ก", "contents": {"type": "bubble", "bdoy": {}}},
        {
            "type": "flex",
            "altText": "ก",
            "contents": {"type": "bubble", "body": {"type": "box", "layout": "diagonal", "contents": []}},
        },
        {
            "type": "text",
            "text": "ก",
            "quickReply": {"items": [{"type": "action", "action": {"type": "postback", "data": "x" * 301}}]},
        },
    ],
)
def test_the_judge_of_these_tests_refuses_what_line_refuses(refused: dict[str, object]) -> None:
    assert check_value("Message", refused)
