"""The report as JSON: open data, and what our own tools read back. docs/formats.md describes it.

The memo is left out, because it names the people who sign, and so are the staff's words that a final
wording took the place of.
"""

from __future__ import annotations

import json

from bot.reports.annex import Photo
from bot.reports.exporter import Exporter
from bot.reports.summary import Rate, Summary
from bot.reports.table import Block, Cell, Column, Line, Report, Row, Table

FORMAT = "tamngan-report-1"


def write_json(report: Report) -> bytes:
    """UTF-8 JSON; every cell carries its text, its paragraphs and the entries behind it."""
    document: dict[str, object] = {
        "format": FORMAT,
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
    if report.summary is not None:
        document["summary"] = _summary(report.summary)
    if report.annex is not None:
        document["photos"] = [_photo(photo) for photo in report.annex.photos]
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
    if cell.is_silence:
        facts["nothing_reported"] = True
    if cell.wording is not None:
        facts["wording"] = {
            "set_at": cell.wording.set_at.isoformat(),
            "changed_since": cell.wording.changed_since,
        }
    return facts


def _summary(summary: Summary) -> dict[str, object]:
    return {
        "counts": {light.value: count for light, count, _ in summary.counts},
        "measures": [{"ref": one.ref, "light": one.light.value} for one in summary.lights],
        "divisions": [_rate(rate) for rate in summary.rates],
        "total": _rate(summary.total),
    }


def _rate(rate: Rate) -> dict[str, object]:
    return {
        "name": rate.name,
        "expected": rate.expected,
        "received": rate.received,
        "reporting_percent": rate.reporting,
        "on_time_percent": rate.on_time,
    }


def _photo(photo: Photo) -> dict[str, object]:
    return {
        "number": photo.number,
        "label": photo.label,
        "caption": photo.caption,
        "refs": list(photo.refs),
        "entries": list(photo.entry_numbers),
        "sha256": photo.content_hash,
        "bytes": photo.size,
        "width": photo.width,
        "height": photo.height,
    }


EXPORTER = Exporter("json", "json", "application/json", write_json)
