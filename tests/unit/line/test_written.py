"""Messages as JSON text: the same messages, and never measured too small."""

from __future__ import annotations

import json

import pytest

from bot.chat import Bubble, Card, Carousel, Prefill, Reply, Row
from bot.line.lengths import escaped_bytes
from bot.line.render import render
from bot.line.written import Shared, most_escaped_bytes, written

ROWS = tuple(
    Row(str(number), 'มาตรการ "ที่" 🎉\n\\ \u2028', Prefill("รายงาน", f"รายงาน {number} "))
    for number in range(7)
)
EVERYTHING = Reply(
    (
        Bubble("รับทราบค่ะ\t{ขอบคุณ}"),
        Card("สรุป", "ยังขาด 7 เรื่อง", ROWS, "กองคลัง", (Prefill("แก้ไข", "แก้ไข "),)),
        Carousel("สรุป", tuple(Card("", f"หน้า {page}", ROWS) for page in range(14))),
    ),
    (Prefill("พิมพ์เอง", "รายงาน 3 "),),
)


def test_what_is_written_says_what_was_rendered() -> None:
    messages = render(EVERYTHING)
    assert json.loads(written(messages)) == messages
    assert json.loads(written([])) == []


def test_thai_is_written_as_it_is() -> None:
    assert "ยังขาด 7 เรื่อง" in written(render(EVERYTHING))


@pytest.mark.parametrize("value", [*render(EVERYTHING), {}, {"a": [True, None, 1.5]}, {"ข": "ก,:🎉\u00e9"}])
def test_no_part_is_measured_too_small(value: dict[str, object]) -> None:
    most = most_escaped_bytes(written(value))
    assert escaped_bytes(value) <= most <= 1.3 * escaped_bytes(value)
    assert Shared(value).escaped_bytes == most
