"""Promises: "ข้อ 3 ส่งวันศุกร์ค่ะ" is no report, but until that day nobody need be reminded of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Promise:
    """What a division said it will report by when; `text` is verbatim, so that it can be quoted."""

    office_id: int
    measure_id: int
    division_id: int
    until: date
    text: str
    said_at: datetime
    chat_id: str
    message_id: str
    line_user_id: str | None = None
