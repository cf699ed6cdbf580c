"""Status columns of a filled table: words in one form, ticks in another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.status import Status

_GAPS = re.compile(r"[\s\u200b]+")
_TICKS = re.compile(r"^[✓✔√☑☒✅✗✘×xX/]$")
_WORDS = (
    (Status.NOT_APPLICABLE, ("ไม่เกี่ยวข้อง", "ไม่มีการดำเนินการในส่วนนี้")),
    (Status.NOT_STARTED, ("ยังไม่ได้", "ยังไม่ดำเนินการ", "ยังไม่", "ไม่ได้ดำเนินการ")),
    (Status.IN_PROGRESS, ("อยู่ระหว่าง", "ระหว่าง", "กำลังดำเนินการ", "อยู่ในระหว่าง")),
    (Status.DONE, ("ดำเนินการแล้ว", "ดำเนินการเรียบร้อย", "ดำเนินการเสร็จ", "เสร็จ", "แล้วเสร็จ", "เรียบร้อย")),
)


def read_status_words(text: str) -> Status | None:
    """The status a printed cell opens with: ดำเนินการแล้ว, อยู่ระหว่างดำเนินการ and their kin."""
    words = _GAPS.sub("", text).lstrip("-•")
    return next((status for status, openings in _WORDS if words.startswith(openings)), None)


def is_ticked(text: str) -> bool:
    """Whether a tick column is marked; any of the usual marks will do, an empty box or a dash will not."""
    return bool(_TICKS.match(_GAPS.sub("", text)))


def read_ticks(done: str, not_done: str) -> Status | None:
    """The status a pair of tick columns states; None when neither or both are marked."""
    marks: Sequence[bool] = (is_ticked(done), is_ticked(not_done))
    if marks[0] == marks[1]:
        return None
    return Status.DONE if marks[0] else Status.NOT_STARTED
