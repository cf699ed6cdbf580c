"""What was printed can be read back: an exported document is next year's plan file."""

from __future__ import annotations

import pytest

from bot.domain.plan import PlanField
from bot.plan.importing import import_plan
from bot.reports.exporting import export
from bot.reports.layout import BUILT_IN_LAYOUTS
from tests.golden.test_layouts import report
from tests.support.huai_tan import DIVISIONS, YEAR

PLAN_FIELDS = (
    PlanField.MEASURE,
    PlanField.MEASURES,
    PlanField.STEPS,
    PlanField.RESPONSIBLE,
    PlanField.PERIOD,
    PlanField.INDICATOR,
    PlanField.QUESTION,
    PlanField.WEAKNESS,
    PlanField.GUIDELINE,
    PlanField.FOLLOWUP,
)


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_an_exported_document_is_imported_cell_by_cell(layout: str) -> None:
    printed = report(layout)
    written = export(printed, "docx")
    names = [division.name for division in DIVISIONS]
    imported = import_plan(written.data, written.file_name, YEAR, None, names)

    assert imported.problems == ()
    assert imported.plan.layout == layout
    assert imported.plan.title_lines == printed.title_lines
    rows = [row for table in printed.tables for row in table.rows if row.ref is not None]
    fields = [column.field for column in printed.tables[0].columns]
    for measure, row in zip(imported.plan.measures(), rows, strict=True):
        texts = {field: cell.text for field, cell in zip(fields, row.cells, strict=True)}
        plan_texts = {field: text for field, text in texts.items() if field in PLAN_FIELDS}
        assert {field: measure.cell(field) for field in plan_texts} == plan_texts
