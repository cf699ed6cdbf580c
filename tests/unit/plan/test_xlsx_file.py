"""What an Excel sheet holds besides text."""

from __future__ import annotations

from datetime import datetime

from openpyxl import Workbook

from bot.domain.calendar import FiscalYear
from bot.plan.grid import Table
from bot.plan.importing import import_plan
from bot.plan.package import Package
from bot.plan.xlsx_file import read_xlsx
from tests.support.office_files import LEFT, UP, excel, saved

HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]


def test_numbers_and_dates_are_read_as_a_person_sees_them() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([2568, 2.1, datetime(2025, 3, 15), True, "ก\r\nข", None])  # noqa: DTZ001 - Excel has no zones
    data = saved(book)

    (table,) = read_xlsx(Package(data, "plan.xlsx"), data)

    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0].cells] == ["2568", "2.1", "2025-03-15", "True", "ก\nข"]


def test_merged_ranges_are_filled_down_and_across() -> None:
    data = excel([["ก", LEFT, "ข"], [UP, UP, "ค"]])

    (table,) = read_xlsx(Package(data, "plan.xlsx"), data)

    assert isinstance(table, Table)
    upper, lower = table.rows
    assert [(cell.text, cell.start, cell.span, cell.is_copy) for cell in upper.cells] == [
        ("ก", 0, 2, False),
        ("ข", 2, 1, False),
    ]
    assert [(cell.text, cell.is_copy) for cell in lower.cells] == [("ก", True), ("ค", False)]


def test_every_visible_sheet_is_read_in_order() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    hidden, last = book.create_sheet("ซ่อน"), book.create_sheet("ต่อ")
    hidden.sheet_state = "hidden"
    for sheet, measure in ((first, "๑. ทำคู่มือ"), (hidden, "๙. ร่าง"), (last, "๒. ปิดประกาศ")):
        sheet.append(HEADER)
        sheet.append([measure, "สำรวจ", "กองใหม่" if sheet is last else "กองคลัง", "ตลอดปี"])

    found = import_plan(saved(book), "plan.xlsx", FiscalYear(2568), None, ("กองคลัง",))

    assert [measure.number for measure in found.plan.measures()] == ["1"]
    assert [problem.row for problem in found.problems] == [4]
