"""Items: what a cell of the form or a chat text lists, one after the other.

A printed cell comes out of Word with its lists typed every way there is; a chat text has lines.
Nothing but white space and the top-level markers is taken from the text, and nothing is added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.domain.markers import BULLET, DASH, Marker, inline_markers, is_bullet_dash, opening_marker

_EDGES = re.compile(r"^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$")


@dataclass(frozen=True)
class Item:
    """One item of a list. `marker` is as printed, None for text without one.

    `text` may hold further lines parted by newlines: sub-items with their own markers, and what
    follows them.
    """

    marker: str | None
    text: str


def printed_items(text: str) -> tuple[Item, ...]:
    """The items of a printed cell whose paragraphs are parted by newlines.

    Markers open items at the start of a paragraph, and inline where the number is the next one.
    Unmarked paragraphs are an item each; behind a marked one they continue it. A cell that opens
    with an unmarked paragraph and then lists is one item with further lines.
    """
    return _Assembly(list(_pieces(text, plain_lines_split=True)), continued_by=" ").items()


def said_items(text: str) -> tuple[Item, ...]:
    """The items of a chat text: its marked lines, or each line when none is marked.

    The style of the first marked line is the top level; other lines belong to the item above.
    """
    return _Assembly(list(_pieces(text, plain_lines_split=False)), continued_by="\n").items()


@dataclass(frozen=True)
class _Piece:
    marker: Marker | None
    whole: str
    opens_line: bool

    @property
    def body(self) -> str:
        return _trim(self.whole[len(self.marker.text) :]) if self.marker else self.whole


@dataclass
class _Sequence:
    """Which markers a text has used, and so which number it would print next."""

    top: Marker | None = None
    begun: bool = False
    below: dict[tuple[str, tuple[int, ...]], int] = field(default_factory=dict)
    parents: set[tuple[int, ...]] = field(default_factory=set)

    def take(self, marker: Marker | None) -> None:
        if marker and (not self.begun or (self.top and marker.style == self.top.style)):
            self.top, self.below, self.parents = marker, {}, {marker.path}
        elif marker and marker.path:
            self.below[marker.style, marker.path[:-1]] = marker.path[-1]
            self.parents.add(marker.path)
        self.begun = True

    def is_next(self, marker: Marker, later: list[Marker]) -> bool:
        """Whether an inline number continues its list, or begins one that goes on to 2."""
        above, number = marker.path[:-1], marker.path[-1]
        if self.top and marker.style == self.top.style:
            return above == self.top.path[:-1] and number == self.top.path[-1] + 1
        if above and above not in self.parents:
            return False
        last = self.below.get((marker.style, above))
        if last is not None:
            return number == last + 1
        return number == 1 and any(
            other.style == marker.style and other.path == (*above, 2) for other in later
        )


def _pieces(text: str, *, plain_lines_split: bool) -> Iterator[_Piece]:
    lines = [line for line in map(_trim, text.split("\n")) if line]
    openings = [opening_marker(line) for line in lines]
    siblings = Counter(opening.path[:-1] for opening in openings if opening and len(opening.path) > 1)
    dashed_lines = sum(1 for opening in openings if opening and opening.style == DASH)
    sequence = _Sequence()
    for line, opening in zip(lines, openings, strict=True):
        marker = opening if opening and _is_in_a_list(opening, siblings, sequence) else None
        sequence.take(marker)
        cuts = _cuts(line, marker, sequence, dashed_lines) if marker or plain_lines_split else []
        starts = [0, *(cut.start for cut in cuts), len(line)]
        for index, found in enumerate([marker, *cuts]):
            yield _Piece(found, _trim(line[starts[index] : starts[index + 1]]), opens_line=index == 0)


def _is_in_a_list(marker: Marker, siblings: Counter[tuple[int, ...]], sequence: _Sequence) -> bool:
    """A dotted number opens a line of a list only beside its parent or a sibling: ๑๐.๒ alone is a number."""
    above = marker.path[:-1]
    return not above or siblings[above] > 1 or above in sequence.parents


def _cuts(line: str, opening: Marker | None, sequence: _Sequence, dashed_lines: int) -> list[Marker]:
    """The inline markers of a line that really open something, taken into the sequence.

    A dash inside a line is a bullet only where the whole list stands in one line, and only when it is
    the dash the list began with: where lines open with dashes, those inside belong to the words.
    """
    candidates = [found for found in inline_markers(line) if opening is None or found.start >= opening.end]
    cuts: list[Marker] = []
    begins = opening.end if opening else 0
    for index, marker in enumerate(candidates):
        if marker.path:
            opens = sequence.is_next(marker, candidates[index + 1 :])
        elif sequence.top is None or sequence.top.text != marker.text:
            opens = False
        elif marker.style == BULLET:
            opens = True
        else:
            opens = dashed_lines == 1 and is_bullet_dash(line[begins : marker.start], line[marker.end :])
        if opens:
            sequence.take(marker)
            cuts.append(marker)
            begins = marker.end
    return cuts


@dataclass
class _Assembly:
    pieces: list[_Piece]
    continued_by: str

    def items(self) -> tuple[Item, ...]:
        first_marked = bool(self.pieces) and self.pieces[0].marker is not None
        if first_marked:
            return tuple(self._listed())
        if any(piece.opens_line and piece.marker for piece in self.pieces):
            return (Item(None, "\n".join(piece.whole for piece in self.pieces)),)
        return tuple(self._line_by_line())

    def _line_by_line(self) -> Iterator[Item]:
        lines: list[str] = []
        for piece in self.pieces:
            if piece.opens_line:
                lines.append(piece.whole)
            else:
                lines[-1] += "\n" + piece.whole
        return (Item(None, line) for line in lines)

    def _listed(self) -> Iterator[Item]:
        top = self.pieces[0].marker
        marker, text, has_lines = top, "", False
        for index, piece in enumerate(self.pieces):
            if piece.marker and top and piece.marker.style == top.style:
                if index and marker:
                    yield Item(marker.text, text)
                marker, text, has_lines = piece.marker, piece.body, False
            elif piece.marker or has_lines:
                text, has_lines = f"{text}\n{piece.whole}", True
            else:
                text = f"{text}{self.continued_by}{piece.whole}" if text else piece.whole
        if marker:
            yield Item(marker.text, text)


def _trim(text: str) -> str:
    return _EDGES.sub("", text)
