"""List markers in Thai office text: ๑. 1) (๑) ๓.๑ - •, and the many numbers that are none.

A marker is recognised at the start of a line, or inline where its number is the one a list would
print next. ๑๐.๒, ๘๓.๗๕, ๑.๒x๒.๔, "๓๐ คน" and "ข้อ ๑ และ ๒" are numbers, not markers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.calendar import MONTHS, SHORT_MONTHS
from bot.domain.numerals import to_arabic

DASH = "-"
BULLET = "•"

_DIGIT = "[0-9๐-๙]"
_MARKER = re.compile(
    rf"(?P<dotted>{_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}}){{1,3}}[.)]?(?=\s|[ก-๎A-Za-z\"“(])"
    rf"(?![xX×]{_DIGIT})(?!\s*น\.))"
    rf"|(?P<number>\({_DIGIT}{{1,2}}\)|{_DIGIT}{{1,2}}\.?\)|{_DIGIT}{{1,2}}\.(?!{_DIGIT}))"
    rf"|(?P<dash>[-–—](?=\s|[^\s0-9๐-๙\-–—.]))"
    r"|(?P<bullet>[•●▪◦○■►➢\uf0b7\uf0a7\uf0d8]|\*(?=\s))"
)
_INLINE = re.compile(rf"(?<=\s)(?:{_MARKER.pattern})")
_REFERRING = re.compile(r"(?:ข้อ|หมู่|มาตรา|ไตรมาส|และ|หรือ|(?:ข้อ|ครั้ง|หมู่|ฉบับ|ลำดับ|เลข|วัน|ระยะ|ส่วน|ชั้น|รอบ)ที่)\s*$")
_REFERRING_REACH = 16
_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์")
_RANGE_WORDS = (*MONTHS, *SHORT_MONTHS, *_WEEKDAYS)
_PAIRS = (
    ("ยืม", "คืน"), ("คำถาม", "คำตอบ"), ("ถาม", "ตอบ"), ("รับ", "ส่ง"), ("รับ", "จ่าย"), ("รับ", "รายจ่าย"),
    ("เบิก", "จ่าย"), ("ซื้อ", "ขาย"), ("ซื้อ", "จัดจ้าง"), ("เข้า", "ออก"), ("ไป", "กลับ"), ("เปิด", "ปิด"),
    ("เช้า", "เย็น"), ("ก่อน", "หลัง"),
)  # fmt: skip
_SHORT_WORD = 6


@dataclass(frozen=True)
class Marker:
    """A list marker found in a line.

    `style` tells lists apart; `path` is (3, 1) for ๓.๑ and empty for dashes and bullets; `text` is
    the marker as printed, between `start` and `end` of its line.
    """

    style: str
    path: tuple[int, ...]
    text: str
    start: int
    end: int


def opening_marker(line: str) -> Marker | None:
    """The marker a line begins with, if it begins with one that has text or nothing behind it."""
    found = _MARKER.match(line)
    return _as_marker(found) if found and not _is_lone_dash(line) else None


def inline_markers(line: str) -> Iterator[Marker]:
    """Whatever looks like a marker inside a line, before it is known whether its number fits."""
    for found in _INLINE.finditer(line):
        if not _refers_or_is_bracketed(line[: found.start()]):
            yield _as_marker(found)


def is_bullet_dash(before: str, after: str) -> bool:
    """Whether a dash between two stretches of a dash list opens an item.

    "ยืม - คืน", "๒ - ๔", "ตุลาคม ๒๕๖๔ - มีนาคม ๒๕๖๕" and a short word on each side are no items.
    """
    before, after = before.strip(), after.strip()
    if not before or not after:
        return False
    ends_in_number = before[-1].isdigit() or before.endswith("น.")
    if ends_in_number and after[0].isdigit():
        return False
    if after.startswith(_RANGE_WORDS) and (ends_in_number or before.endswith(_RANGE_WORDS)):
        return False
    if any(before.endswith(first) and after.startswith(second) for first, second in _PAIRS):
        return False
    following = re.split(r"\s[-–—]\s", after, maxsplit=1)[0]
    return not (_is_short_word(before) and _is_short_word(following))


def _as_marker(found: re.Match[str]) -> Marker:
    text = found[0]
    if found["dash"]:
        return Marker(DASH, (), text, found.start(), found.end())
    if found["bullet"]:
        return Marker(BULLET, (), text, found.start(), found.end())
    path = tuple(int(part) for part in re.findall("[0-9]+", to_arabic(text)))
    style = f"dotted {len(path)}" if found["dotted"] else "()" if text[0] == "(" else text[-1]
    return Marker(style, path, text, found.start(), found.end())


def _is_lone_dash(line: str) -> bool:
    return line.strip() in ("-", "–", "—")


def _is_short_word(text: str) -> bool:
    return len(text) <= _SHORT_WORD and not re.search(r"\s", text)


def _refers_or_is_bracketed(before: str) -> bool:
    if _REFERRING.search(before[-_REFERRING_REACH:]):
        return True
    return before.rfind("(") > before.rfind(")")
