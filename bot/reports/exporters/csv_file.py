"""The report as CSV: one line a measure, for spreadsheets and open data."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from bot.reports.exporter import Exporter
from bot.reports.harmless import harmless
from bot.reports.table import Line, LineKind, Report, Row, RowKind

SECTION_HEADER = "หมวด"


def write_csv(report: Report) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs to read Thai; the section leads each line."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    columns = report.tables[0].columns
    rows = list(_rows(report))
    has_sections = any(section for section, _ in rows)
    lead = [SECTION_HEADER] if has_sections else []
    writer.writerow(lead + [column.header for column in columns])
    for section, row in rows:
        words = ([section] if has_sections else []) + [cell.text for cell in row.cells]
        writer.writerow([harmless(text) for text in words])
    return output.getvalue().encode("utf-8-sig")


def _rows(report: Report) -> Iterator[tuple[str, Row]]:
    """Every measure row with the name of the section it stands in."""
    section = ""
    for block in report.blocks:
        if isinstance(block, Line):
            if block.kind in (LineKind.HEADING, LineKind.CAPTION):
                section = block.text
            continue
        for row in block.rows:
            if row.kind is RowKind.SECTION:
                section = row.cells[0].paragraphs[0]
            else:
                yield section, row


EXPORTER = Exporter("csv", "csv", "text/csv; charset=utf-8", write_csv)
