"""Exported, imported and exported again, a report says the same, cell by cell, results included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.entry import Entry, EntryField
from bot.domain.plan import Plan, Section
from bot.plan.importing import FilledCell, import_plan
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from tests.golden.test_layouts import report
from tests.support.docx_grid import grid, lines
from tests.support.huai_tan import AS_OF, DIVISIONS, YEAR, entry, office


def kept(plan: Plan) -> Plan:
    """The plan as the books give it back: every measure with an id."""
    sections: list[Section] = []
    for section in plan.sections:
        measures = tuple(replace(measure, id=measure.row) for measure in section.measures)
        sections.append(replace(section, measures=measures))
    return replace(plan, sections=tuple(sections))


def said(plan: Plan, filled: Sequence[FilledCell]) -> list[Entry]:
    """What the filled cells of last year's file say, as entries of one division."""
    entries: list[Entry] = []
    for number, cell in enumerate(filled, start=1):
        measure = plan.by_ref(cell.ref)
        assert measure is not None
        text = cell.text if cell.field else ""
        field = cell.field or EntryField.RESULTS
        entries.append(entry(number, measure.id, text, status=cell.status, field=field))
    return entries


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_a_report_survives_the_way_out_and_in_again(layout: str) -> None:
    first = export(report(layout), "docx")
    imported = import_plan(first.data, first.file_name, YEAR, None, [found.name for found in DIVISIONS])
    assert imported.problems == ()
    plan = kept(imported.plan)
    entries = said(plan, imported.filled)
    again = export(compile_report(office(layout), plan, entries, load_layout(layout), 2, AS_OF), "docx")

    assert grid(again.data) == grid(first.data)
    assert lines(again.data) == lines(first.data)
