"""Compiling: rows of the plan and entries of the round, laid out as one typed report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from bot.clock import aware_utc
from bot.domain.entry import Entry
from bot.domain.final_wording import FinalWording
from bot.domain.office import Office
from bot.domain.office_text import OfficeText
from bot.domain.plan import Plan
from bot.domain.rounds import default_rounds
from bot.reports.body import Body
from bot.reports.cells import Cells
from bot.reports.form import Layout
from bot.reports.heading import Heading
from bot.reports.printing import printable
from bot.reports.said import Said
from bot.reports.table import Report


def compile_report(
    office: Office,
    plan: Plan,
    entries: Sequence[Entry],
    layout: Layout,
    round_number: int,
    as_of: datetime,
    wordings: Collection[FinalWording] = (),
    own_texts: Mapping[OfficeText, str] | None = None,
) -> Report:
    """The report of a round (1 or 2) as it stood at `as_of`, an aware instant.

    `entries` may hold everything the office ever said: what is withdrawn, superseded, of another
    year or round, or recorded after `as_of` is left out. `wordings` are the coordinator's, `own_texts`
    the office's own words around the table. The office's numerals win over the layout's.
    """
    instant = aware_utc(as_of)
    is_own_layout = plan.layout == layout.family
    said = Said(entries, plan.fiscal_year, round_number, layout.scope, instant, is_own_layout, wordings)
    reported = default_rounds(plan.fiscal_year)[round_number - 1]
    heading = Heading(office, plan, layout, reported, own_texts or {})
    return Report(
        office_name=printable(office.kind + office.name),
        fiscal_year=plan.fiscal_year,
        round_number=round_number,
        layout=layout.key,
        numerals=office.numerals,
        as_of=instant,
        page=layout.page,
        cover=heading.cover,
        title_lines=heading.title,
        preface=heading.preface,
        blocks=Body(plan, layout, Cells(office, layout, said, heading.nothing_reported)).blocks(),
        names=(
            office.name,
            office.district,
            office.province,
            *(division.name for division in office.divisions),
        ),
    )
