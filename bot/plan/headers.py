"""Headers: which layout a table is in, and which field each of its columns holds.

One header says nothing: ผลการดำเนินงาน is results in one form and a status in another. So a header
row is read as a set, and the layout whose spellings cover it best wins (layouts.md).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from bot.domain.plan import PlanField
from bot.plan.grid import GridRow, Table

ORDINAL = "ordinal"

_INVISIBLE = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_BRACKETED = re.compile(r"\([^()]*\)")
_FEWEST_COLUMNS = 3
_AS_PRINTED, _AS_SPELLED, _AS_ELSEWHERE, _UNKNOWN = 4, 3, 1, -1


class Headings(StrEnum):
    """What a paragraph or full-width row among the measures of a layout is."""

    HEADING = "heading"
    CAPTION = "caption"
    NONE = "none"


@dataclass(frozen=True)
class HeaderBook:
    """The header spellings of one layout, to the field and the points a match is worth."""

    layout: str
    row: PlanField
    headings: Headings
    spellings: Mapping[str, tuple[str, int]]

    def field(self, texts: Sequence[str]) -> tuple[str, int] | None:
        """The field that the first known of several readings of a header names."""
        for key in map(header_key, texts):
            if key in self.spellings:
                return self.spellings[key]
        bracketed = (header_key(_BRACKETED.sub("", text)) for text in texts if "(" in text)
        return next((self.spellings[key] for key in bracketed if key in self.spellings), None)


@dataclass(frozen=True)
class Columns:
    """A header found: the field of each grid column, on how many rows it stood, how well it fits."""

    fields: Mapping[int, str]
    height: int
    points: int
    width: int


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """What two spellings of a header share: no white space, no invisible signs, ํา and เเ mended."""
    return _INVISIBLE.sub("", text).replace("\u0e4d\u0e32", "\u0e33").replace("เเ", "แ").rstrip(":.")


@cache
def header_books() -> Mapping[str, HeaderBook]:
    """The spellings of every built-in layout, from headers.toml beside this file."""
    facts = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
    layouts = {key: value for key, value in facts.items() if key != "any"}
    ordinal = {header_key(text): (ORDINAL, _AS_ELSEWHERE) for text in facts["any"]["ordinal"]}
    elsewhere = ordinal | _unambiguous([layout["fields"] for layout in layouts.values()])
    return {
        key: HeaderBook(
            key, PlanField(layout["row"]), Headings(layout["headings"]), elsewhere | _own(layout["fields"])
        )
        for key, layout in layouts.items()
    }


def _own(fields: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, int]]:
    return {
        header_key(text): (name, _AS_SPELLED if index else _AS_PRINTED)
        for name, texts in fields.items()
        for index, text in enumerate(texts)
    }


def _unambiguous(layouts: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, tuple[str, int]]:
    """Spellings that mean one field wherever they are used, for forms that mix layouts."""
    meant: dict[str, set[str]] = {}
    for fields in layouts:
        for name, texts in fields.items():
            for text in texts:
                meant.setdefault(header_key(text), set()).add(name)
    return {key: (names.pop(), _AS_ELSEWHERE) for key, names in meant.items() if len(names) == 1}


def columns_at(rows: Sequence[GridRow], index: int, book: HeaderBook) -> Columns | None:
    """The header that begins at a row, on that row alone or with the one below it."""
    single = _fit(rows[index : index + 1], book)
    double = _fit(rows[index : index + 2], book) if _may_have_lower_row(rows, index) else None
    if single and double:
        return double if double.points > single.points else single
    return single or double


def best_layout(all_tables: Sequence[Table]) -> str | None:
    """The layout that covers the headers of a document best; None when there is no header."""
    points = {key: _points(all_tables, book) for key, book in header_books().items()}
    best = max(points, key=lambda key: points[key])
    return best if points[best] > 0 else None


def _points(all_tables: Sequence[Table], book: HeaderBook) -> int:
    found = (columns_at(table.rows, index, book) for table in all_tables for index in range(len(table.rows)))
    return sum(columns.points for columns in found if columns)


def _may_have_lower_row(rows: Sequence[GridRow], index: int) -> bool:
    """A header goes on below a group when the next row leaves the other columns merged, alike or empty."""
    if index + 1 >= len(rows):
        return False
    upper, lower = rows[index], rows[index + 1]
    groups = [cell for cell in upper.written() if cell.span > 1]
    if not groups or len(upper.written()) < _FEWEST_COLUMNS:
        return False
    ungrouped = [cell for cell in lower.written() if not any(group.covers(cell.start) for group in groups)]
    return all(cell.is_copy or _repeats(cell.text, upper, cell.start) for cell in ungrouped)


def _repeats(text: str, row: GridRow, column: int) -> bool:
    above = row.at(column)
    return above is not None and header_key(above.text) == header_key(text)


def _fit(rows: Sequence[GridRow], book: HeaderBook) -> Columns | None:
    """The columns of one or two header rows; None when they do not make a header of this layout."""
    lowest = rows[-1]
    fields: dict[int, str] = {}
    points, found = 0, set()
    for cell in lowest.cells:
        upper = rows[0].at(cell.start) if len(rows) > 1 else None
        above = upper.text if upper else ""
        if not (cell.text + above).strip():
            continue
        match = book.field([cell.text, above + cell.text, above] if above else [cell.text])
        points += match[1] if match else _UNKNOWN
        if match:
            found.add(match[0])
            fields.update(dict.fromkeys(range(cell.start, cell.start + cell.span), match[0]))
    if book.row not in found or len(found - {ORDINAL}) < _FEWEST_COLUMNS or points <= 0:
        return None
    return Columns(fields, len(rows), points, lowest.width)
