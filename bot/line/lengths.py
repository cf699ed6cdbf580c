"""LINE's lengths: UTF-16 code units for texts, grapheme clusters for labels, and cutting to them.

Source: LINE Developers, "Character counting in a text".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate

from bot.line.graphemes import clusters

ELLIPSIS = "…"
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\n+")


def units(text: str) -> int:
    """The length of a text as LINE counts it: UTF-16 code units, so an emoji counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def sendable(text: str | None) -> str:
    """The text without what is no character at all; empty when nobody could see anything of it."""
    if not text or text.isspace():
        return ""
    return _UNSENDABLE.sub("\ufffd", text)


def escaped_bytes(value: object) -> int:
    """The size of a JSON value as it goes out, where every Thai letter is an escape of six bytes."""
    return len(json.dumps(value))


def within_units(text: str, limit: int, ending: str = ELLIPSIS) -> str:
    """The text, cut between clusters and ended with `ending` when it is over `limit` code units."""
    if 2 * len(text) <= limit or units(text) <= limit:
        return text
    room = limit - units(ending)
    beginning = _cut(text, room, units) or _cut_characters(text, room)
    return (beginning.rstrip() if ending else beginning) + ending


def within_clusters(text: str, limit: int) -> str:
    """The text, ended with … when it is over `limit` grapheme clusters."""
    if has_at_most(text, limit):
        return text
    return _cut(text, limit - 1, lambda _: 1).rstrip() + ELLIPSIS


def has_at_most(text: str, limit: int) -> bool:
    """Whether the text has no more than `limit` grapheme clusters."""
    return len(text) <= limit or _clusters_in(text) <= limit


@lru_cache(maxsize=500)
def _clusters_in(text: str) -> int:
    return sum(1 for _ in clusters(text))


def parts(text: str, limit: int) -> list[str]:
    """The text in pieces of at most `limit` code units that joined again are the text.

    A piece ends after a line where one ends in its second half, and never inside a cluster.
    """
    pieces = []
    while units(text) > limit:
        piece = _cut(text, limit, units) or _cut_characters(text, limit)
        line_ends = [end.end() for end in _LINE_ENDS.finditer(piece) if end.end() * 2 > len(piece)]
        piece = piece[: line_ends[-1]] if line_ends else piece
        pieces.append(piece)
        text = text[len(piece) :]
    return [*pieces, text]


def _cut(text: str, room: int, measure: Callable[[str], int]) -> str:
    """The longest beginning of whole clusters that measures at most `room`."""
    end = used = 0
    for cluster in clusters(text):
        used += measure(cluster)
        if used > room:
            break
        end += len(cluster)
    return text[:end]


def _cut_characters(text: str, room: int) -> str:
    """As `_cut`, for a first cluster that is itself too long: somebody piled thousands of marks."""
    lengths = accumulate(units(character) for character in text)
    return text[: sum(1 for length in lengths if length <= room)]
