"""Short rows move to the next page whole; long ones are split, or half a page would stay empty."""

from __future__ import annotations

import pytest

from bot.domain.plan import PlanField
from bot.reports.keeping import is_kept_whole
from bot.reports.table import Cell, Column, Row, RowKind

COLUMNS = (Column(PlanField.MEASURE, "มาตรการ", 5.0), Column(PlanField.RESULTS, "ผล", 3.0))


@pytest.mark.parametrize(
    ("paragraphs", "is_whole"),
    [((), True), (("ทำคู่มือ",) * 10, True), (("ทำคู่มือ",) * 11, False), (("ทำคู่มือแจกประชาชน" * 20,), False)],
)
def test_a_row_of_few_lines_is_kept_whole(paragraphs: tuple[str, ...], is_whole: bool) -> None:
    row = Row(RowKind.MEASURE, (Cell(("ข้อ",)), Cell(paragraphs)), "1", 1)
    assert is_kept_whole(row, COLUMNS) is is_whole


def test_a_sections_name_is_never_split() -> None:
    assert is_kept_whole(Row(RowKind.SECTION, (Cell(("หมวด",) * 20),)), COLUMNS)
