"""JSON: every cell with its entries, for open data and for our own tools."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from bot.domain.plan import PlanField
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import BUILT_IN_LAYOUTS, load_layout
from tests.architecture.sources import ROOT
from tests.support.huai_tan import AS_OF, entries, office, plan
from tests.support.papers import GIVEN, dressed


def published_schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((ROOT / "docs/schemas/report.schema.json").read_text("utf-8"))
    return schema


@pytest.mark.parametrize("layout", BUILT_IN_LAYOUTS)
def test_the_file_is_what_the_published_schema_says(layout: str) -> None:
    document = json.loads(export(dressed(layout, given=GIVEN), "json").data)
    validator = Draft202012Validator(published_schema(), format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(document)] == []


def test_the_published_schema_knows_every_field_and_refuses_what_it_does_not_know() -> None:
    schema = published_schema()
    Draft202012Validator.check_schema(schema)
    columns = schema["$defs"]["table"]["properties"]["columns"]["items"]["properties"]
    assert columns["field"]["enum"] == [field.value for field in PlanField]
    document = json.loads(export(dressed(), "json").data)
    assert list(Draft202012Validator(schema).iter_errors({**document, "telephone": "1"}))


def test_nobody_who_signs_is_named() -> None:
    assert "มาลี ศรีสุข" not in export(dressed(given=GIVEN), "json").data.decode()


def test_cells_keep_the_numbers_of_the_entries_behind_them() -> None:
    report = compile_report(office(), plan(), entries(), load_layout("seven-topics"), 2, AS_OF)
    document = json.loads(export(report, "json").data)
    tables = [block for block in document["blocks"] if block["kind"] == "table"]
    first = tables[0]["rows"][0]
    assert first["ref"] == "1"
    assert first["cells"]["results"]["entries"] == [1, 2, 3, 4]
    assert document["as_of"] == "2025-10-20T02:00:00+00:00"
    assert (document["fiscal_year"], document["round"]) == (2568, 2)
