"""What LINE refuses in outgoing messages, over the validate endpoint: at the limit yes, one past it no."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.line.simulator.bot_double import Caller, box, bubble, button, flex, text, with_quick_replies

THAI_CLUSTER = "กิ์"  # three UTF-16 units, one grapheme
APPLE = "🍎"  # two UTF-16 units, one grapheme
HTTPS = "https://example.go.th/"


def template(**fields: object) -> dict[str, object]:
    return {"type": "template", "altText": "เลือก", "template": fields}


def say(label: str = "ใช่") -> dict[str, object]:
    return {"type": "message", "label": label, "text": "ใช่"}


def quick(**action: object) -> dict[str, object]:
    return with_quick_replies({"type": "postback", "label": "ใช่", "data": "y", **action})


def link(uri: str) -> dict[str, object]:
    return {"type": "uri", "label": "เปิด", "uri": uri}


def column(text_length: int = 120, actions: int = 1, **fields: object) -> dict[str, object]:
    return {"text": "ก" * text_length, "actions": [say()] * actions, **fields}


def image(url: str = HTTPS + "a.jpg") -> dict[str, object]:
    return {"type": "image", "originalContentUrl": url, "previewImageUrl": url}


def mentions(count: int) -> dict[str, object]:
    user = {"type": "mention", "mentionee": {"type": "all"}}
    keys = [f"u{number}" for number in range(count)]
    return {
        "type": "textV2",
        "text": "".join(f"{{{key}}}" for key in keys),
        "substitution": dict.fromkeys(keys, user),
    }


def words(value: str = "ก", **fields: object) -> dict[str, object]:
    return {"type": "text", "text": value, **fields}


def heavy(letters: int) -> dict[str, object]:
    """A bubble with so many Thai letters, six bytes each when escaped."""
    return bubble(words("ก" * letters))


def carousel(*bubbles: object) -> dict[str, object]:
    return {"type": "carousel", "contents": list(bubbles)}


GOOD: dict[str, dict[str, Any]] = {
    "text of 5000": text("ก" * 5000),
    "text of 2500 apples": text(APPLE * 2500),
    "altText of 1500": flex(bubble(words()), alt="ก" * 1500),
    "13 quick replies": with_quick_replies(*[say()] * 13),
    "quick reply label of 20 graphemes": with_quick_replies(say(THAI_CLUSTER * 20)),
    "flex label of 40 graphemes": flex(bubble(button(THAI_CLUSTER * 40))),
    "postback data of 300": quick(data="d" * 300),
    "displayText of 300 graphemes": quick(displayText=APPLE * 300),
    "fillInText of 300 with keyboard": quick(inputOption="openKeyboard", fillInText="ก" * 299 + "\n"),
    "uri of 1000": with_quick_replies(link(HTTPS + "a" * (1000 - len(HTTPS)))),
    "telephone": with_quick_replies(link("tel:021234567")),
    "camera roll as quick reply": with_quick_replies({"type": "cameraRoll", "label": "รูป"}),
    "carousel of 12": flex(carousel(*[bubble(words())] * 12)),
    "empty box": flex(bubble(box())),
    "baseline box": flex(bubble(box(words(), layout="baseline"))),
    "text of spans": flex(bubble({"type": "text", "contents": [{"type": "span", "text": "ก"}]})),
    "separator and filler": flex(bubble({"type": "separator"}, {"type": "filler"})),
    "box that can be tapped": flex(bubble({**box(), "action": {"type": "postback", "data": "x"}})),
    "bubble of nearly 30 KB": flex(heavy(4950)),
    "carousel of nearly 50 KB": flex(carousel(heavy(4100), heavy(4100))),
    "literal braces": {"type": "textV2", "text": "{{ข้อ 3}}"},
    "20 mentions": mentions(20),
    "sender": {**text(), "sender": {"name": "ก" * 20, "iconUrl": HTTPS + "i.png"}},
    "image": image(),
    "buttons template": template(type="buttons", text="ก" * 160, actions=[say()] * 4),
    "buttons with title": template(type="buttons", title="ก" * 40, text="ก" * 60, actions=[say()]),
    "confirm template": template(type="confirm", text="ก" * 240, actions=[say(), say()]),
    "carousel template": template(type="carousel", columns=[column(actions=3)] * 10),
    "sticker": {"type": "sticker", "packageId": "446", "stickerId": "1988"},
}
"""Messages at the limit, every one of them fine."""

BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no type": ({"text": "ก"}, "messages[0].type"),
    "a file": ({"type": "file", "originalContentUrl": HTTPS}, "messages[0].type"),
    "empty text": (text(""), "messages[0].text"),
    "text missing": ({"type": "text"}, "messages[0].text"),
    "text of 5001": (text("ก" * 5001), "messages[0].text"),
    "text of 2501 apples": (text(APPLE * 2501), "messages[0].text"),
    "text that is a number": ({"type": "text", "text": 3}, "messages[0].text"),
    "misspelt property": ({**text(), "qouteToken": "t"}, "messages[0].qouteToken"),
    "altText missing": ({"type": "flex", "contents": bubble()}, "messages[0].altText"),
    "altText empty": (flex(bubble(), alt=""), "messages[0].altText"),
    "altText of 1501": (flex(bubble(), alt="ก" * 1501), "messages[0].altText"),
    "14 quick replies": (with_quick_replies(*[say()] * 14), "messages[0].quickReply.items"),
    "no quick replies": (with_quick_replies(), "messages[0].quickReply.items"),
    "quick reply label of 21": (
        with_quick_replies(say("ก" * 21)),
        "messages[0].quickReply.items[0].action.label",
    ),
    "quick reply without label": (
        with_quick_replies({"type": "message", "text": "ใช่"}),
        "messages[0].quickReply.items[0].action.label",
    ),
    "message action of 301": (
        with_quick_replies({"type": "message", "label": "ใช่", "text": "ก" * 301}),
        "messages[0].quickReply.items[0].action.text",
    ),
    "postback data of 301": (quick(data="d" * 301), "messages[0].quickReply.items[0].action.data"),
    "displayText of 301": (
        quick(displayText="ก" * 301),
        "messages[0].quickReply.items[0].action.displayText",
    ),
    "fillInText of 301": (
        quick(inputOption="openKeyboard", fillInText="ก" * 301),
        "messages[0].quickReply.items[0].action.fillInText",
    ),
    "fillInText without keyboard": (
        quick(fillInText="รายงาน 3 "),
        "messages[0].quickReply.items[0].action.fillInText",
    ),
    "uri of 1001": (
        with_quick_replies(link(HTTPS + "a" * (1001 - len(HTTPS)))),
        "messages[0].quickReply.items[0].action.uri",
    ),
    "uri scheme": (
        with_quick_replies(link("ftp://example.go.th/")),
        "messages[0].quickReply.items[0].action.uri",
    ),
    "uri in Thai": (
        with_quick_replies(link(HTTPS + "รายงาน")),
        "messages[0].quickReply.items[0].action.uri",
    ),
    "rich menu switch": (
        with_quick_replies({"type": "richmenuswitch", "label": "ก", "data": "d", "richMenuAliasId": "a"}),
        "messages[0].quickReply.items[0].action.type",
    ),
    "sender name of 21": ({**text(), "sender": {"name": "ก" * 21}}, "messages[0].sender.name"),
    "image over http": (image("http://example.go.th/a.jpg"), "messages[0].originalContentUrl"),
    "lone brace": ({"type": "textV2", "text": "{ข้อ 3}"}, "messages[0].text"),
    "placeholder unknown": ({"type": "textV2", "text": "{u0}"}, "messages[0].text"),
    "21 mentions": (mentions(21), "messages[0].substitution"),
    "5 buttons": (
        template(type="buttons", text="ก", actions=[say()] * 5),
        "messages[0].template.actions",
    ),
    "template label of 21": (
        template(type="buttons", text="ก", actions=[say("ก" * 21)]),
        "messages[0].template.actions[0].label",
    ),
    "buttons text of 161": (
        template(type="buttons", text="ก" * 161, actions=[say()]),
        "messages[0].template.text",
    ),
    "buttons text of 61 under a title": (
        template(type="buttons", title="ก", text="ก" * 61, actions=[say()]),
        "messages[0].template.text",
    ),
    "confirm with one action": (
        template(type="confirm", text="ก", actions=[say()]),
        "messages[0].template.actions",
    ),
    "11 columns": (template(type="carousel", columns=[column()] * 11), "messages[0].template.columns"),
    "4 actions in a column": (
        template(type="carousel", columns=[column(actions=4)]),
        "messages[0].template.columns[0].actions",
    ),
    "uneven columns": (
        template(type="carousel", columns=[column(), column(actions=2)]),
        "messages[0].template.columns",
    ),
    "unknown template": (template(type="list", text="ก"), "messages[0].template.type"),
    "camera roll in a template": (
        template(type="buttons", text="ก", actions=[{"type": "cameraRoll", "label": "รูป"}]),
        "messages[0].template.actions[0].type",
    ),
}
"""One thing wrong each, and the property LINE would name."""

BAD_FLEX: dict[str, tuple[object, str]] = {
    "unknown container": ({"type": "card"}, "/type"),
    "misspelt body": ({"type": "bubble", "bdoy": box()}, "/bdoy"),
    "body that is no box": (bubble(body=words()), "/body/type"),
    "unknown bubble size": (bubble(size="huge"), "/size"),
    "unknown component": (bubble({"type": "table"}), "/body/contents/0/type"),
    "box without layout": (bubble({"type": "box", "contents": []}), "/body/contents/0/layout"),
    "box with unknown layout": (bubble(box(layout="diagonal")), "/body/contents/0/layout"),
    "box without contents": (bubble({"type": "box", "layout": "vertical"}), "/body/contents/0/contents"),
    "empty text": (bubble(words(), words("")), "/body/contents/1/text"),
    "text without text": (bubble({"type": "text"}), "/body/contents/0/text"),
    "wrap that is no truth value": (bubble(words(wrap="true")), "/body/contents/0/wrap"),
    "unknown weight": (bubble(words(weight="heavy")), "/body/contents/0/weight"),
    "empty span": (
        bubble({"type": "text", "contents": [{"type": "span", "text": ""}]}),
        "/body/contents/0/contents/0/text",
    ),
    "span outside a text": (bubble({"type": "span", "text": "ก"}), "/body/contents/0/type"),
    "button without action": (bubble({"type": "button"}), "/body/contents/0/action"),
    "button without label": (bubble(button("")), "/body/contents/0/action/label"),
    "label of 41": (bubble(button("ก" * 41)), "/body/contents/0/action/label"),
    "camera in a button": (bubble(button("รูป", type="camera")), "/body/contents/0/action/type"),
    "image without address": (bubble({"type": "image"}), "/body/contents/0/url"),
    "image over http": (bubble({"type": "image", "url": "http://a.th/a.png"}), "/body/contents/0/url"),
    "icon outside a baseline box": (bubble({"type": "icon", "url": HTTPS}), "/body/contents/0/type"),
    "button in a baseline box": (
        bubble(box(button("ก"), layout="baseline")),
        "/body/contents/0/contents/0/type",
    ),
    "no bubbles": (carousel(), "/contents"),
    "13 bubbles": (carousel(*[bubble(words())] * 13), "/contents"),
    "bubbles of two sizes": (carousel(bubble(size="kilo"), bubble(size="giga")), "/contents"),
    "carousel in a carousel": (carousel(carousel(bubble())), "/contents/0/type"),
    "bubble over 30 KB": (heavy(5000), "/"),
    "carousel over 50 KB": (carousel(heavy(4200), heavy(4200)), "/"),
}
"""One thing wrong each, and the path into the flex contents LINE would name."""


@pytest.mark.parametrize("case", GOOD)
def test_what_is_within_every_limit_is_accepted(bot: Caller, case: str) -> None:
    answer = bot.validate(GOOD[case])
    assert (answer.status_code, answer.get_json()) == (200, {})


@pytest.mark.parametrize("case", BAD)
def test_what_is_over_a_limit_is_refused_by_its_property(bot: Caller, case: str) -> None:
    message, named = BAD[case]
    answer = bot.validate(message)
    assert answer.status_code == 400
    error = answer.get_json()
    assert error["message"] == f"The request body has {len(error['details'])} error(s)"
    assert named in [detail["property"] for detail in error["details"]]


@pytest.mark.parametrize("case", BAD_FLEX)
def test_bad_flex_is_refused_by_its_path(bot: Caller, case: str) -> None:
    contents, named = BAD_FLEX[case]
    answer = bot.validate(text(), flex(contents))
    assert answer.status_code == 400
    error = answer.get_json()
    assert error["message"] == "A message (messages[1]) in the request body is invalid"
    assert named in [detail["property"] for detail in error["details"]]


def test_lines_own_words_where_they_are_on_record(bot: Caller) -> None:
    assert bot.validate(text("")).get_json()["details"] == [
        {"message": "May not be empty", "property": "messages[0].text"}
    ]
    assert bot.validate(flex(bubble(words("")))).get_json()["details"] == [
        {"message": "must be non-empty text", "property": "/body/contents/0/text"}
    ]


@pytest.mark.parametrize(("count", "status"), [(0, 400), (1, 200), (5, 200), (6, 400)])
def test_one_to_five_messages_a_request(bot: Caller, count: int, status: int) -> None:
    assert bot.validate(*[text()] * count).status_code == status


@pytest.mark.parametrize("way", ["reply", "push", "multicast"])
def test_every_way_of_sending_can_be_checked_first(bot: Caller, way: str) -> None:
    path = f"/v2/bot/message/validate/{way}"
    assert bot.post(path, {"messages": [text()]}).status_code == 200
    assert bot.post(path, {"messages": [text("")]}).status_code == 400


@pytest.mark.parametrize(
    ("extra", "named"),
    [
        ({"customAggregationUnits": ["round1", "round2"]}, "customAggregationUnits"),
        ({"customAggregationUnits": ["รอบ"]}, "customAggregationUnits"),
        ({"customAggregationUnits": ["r" * 31]}, "customAggregationUnits"),
        ({"notificationDisabled": "yes"}, "notificationDisabled"),
    ],
)
def test_the_rest_of_a_push_is_checked_too(bot: Caller, extra: dict[str, object], named: str) -> None:
    body = {"to": "C" + "0" * 32, "messages": [text()], **extra}
    answer = bot.post("/v2/bot/message/push", body)
    assert answer.status_code == 400
    assert answer.get_json()["details"][0]["property"] == named
