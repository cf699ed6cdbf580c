"""CSV: one line a measure, readable by Excel, harmless to it."""

from __future__ import annotations

import csv
import io

import pytest

from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import load_layout
from tests.support.huai_tan import AS_OF, entries, entry, office, plan


def rows(layout: str, text: str | None = None) -> list[list[str]]:
    said = entries() if text is None else [entry(1, 1, text)]
    report = compile_report(office(layout), plan(layout), said, load_layout(layout), 2, AS_OF)
    data = export(report, "csv").data
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("layout", ["seven-topics", "seven-topics-single"])
def test_every_line_names_its_section(layout: str) -> None:
    found = rows(layout)
    assert found[0][0] == "หมวด"
    assert len(found) == 5
    assert "การให้บริการและระบบ E-Service" in found[3][0]


def test_a_form_without_sections_has_no_section_column() -> None:
    assert rows("six-month")[0][0] == "มาตรการ/แนวทาง"


def test_merged_cells_are_repeated() -> None:
    assert [row[0] for row in rows("indicator-followup")[1:3]] == ["การใช้งบประมาณ"] * 2


@pytest.mark.parametrize("text", ["=1+1", "+66", "-5 องศา", "@ทุกคน"])
def test_a_cell_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    assert rows("seven-topics-single", text)[1][5] == "'" + text


def test_a_dashed_list_is_made_harmless_too() -> None:
    assert rows("six-month", "พิมพ์คู่มือ")[1][4] == "'- พิมพ์คู่มือ"
