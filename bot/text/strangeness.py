"""Words that each stand in reports and together turn one round: hearsay, exceptions, what was undone."""

from __future__ import annotations

from functools import cache

from bot.text.message import Span
from bot.text.reviewed import reviewed
from bot.text.scanning import Scanner
from bot.text.status import said_to_be_over

_BESIDE = ("open", "done", "past")  # what a row stands beside; each holds for the next


@cache
def _strange(beside: str) -> Scanner[str]:
    rows = reviewed("vocabulary.toml")["strange"]
    kept = [row for row in rows if row.get("beside", "open") in _BESIDE[: _BESIDE.index(beside) + 1]]
    return Scanner((pattern, row["means"]) for row in kept for pattern in row["patterns"])


def may_be_strange(plain: str, span: Span) -> bool:
    """Whether such words stand in a stretch of the copy, whatever the report says."""
    return _strange(_BESIDE[-1]).finds_any(plain, *span)


def strange_words(beside: str, plain: str, span: Span) -> list[tuple[str, int, int]]:
    """What stands in a stretch of the copy that turns a report round: what it means, its begin and end.

    `beside` is what the report says: "open", "done", or "past" when it is only said to have happened.
    """
    begin, stop = span
    found = _strange(beside).find(plain, begin, stop)
    if not found:
        return []
    over = [(begin + first, begin + last) for first, last in said_to_be_over(plain[begin:stop])]
    return [hit for hit in found if not any(first <= hit[1] < last for first, last in over)]
