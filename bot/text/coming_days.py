"""A day somebody names to move something to: 20 เม.ย., 20/4/69, พรุ่งนี้, วันศุกร์หน้า, สิ้นเดือน."""

from __future__ import annotations

import re
from datetime import date

from bot.text.dates import named_days
from bot.text.deadlines import promised_day
from bot.text.message import message_of

_LEADING = re.compile(r"[ :]*(?:(?:ส่ง|เป็น|ออกไป|ไป|ถึง|วันที่) ?){0,4}")
_IN_WORDS = re.compile(
    r"วันนี้|พรุ่งนี้|มะรืน|อีก ?[0-9]|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)"
    r"|(?:สิ้น|ปลาย|กลาง|ต้น)เดือน|(?:สัปดาห์|อาทิตย์|เดือน)หน้า"
)


def coming_day(words: str, said_on: date) -> date | None:
    """The one day the words name; None when they name none or several.

    `said_on` is the Bangkok day they were said on; a day without a year is the next such day. A day
    that is past is given all the same, so that it can be refused by name.
    """
    message = message_of(words)
    if len(message.dates) > 1:
        return None
    coming = promised_day(message.text, (0, len(message.text)), message.dates, said_on)
    past = named_days(message.dates, said_on)
    return coming or (past[0].last if past else None)


def opens_with_day(words: str) -> bool:
    """Whether the words are about a day from their beginning on."""
    message = message_of(words)
    leading = _LEADING.match(message.text)
    begin = leading.end() if leading else 0
    is_written = any(match.start("day") <= begin < match.end("day") for match in message.dates)
    return is_written or _IN_WORDS.match(message.text, begin) is not None
