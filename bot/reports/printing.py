"""Printing: from a text as it was written to the paragraphs that stand on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain.items import Item
from bot.domain.markers import DASH, opening_marker
from bot.domain.numerals import Numerals, printed
from bot.reports.form import ListStyle

_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
# What XML 1.0 cannot carry: Word refuses a file that holds one of them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def paragraphs(text: str, numerals: Numerals) -> tuple[str, ...]:
    """The text as paragraphs in the office's numerals; nothing is changed but what no file can hold."""
    if not text.strip():
        return ()
    return tuple(printed(_UNPRINTABLE.sub("", line), numerals) for line in _BREAK.split(text))


def printable(text: str) -> str:
    """The text without what no file can hold, on one line."""
    return " ".join(_BREAK.split(_UNPRINTABLE.sub("", text)))


def printed_lines(lines: Iterable[str], numerals: Numerals) -> tuple[str, ...]:
    """Lines as paragraphs; a line left empty stays an empty paragraph."""
    return tuple(part for line in lines for part in paragraphs(line, numerals) or ("",))


def listed(items: Sequence[Item], style: ListStyle, numerals: Numerals) -> tuple[str, ...]:
    """Items as paragraphs in the layout's list style, instead of the markers people typed.

    Numbered items carry numbers only when there is more than one. The further lines of an item keep
    the markers of their own, but under a numbered item a number says whose it is (๑.๒), and words over
    a list of dashes are no dash themselves.
    """
    lines: list[str] = []
    for number, item in enumerate(items, start=1):
        first, *further = paragraphs(item.text, numerals) or ("",)
        marker = _marker(number, len(items), style, numerals)
        is_over_its_list = style is ListStyle.DASH and len(items) == 1 and any(map(_is_dashed, further))
        lines.append(first if is_over_its_list else marker + first)
        is_numbered = style is ListStyle.NUMBERED and bool(marker)
        lines.extend(_within(number, line, numerals) if is_numbered else line for line in further)
    return tuple(lines)


def _is_dashed(line: str) -> bool:
    marker = opening_marker(line)
    return marker is not None and marker.style == DASH


def _within(parent: int, line: str, numerals: Numerals) -> str:
    """The line of a numbered item, its own simple number made one below the item's."""
    marker = opening_marker(line)
    if marker is None or len(marker.path) != 1:
        return line
    return printed(f"{parent}.{marker.path[0]} ", numerals) + line[marker.end :].lstrip()


def _marker(number: int, count: int, style: ListStyle, numerals: Numerals) -> str:
    if style is ListStyle.DASH:
        return "- "
    if style is ListStyle.NUMBERED and count > 1:
        return printed(f"{number}. ", numerals)
    return ""
