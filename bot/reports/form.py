"""Forms: the choices a layout makes about columns, lists, sections and rounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.entry import EntryField
from bot.domain.plan import PlanField


class SectionStyle(StrEnum):
    """How a section's name is shown: over its table, as a row of the one table, or not at all."""

    HEADING = "heading-before-table"
    CAPTION = "caption"
    ROW = "row"
    NONE = "none"


class ListStyle(StrEnum):
    """How several items are listed in a cell."""

    NUMBERED = "numbered"
    DASH = "dash"
    PLAIN = "plain"


class Merge(StrEnum):
    """Which vertical neighbours become one cell: none, equal ones, or equal and empty ones below."""

    NONE = "none"
    EQUAL = "equal"
    SECTION = "section"


class RoundScope(StrEnum):
    """Whose entries a report shows: its round's, or the fiscal year's up to and including its round."""

    ROUND = "round"
    YEAR = "year"


class DivisionNames(StrEnum):
    """When a division's name precedes its items."""

    WHEN_SEVERAL = "when-several"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True)
class Width:
    """A column's width: centimetres, or a share of what the columns in centimetres leave."""

    amount: float
    is_share: bool


@dataclass(frozen=True)
class ColumnForm:
    """A column as the layout asks for it.

    `entries` are the entry fields printed in it; under a plan field they continue the plan's text.
    """

    field: PlanField
    header: str
    width: Width
    group: str | None
    list_style: ListStyle
    merge: Merge
    entries: tuple[EntryField, ...]


@dataclass(frozen=True)
class SectionForm:
    """How sections look. `catchwords` are the opening words a catchword may be cut to.

    `has_own_table` gives every section its own table with the header repeated.
    """

    style: SectionStyle
    has_own_table: bool
    new_page: bool
    has_catchword: bool
    catchwords: tuple[str, ...]
