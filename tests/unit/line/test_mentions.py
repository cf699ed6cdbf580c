"""Whom a text mentions, and what is left of it when it is read without mentions and emoji."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat import Incoming
from bot.line.inbound import understand
from tests.support.line_events import BOT, SOMCHAI, mention, message_event, text_message


def said(text: str, *mentionees: dict[str, Any], emojis: list[dict[str, Any]] | None = None) -> Incoming:
    fields: dict[str, Any] = {"mention": {"mentionees": list(mentionees)}} if mentionees else {}
    incoming = understand(
        message_event(text_message(text, **fields, **({"emojis": emojis} if emojis else {})))
    )
    assert incoming is not None
    return incoming


def test_a_mention_of_the_bot_is_noticed_and_blanked() -> None:
    text = "@ตามงาน รายงาน 3 เสร็จแล้ว"
    incoming = said(text, mention(text, "@ตามงาน", userId=BOT, isSelf=True))
    assert incoming.mentions_bot
    assert incoming.text == text
    assert incoming.spoken == "        รายงาน 3 เสร็จแล้ว"


@pytest.mark.parametrize(
    "other",
    [
        {"type": "all"},
        {"type": "user", "userId": SOMCHAI, "isSelf": False},
        {"type": "user"},
        {"type": "a kind of the future"},
    ],
)
def test_a_mention_of_others_is_blanked_but_is_not_for_us(other: dict[str, Any]) -> None:
    incoming = said("@ทุกคน ค้าง", {"index": 0, "length": 6, **other})
    assert not incoming.mentions_bot
    assert incoming.spoken == "       ค้าง"


def test_an_emoji_before_a_mention_counts_two_units() -> None:
    text = "🎉👍🏽 @ตามงาน ค้าง"
    incoming = said(text, mention(text, "@ตามงาน", isSelf=True))
    assert incoming.spoken == "🎉👍🏽         ค้าง"
    assert len(incoming.spoken) == len(text)


def test_an_emoji_inside_a_mentioned_name_is_blanked_whole() -> None:
    text = "@สม🎉ชาย ค้าง"
    incoming = said(text, mention(text, "@สม🎉ชาย"))
    assert incoming.spoken == " " * len("@สม🎉ชาย") + " ค้าง"


def test_line_emoji_are_blanked() -> None:
    emojis = [{"index": 0, "length": 7, "productId": "5ac1bfd5040ab15980c9b435", "emojiId": "001"}]
    assert said("(hello) สถานะ", emojis=emojis).spoken == "        สถานะ"


def test_several_mentions_anywhere() -> None:
    text = "@ก มาตรการ 2 @ข"
    assert said(text, mention(text, "@ก"), mention(text, "@ข", isSelf=True)).spoken == "   มาตรการ 2   "


@pytest.mark.parametrize(
    "span",
    [
        {"index": 100, "length": 4},
        {"index": -1, "length": 4},
        {"index": 0, "length": -4},
        {"index": "0", "length": 4},
        {"index": 0},
        {"index": 0, "length": 1.5},
        {"index": True, "length": 4},
    ],
)
def test_a_span_that_makes_no_sense_blanks_nothing(span: dict[str, Any]) -> None:
    assert said("ค้างอะไร", span).spoken == "ค้างอะไร"


def test_a_span_that_leaves_the_text_is_followed_as_far_as_it_goes() -> None:
    assert said("ค้าง @ตาม", {"index": 5, "length": 10**12}).spoken == "ค้าง     "


def test_a_span_through_the_middle_of_an_emoji_blanks_all_of_it() -> None:
    assert said("🎉ค้าง", {"index": 1, "length": 1}).spoken == " ค้าง"


def test_a_mention_without_place_still_addresses_us() -> None:
    assert said("ค้าง", {"type": "user", "isSelf": True}).mentions_bot
