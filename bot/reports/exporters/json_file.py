"""The report as JSON: open data, and what our own tools read back."""

from __future__ import annotations

import json

from bot.reports.exporter import Exporter
from bot.reports.table import Block, Cell, Column, Line, Report, Row, Table


def write_json(report: Report) -> bytes:
    """UTF-8 JSON; every cell carries its text, its paragraphs and the entries behind it."""
    document = {
        "office": report.office_name,
        "fiscal_year": report.fiscal_year.number,
        "round": report.round_number,
        "layout": report.layout,
        "as_of": report.as_of.isoformat(),
        "cover": list(report.cover),
        "title": list(report.title_lines),
        "preface": list(report.preface),
        "blocks": [_block(block) for block in report.blocks],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _block(block: Block) -> dict[str, object]:
    if isinstance(block, Line):
        return {"kind": block.kind.value, "text": block.text}
    return {
        "kind": "table",
        "columns": [_column(column) for column in block.columns],
        "rows": [_row(row, block) for row in block.rows],
    }


def _column(column: Column) -> dict[str, object]:
    return {"field": column.field.value, "header": column.header, "group": column.group}


def _row(row: Row, table: Table) -> dict[str, object]:
    if row.ref is None:
        return {"kind": row.kind.value, "text": "\n".join(cell.text for cell in row.cells)}
    pairs = zip(table.columns, row.cells, strict=True)
    return {
        "kind": row.kind.value,
        "ref": row.ref,
        "cells": {column.field.value: _cell(cell) for column, cell in pairs},
    }


def _cell(cell: Cell) -> dict[str, object]:
    facts: dict[str, object] = {
        "text": cell.text,
        "paragraphs": list(cell.paragraphs),
        "entries": list(cell.entry_numbers),
    }
    if cell.merged_above:
        facts["merged_above"] = True
    if cell.tick is not None:
        facts["tick"] = cell.tick
    return facts


EXPORTER = Exporter("json", "json", "application/json", write_json)
