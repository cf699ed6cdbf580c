"""JSON: every cell with its entries, for open data and for our own tools."""

from __future__ import annotations

import json

from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import load_layout
from tests.support.huai_tan import AS_OF, entries, office, plan


def test_cells_keep_the_numbers_of_the_entries_behind_them() -> None:
    report = compile_report(office(), plan(), entries(), load_layout("seven-topics"), 2, AS_OF)
    document = json.loads(export(report, "json").data)
    tables = [block for block in document["blocks"] if block["kind"] == "table"]
    first = tables[0]["rows"][0]
    assert first["ref"] == "1"
    assert first["cells"]["results"]["entries"] == [1, 2, 3, 4]
    assert document["as_of"] == "2025-10-20T02:00:00+00:00"
    assert (document["fiscal_year"], document["round"]) == (2568, 2)
