"""Measures that are named only to say that another is meant: "ไม่ใช่ข้อ 2.1 ข้อ 2.2 ต่างหาก"."""

from __future__ import annotations

from bot.text.message import Span
from bot.text.patterns import lazily, rarely

_DENIED = rarely(
    r"ไม่ใช่ ?((?:ข้อ|มาตรการ)(?:ที่)? ?[0-9]{1,2}(?:\.[0-9]{1,2})?|[0-9]{1,2}\.[0-9]{1,2})(?![0-9./])"
)
_REFERENCE = lazily(
    r"(?:ข้อ|มาตรการ)(?:ที่)? ?[0-9]|(?<![0-9.,])[0-9]{1,2}\.[0-9](?![0-9.])(?<![0-9] [0-9]\.[0-9])"
)


def denied_in(text: str, span: Span) -> dict[int, int]:
    """Where such measures begin and end; none where no other is named."""
    denied = {found.start(1): found.end() for found in _DENIED.finditer(text, *span)}
    if not denied or all(found.start() in denied for found in _REFERENCE.finditer(text, *span)):
        return {}
    return denied
