"""Indenting: which paragraphs of a cell are items of a list, and which are items within an item."""

from __future__ import annotations

from functools import lru_cache

from bot.domain.markers import opening_marker

TEXT, ITEM, WITHIN_ITEM = 0, 1, 2


@lru_cache(maxsize=4096)
def levels(paragraphs: tuple[str, ...]) -> tuple[int, ...]:
    """For each paragraph TEXT, ITEM or WITHIN_ITEM.

    The first marker of a list tells its items; other markers below it stand within an item, and so
    does a number that begins another count. Unmarked text ends a list.
    """
    found: list[int] = []
    top: str | None = None
    last: tuple[int, ...] = ()
    for text in paragraphs:
        marker = opening_marker(text)
        if marker is None:
            found.append(TEXT)
            top, last = None, ()
            continue
        if top is None:
            top = marker.style
        is_top = marker.style == top and _goes_on(last, marker.path)
        found.append(ITEM if is_top else WITHIN_ITEM)
        last = marker.path if is_top else last
    return tuple(found)


def _goes_on(last: tuple[int, ...], path: tuple[int, ...]) -> bool:
    return not last or not path or path > last
