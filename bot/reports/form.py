"""Forms: a layout and the choices it makes about columns, lists, sections and rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.domain.entry import EntryField
from bot.domain.numerals import Numerals
from bot.domain.plan import PlanField
from bot.domain.status import Status
from bot.reports.papers import Paper
from bot.reports.table import Column, Page


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
    `header_lines` and `group_lines` are header and group cut where a line is to end.
    """

    field: PlanField
    header: str
    header_lines: tuple[str, ...]
    width: Width
    group: str | None
    group_lines: tuple[str, ...]
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


@dataclass(frozen=True)
class TextForm:
    """The lines around the tables, their placeholders still to be filled in.

    `own` names those an office wrote into a file of its own: they win over the words its plan came with.
    `nothing_reported` stands where nobody reported about a measure, `empty_cell` in the further cells
    of entries that hold nothing.
    """

    cover: tuple[str, ...]
    title: tuple[str, ...]
    preface: tuple[str, ...]
    nothing_reported: str
    empty_cell: str
    own: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Layout:
    """A form. `family` is the built-in layout it is or is based on, its own key where it is neither.

    `names_missing` names each responsible division that has not reported while others have; `papers`
    stand around the table unless asked otherwise; `template` is the Word file a document is built into.
    """

    key: str
    family: str
    numerals: Numerals
    scope: RoundScope
    division_names: DivisionNames
    names_missing: bool
    page: Page
    texts: TextForm
    sections: SectionForm
    columns: tuple[ColumnForm, ...]
    status_words: Mapping[Status, str]
    tick: str
    papers: tuple[Paper, ...] = ()
    template: Path | None = None

    def table_columns(self) -> tuple[Column, ...]:
        """The columns with their widths in centimetres; shares divide what is left of the page."""
        fixed = sum(form.width.amount for form in self.columns if not form.width.is_share)
        shares = sum(form.width.amount for form in self.columns if form.width.is_share)
        left = self.page.text_width - fixed
        return tuple(
            Column(
                form.field,
                form.header,
                round(left * form.width.amount / shares, 2) if form.width.is_share else form.width.amount,
                form.group,
                form.header_lines,
                form.group_lines,
            )
            for form in self.columns
        )
