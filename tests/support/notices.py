"""Notices for tests of delivering, decided by nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from bot.chat import Bubble, Reply
from bot.domain.delivery import Rendered
from bot.domain.notice import Cause, Held, Notice, Purpose
from tests.builders import NOON

TODAY = NOON.date()


def a_notice(key: str = "khlang 7 days", office_id: int = 1, **changes: Any) -> Notice:
    """A reminder for a group of twelve, about measure 7."""
    notice = Notice(
        key=key,
        office_id=office_id,
        chat_id="C-khlang",
        purpose=Purpose.REMINDER,
        day=TODAY,
        why="เหลือ 7 วัน",
        cost=12,
        reply=Reply((Bubble(f"ยังขาด 1 เรื่องค่ะ ({key})"),), measure_ids=(7,)),
    )
    return replace(notice, **changes)


def rendered(*notices: Notice) -> list[Rendered]:
    """The notices with a text message each."""
    return [Rendered(notice, json.dumps([{"type": "text", "text": notice.key}])) for notice in notices]


def a_held(key: str = "khlang 30 days", office_id: int = 1, **changes: Any) -> Held:
    """A reminder that was held back for the quota."""
    held = Held(
        key=key,
        office_id=office_id,
        chat_id="C-khlang",
        purpose=Purpose.REMINDER,
        day=TODAY,
        why="เหลือ 30 วัน",
        reason="เก็บโควตาไว้สำหรับสัปดาห์สุดท้าย",
        cost=12,
        cause=Cause.QUOTA,
    )
    return replace(held, **changes)
