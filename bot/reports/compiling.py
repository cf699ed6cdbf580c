"""Compiling: rows of the plan and entries of the round, laid out as one typed report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.clock import aware_utc
from bot.domain.entry import Entry
from bot.domain.office import Office
from bot.domain.plan import Plan
from bot.domain.rounds import default_rounds
from bot.reports.body import Body
from bot.reports.cells import Cells
from bot.reports.contributing import in_scope, known_at
from bot.reports.layout import Layout
from bot.reports.printing import printed_lines
from bot.reports.table import Report
from bot.reports.titling import filled


def compile_report(
    office: Office,
    plan: Plan,
    entries: Sequence[Entry],
    layout: Layout,
    round_number: int,
    as_of: datetime,
) -> Report:
    """The report of a round (1 or 2) as it stood at `as_of`, an aware instant.

    `entries` may hold everything the office ever said: what is withdrawn, superseded, of another
    year or round, or recorded after `as_of` is left out. The office's numerals win over the layout's;
    its own title and preface win when the plan came in this layout.
    """
    instant = aware_utc(as_of)
    is_own_layout = plan.layout == layout.key
    scope = in_scope(known_at(entries, instant), plan.fiscal_year, round_number, layout.scope)
    reported = default_rounds(plan.fiscal_year)[round_number - 1]

    def lines(templates: Sequence[str], own: Sequence[str] = ()) -> tuple[str, ...]:
        if is_own_layout and own:
            return printed_lines(own, office.numerals)
        return printed_lines((filled(line, office, reported) for line in templates), office.numerals)

    return Report(
        office_name=office.kind + office.name,
        fiscal_year=plan.fiscal_year,
        round_number=round_number,
        layout=layout.key,
        numerals=office.numerals,
        as_of=instant,
        page=layout.page,
        cover=lines(layout.cover),
        title_lines=lines(layout.title, plan.title_lines),
        preface=lines(layout.preface, plan.preface),
        blocks=Body(plan, layout, Cells(office, layout, scope, is_own_layout)).blocks(),
    )
