"""ITA question codes: E๕, i20, O 12, and the bare number of a question of the internal survey.

IIT asks the staff (I), EIT the public (E), OIT is the open-data check (O). Offices print I codes
without their letter (layouts.md, `indicator-followup`).
"""

from __future__ import annotations

import re

from bot.domain.numerals import to_arabic

_CODE = re.compile(
    r"^(?:ข้อ\s*(?:ที่)?\s*)?\(?(?P<letter>[IEOieo])?(?(letter)\s*-?\s*)(?P<number>[0-9]{1,2})(?![0-9.][0-9])"
    r"(?(letter)|(?=\s*[.)]?\s*[ก-๎\"“(]))[.:)]?\s*"
)


def read_code(text: str) -> tuple[str, str] | None:
    """The code a question opens with, such as "E5", and the question behind it; None without a code."""
    found = _CODE.match(to_arabic(text))
    if found is None:
        return None
    letter = (found["letter"] or "I").upper()
    return f"{letter}{int(found['number'])}", text[found.end() :]
