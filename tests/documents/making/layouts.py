"""The built-in layouts, from their files."""

from __future__ import annotations

from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from tests.documents.making.tables import code, table


def layouts() -> str:
    """A row for each layout: its digits, whose entries it prints, its columns as the office heads them."""
    rows = []
    for key in BUILT_IN_LAYOUTS:
        layout = load_layout(key)
        columns = " · ".join(column.header for column in layout.columns)
        rows.append((code(key), layout.numerals.value, layout.scope.value, columns))
    return table(("layout", "numerals", "entries of the", "columns from left to right"), rows)
