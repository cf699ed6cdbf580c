"""Labels that open a part of a report: ผลลัพธ์: … ข้อเสนอแนะ: … สถานะ: …"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.text.lexicon import LabelField, lexicon
from bot.text.patterns import lazily

_BEGINNERS = frozenset("ผขส-–—•*0123456789")  # of a label, or of what may stand before one
_COLON = lazily(r" ?[:=]+ ?")
_BULLET = lazily(r"[-–—•*] ?")
_NUMBERED = lazily(r"[0-9]{1,2}[.)] ?")


class Label(NamedTuple):
    """A label found on the matching copy, up to `end`; closed by a colon or the end of the line."""

    field: LabelField
    end: int
    is_closed: bool


def label_at(text: str, start: int, end: int, *, after_numbers: bool = False) -> Label | None:
    """The label at `start` of a line that ends at `end`; a bullet before it is skipped.

    `after_numbers` says whether a list number before it is skipped too.
    """
    if text[start : start + 1] not in _BEGINNERS:
        return None
    marker = _BULLET.match(text, start, end) or (_NUMBERED.match(text, start, end) if after_numbers else None)
    if marker:
        marked = _label(text, marker.end(), end)
        if marked and marked.is_closed:
            return marked
    return _label(text, start, end)


def _label(text: str, start: int, end: int) -> Label | None:
    found = _labels().match(text, start, end)
    if not found or not found.lastgroup:
        return None
    term = lexicon().labels[int(found.lastgroup.removeprefix("label"))]
    colon = _COLON.match(text, found.end(), end)
    if colon:
        return Label(term.field, colon.end(), is_closed=True)
    if term.needs_colon:
        return None
    is_alone = not text[found.end() : end].strip(" .")
    return Label(term.field, end if is_alone else found.end(), is_closed=is_alone)


@cache
def _labels() -> re.Pattern[str]:
    terms = enumerate(lexicon().labels)
    return re.compile("|".join(f"(?P<label{index}>{term.pattern})" for index, term in terms))
