"""The report as an Excel workbook."""

from __future__ import annotations

from bot.reports.exporter import Exporter
from bot.reports.exporters.xlsx_file.workbook import write_xlsx

EXPORTER = Exporter(
    "xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx
)
