"""One message ready to be read: its matching copy, the copy with masks, and its days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.text.dates import written_days
from bot.text.masks import FILLER, without_addresses, without_amounts
from bot.text.matching import Copy, copy_of

Span = tuple[int, int]


class Message(NamedTuple):
    """`text` is the matching copy; `plain` hides addresses in it, `numbers` dates and amounts too.

    All three share their positions, and `copy` leads back to what was typed. `dates` is where dates
    are written.
    """

    copy: Copy
    text: str
    plain: str
    numbers: str
    dates: tuple[re.Match[str], ...]

    def lines(self) -> Iterator[Span]:
        """Where each line of the copy begins and ends, without the spaces around it."""
        start = 0
        for line in self.text.split("\n"):
            indent = len(line) - len(line.lstrip(" "))
            yield start + indent, max(start + indent, start + len(line.rstrip(" ")))
            start += len(line) + 1


def message_of(words: str) -> Message:
    """What somebody typed, read for masks and dates."""
    copy = copy_of(words)
    plain = without_addresses(copy.text)
    dates = written_days(plain)
    pieces: list[str] = []
    done = 0
    for match in dates:
        begin, stop = match.span("day")
        pieces += (plain[done:begin], FILLER * (stop - begin))
        done = stop
    numbers = without_amounts("".join([*pieces, plain[done:]]))
    return Message(copy, copy.text, plain, numbers, tuple(dates))


def blanked(text: str, spans: Iterable[Span], sign: str = " ") -> str:
    """The text with some stretches filled with a sign; what of them lies outside does not matter."""
    letters = list(text)
    for begin, stop in spans:
        first, last = max(0, begin), min(len(text), stop)
        if first < last:
            letters[first:last] = sign * (last - first)
    return "".join(letters)
