"""The body of a report: headings, tables and catchwords in the order they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.domain.plan import Plan, Section
from bot.reports.catchword import catchword
from bot.reports.cells import Cells, merged
from bot.reports.form import Layout, SectionStyle
from bot.reports.printing import paragraphs, printed_lines
from bot.reports.table import Block, Cell, Column, HeaderCell, Line, LineKind, Row, RowKind, Table


@dataclass(frozen=True)
class Body:
    """Lays a plan out in blocks; `cells` fills the rows."""

    plan: Plan
    layout: Layout
    cells: Cells

    def blocks(self) -> tuple[Block, ...]:
        """Everything under the title and preface."""
        if not self.layout.sections.has_own_table or not self.plan.sections:
            return (self._table(self.plan.sections),)
        blocks: list[Block] = []
        following = [*self.plan.sections[1:], None]
        for section, next_section in zip(self.plan.sections, following, strict=True):
            blocks.extend(self._lines_before(section, is_first=not blocks))
            blocks.append(self._table([section]))
            if next_section is not None and self.layout.sections.has_catchword:
                blocks.extend(self._catchword(next_section))
        return tuple(blocks)

    def _lines_before(self, section: Section, is_first: bool) -> Iterator[Line]:
        style = self.layout.sections.style
        if style not in (SectionStyle.HEADING, SectionStyle.CAPTION):
            return
        kind = LineKind.HEADING if style is SectionStyle.HEADING else LineKind.CAPTION
        new_page = self.layout.sections.new_page and not is_first
        for text in self._heading(section):
            yield Line(kind, text, new_page)
            new_page = False
        for text in printed_lines(section.intro, self.cells.office.numerals):
            yield Line(LineKind.INTRO, text)

    def _heading(self, section: Section) -> tuple[str, ...]:
        numbered = f"{section.number}. {section.title}" if section.number else section.title
        return paragraphs(section.heading or numbered or "", self.cells.office.numerals)

    def _catchword(self, section: Section) -> Iterator[Line]:
        heading = " ".join(self._heading(section))
        if heading:
            yield Line(LineKind.CATCHWORD, catchword(heading, self.layout.sections.catchwords))

    def _table(self, sections: Iterable[Section]) -> Table:
        columns = self.layout.table_columns()
        rows = [row for section in sections for row in self._rows(section)]
        return Table(columns, header_rows(columns), tuple(rows))

    def _rows(self, section: Section) -> Iterator[Row]:
        if self.layout.sections.style is SectionStyle.ROW and (heading := self._heading(section)):
            intro = printed_lines(section.intro, self.cells.office.numerals)
            yield Row(RowKind.SECTION, (Cell(heading + intro),))
        above: tuple[Cell | None, ...] = (None,) * len(self.layout.columns)
        for measure in section.measures:
            row = tuple(
                merged(upper, cell, form.merge)
                for upper, cell, form in zip(above, self.cells.row(measure), self.layout.columns, strict=True)
            )
            yield Row(RowKind.MEASURE, row, measure.ref, measure.id)
            above = row


def header_rows(columns: tuple[Column, ...]) -> tuple[tuple[HeaderCell, ...], ...]:
    """One header row, or two when columns stand under a group."""
    if not any(column.group for column in columns):
        return (tuple(_header_cell(column) for column in columns),)
    upper: list[HeaderCell] = []
    for before, column in pairwise((None, *columns)):
        if column is None:
            continue
        if column.group is None:
            upper.append(_header_cell(column))
        elif before is not None and before.group == column.group:
            upper[-1] = replace(upper[-1], columns=upper[-1].columns + 1)
        else:
            upper.append(HeaderCell(column.group, lines=column.group_lines))
    lower = tuple(replace(_header_cell(column), merged_above=column.group is None) for column in columns)
    return tuple(upper), lower


def _header_cell(column: Column) -> HeaderCell:
    return HeaderCell(column.header, lines=column.header_lines)
