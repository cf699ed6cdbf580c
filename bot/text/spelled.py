"""Numbers in words: สี่ is 4, สิบสอง 12, สี่จุดสอง 4.2."""

from __future__ import annotations

import re

from bot.text.patterns import rarely

_UNITS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_UNIT = "|".join(_UNITS)
SPELLED = rf"(?:(?:ยี่|{_UNIT})?สิบ(?:เอ็ด|{_UNIT})?|{_UNIT})"
# no number: สามารถ, เก้าอี้, ห้าม, หกล้ม
_COUNTED = rarely(rf"{SPELLED}(?!ารถ|อี้|ล้ม|ม)")


def in_figures(spelled: str) -> str:
    """A number in words in figures."""
    return ".".join(str(_count(part)) for part in spelled.split("จุด"))


def with_figures(line: str) -> str:
    """A line with its numbers in words in figures: "สี่จากหกเล่ม" is "4จาก6เล่ม"."""
    return _COUNTED.sub(_figure, line)


def _figure(found: re.Match[str]) -> str:
    return str(_count(found[0]))


def _count(spelled: str) -> int:
    tens, ten, ones = spelled.rpartition("สิบ")
    if not ten:
        return _UNITS.index(spelled) + 1
    many = 2 if tens == "ยี่" else _UNITS.index(tens) + 1 if tens else 1
    return 10 * many + (1 if ones == "เอ็ด" else _UNITS.index(ones) + 1 if ones else 0)
