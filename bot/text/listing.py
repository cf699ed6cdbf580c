"""Telling list numbers that are measures from list numbers that are items of a cell."""

from __future__ import annotations

from bot.text.references import Kind, Named
from bot.text.resolving import Resolver

_Style = tuple[bool, str]


class Listing:
    """Remembers how the measures of a message have been named so far.

    Numbers at line starts name measures only where the head named none ("รายงานผล" above "1) … 2) …"),
    where the command line itself opened the list ("รายงาน 1. …" above "2. …"), or where they are
    dotted like the head (2.2 after 2.1). A list in another style that starts anew is a list of items.
    """

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._style: _Style | None = None
        self._last: tuple[int, ...] = ()
        self._items: set[_Style] = set()
        self._goes_up = False
        self._dotted = False
        self.is_explicit = False

    def opens(self, named: Named) -> bool:
        """Whether a number at the start of a further line names a measure."""
        key = named.mentions[0].first
        if named.is_dotted and (self._dotted or self._style):
            return self._resolver.has_ref(key) or (self._style is not None and self._style[0])
        if self.is_explicit:
            return False
        style = _style(named)
        if self._style is None:
            return self._resolver.has_ref(key) or not self._resolver.has_codes
        if style in self._items:
            return False
        rises = _path(key) > self._last
        if rises or (style == self._style and not self._goes_up):
            return True
        self._items.add(style)
        return False

    def note(self, named: Named, *, is_list: bool) -> None:
        """Remember a reference that named a measure; `is_list` when it opened a further line."""
        self._dotted = self._dotted or named.is_dotted
        opens_list = named.kind is Kind.BARE and (is_list or bool(_style(named)[1]))
        if self._style is None and not self.is_explicit:
            self.is_explicit = not opens_list
            self._goes_up = not is_list
            self._style = _style(named) if opens_list else None
        if named.kind is Kind.BARE:
            self._last = _path(named.mentions[-1].first)


def _style(named: Named) -> _Style:
    return named.is_dotted, ")" if ")" in named.closing or "]" in named.closing else named.closing


def _path(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key.split(".") if part.isdecimal())
