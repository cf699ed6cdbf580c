"""Catchwords: the opening words of the next section, at the foot of the page before it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"[0-9๐-๙.)]+\s*")
_JOINT = re.compile(r"\s|และ|หรือ|เพื่อ|ด้าน|ของ|ใน")
_SHORTEST = 4


def catchword(heading: str, openings: Iterable[str]) -> str:
    """/๒. การให้บริการ...: the number and first words of a heading.

    `openings` are words a heading may be cut after; other headings are cut at their first joint,
    because Thai has no spaces between words.
    """
    number = _NUMBER.match(heading)
    start = number.end() if number else 0
    for opening in sorted(openings, key=len, reverse=True):
        if heading.startswith(opening, start):
            return f"/{heading[: start + len(opening)]}..."
    joint = _JOINT.search(heading, start + _SHORTEST)
    return f"/{heading[: joint.start()] if joint else heading}..."
