"""What a message can hold, kind by kind, as LINE describes it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat import Incoming, Media
from bot.line.inbound import understand
from tests.support.line_events import message_event, text_message

FROM_LINE = {"type": "line"}


def understood(message: dict[str, Any]) -> Incoming:
    incoming = understand(message_event(message))
    assert incoming is not None
    return incoming


@pytest.mark.parametrize(
    ("message", "media"),
    [
        pytest.param(
            {"id": "1", "type": "image", "quoteToken": "q", "contentProvider": FROM_LINE},
            Media("image", "1"),
            id="a photo",
        ),
        pytest.param(
            {
                "id": "2",
                "type": "image",
                "contentProvider": FROM_LINE,
                "imageSet": {"id": "E005D41A", "index": 2, "total": 3},
            },
            Media("image", "2", set_id="E005D41A", set_index=2, set_total=3),
            id="the second of three photos",
        ),
        pytest.param(
            {"id": "3", "type": "image", "contentProvider": FROM_LINE, "imageSet": {"id": "E005D41A"}},
            Media("image", "3", set_id="E005D41A"),
            id="one of several, from an old phone that does not count",
        ),
        pytest.param(
            {"id": "4", "type": "video", "duration": 60_000, "contentProvider": FROM_LINE},
            Media("video", "4"),
            id="a video",
        ),
        pytest.param(
            {"id": "5", "type": "audio", "duration": 60_000, "contentProvider": FROM_LINE},
            Media("audio", "5"),
            id="a voice note",
        ),
        pytest.param(
            {"id": "6", "type": "file", "fileName": "คำสั่งแต่งตั้ง ๑๒๓-๒๕๖๙.pdf", "fileSize": 2138},
            Media("file", "6", file_name="คำสั่งแต่งตั้ง ๑๒๓-๒๕๖๙.pdf", file_size=2138),
            id="a file",
        ),
        pytest.param(
            {"id": "7", "type": "file", "fileName": "../../x.pdf"},
            Media("file", "7", file_name="../../x.pdf"),
            id="a file without size, its name kept as data",
        ),
        pytest.param(
            {
                "id": "8",
                "type": "image",
                "contentProvider": {
                    "type": "external",
                    "originalContentUrl": "https://example.com/original.jpg",
                    "previewImageUrl": "https://example.com/preview.jpg",
                },
            },
            Media("external", "8"),
            id="a photo outside LINE",
        ),
        pytest.param(
            {"id": "9", "type": "file", "fileName": 5, "fileSize": -1, "imageSet": "x"},
            Media("file", "9"),
            id="fields of the wrong shape are absent",
        ),
    ],
)
def test_media(message: dict[str, Any], media: Media) -> None:
    incoming = understood(message)
    assert incoming.media == media
    assert incoming.message_id == media.message_id
    assert incoming.text is None


@pytest.mark.parametrize(
    "message",
    [
        {"id": "1", "type": "sticker", "packageId": "446", "stickerId": "1988", "stickerResourceType": "NEW"},
        {"id": "1", "type": "location", "latitude": 13.7, "longitude": 100.5, "address": "อบต.ห้วยตาล"},
        {"id": "1", "type": "hologram"},
    ],
)
def test_a_message_we_cannot_read_is_one_without_words_or_media(message: dict[str, Any]) -> None:
    incoming = understood(message)
    assert (incoming.message_id, incoming.text, incoming.spoken, incoming.media) == ("1", None, None, None)
    assert incoming.reply_token is not None


@pytest.mark.parametrize(
    "message",
    [
        text_message("เสร็จแล้วค่ะ", quotedMessageId="468789577898262530"),
        {
            "id": "2",
            "type": "sticker",
            "packageId": "1",
            "stickerId": "2",
            "quotedMessageId": "468789577898262530",
        },
    ],
)
def test_words_and_stickers_can_quote(message: dict[str, Any]) -> None:
    assert understood(message).quoted_message_id == "468789577898262530"


def test_a_text_without_the_optional_fields_is_read() -> None:
    incoming = understood({"id": "1", "type": "text", "text": "  รายงาน ๓\n- จัดประชุม  \n"})
    assert incoming.text == "  รายงาน ๓\n- จัดประชุม  \n"
    assert incoming.quoted_message_id is None
    assert not incoming.mentions_bot
