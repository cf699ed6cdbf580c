"""The real-life replies beside the repository that name their measure, read under the command."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.domain.calendar import FiscalYear
from bot.domain.entry import EntryField
from bot.domain.plan import Measure, Plan, Responsible, Scope, Section
from bot.text.opening import opening
from bot.text.reading import Reading, read_report

REFERENCE = Path(__file__).parents[4] / "shared" / "reference"
REPORTS = {"00": "00-sam-ruean.json", "02": "02-na-som.json", "04": "04-nong-chok.json"}
NAMED = (
    "R01", "R02", "R04", "R05", "R06", "R11", "R13", "R14", "R15", "R16", "R18", "R21", "R22", "R25", "R34",
)  # fmt: skip
UNNAMED = ("R10", "R19", "R24", "R35", "R36")

pytestmark = pytest.mark.shared


def reply(key: str) -> dict[str, Any]:
    lines = (REFERENCE / "replies.jsonl").read_text(encoding="utf-8").splitlines()
    return next(found for found in map(json.loads, lines) if found["id"] == key)


def reference_plan(seed: str) -> Plan:
    report = json.loads((REFERENCE / REPORTS[seed]).read_text(encoding="utf-8"))
    rows = [row for section in report["sections"] for row in section["measures"]]
    measures = tuple(_measure(row, place) for place, row in enumerate(rows, start=1))
    return Plan(FiscalYear(report["fiscal_year_be"]), "any", (Section(None, None, measures),))


def measure_refs(seed: str) -> dict[str, str]:
    """The refs of a plan by the names the labels give its measures; some have a code no form prints."""
    report = json.loads((REFERENCE / REPORTS[seed]).read_text(encoding="utf-8"))
    rows = [row for section in report["sections"] for row in section["measures"]]
    return {row["id"]: row["question_code"] or str(row["number"]) for row in rows}


def _measure(row: dict[str, Any], place: int) -> Measure:
    scope = Scope(row["responsible_scope"])
    code = row["question_code"]
    return Measure(
        ref=code or str(row["number"]),
        number=str(row["number"]) if row["number_text"] else None,
        row=place,
        title=row["title"],
        responsible=Responsible(scope, () if scope is Scope.ALL else tuple(row["responsible"])),
        steps=tuple(row["steps"]),
        question_code=code,
    )


def divisions(plan: Plan) -> list[str]:
    named = [name for measure in plan.measures() for name in measure.responsible.divisions]
    return list(dict.fromkeys(["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", *named]))


def read_reply(key: str) -> tuple[Reading, dict[str, Any]]:
    said = reply(key)
    verbatim = "รายงาน " + said["text"]
    opened = opening(verbatim, verbatim, ("รายงาน",))
    assert opened is not None
    plan = reference_plan(said["seed"])
    day = datetime.fromisoformat(said["sent_at"]).date()
    return read_report(opened.rest, plan, day, divisions(plan), [said["sender"]["division"]]), said[
        "expected"
    ]


@pytest.mark.parametrize("key", NAMED)
def test_a_reply_that_names_its_measure_is_read_as_expected(key: str) -> None:
    reading, expected = read_reply(key)
    assert reading.problems == ()
    assert [
        (update.measure.ref, update.field.value, update.status and update.status.value)
        for update in reading.updates
    ] == [(said["measure"].split("/")[1], said["field"], said["status"]) for said in expected["updates"]]
    assert [[(day.text, day.value.isoformat()) for day in update.dates] for update in reading.updates] == [
        [(day["text"], day["value"]) for day in said["dates"]] for said in expected["updates"]
    ]


@pytest.mark.parametrize("key", NAMED)
def test_a_division_a_reply_names_is_recognised(key: str) -> None:
    reading, expected = read_reply(key)
    for update, said in zip(reading.updates, expected["updates"], strict=True):
        if said["division_basis"] in {"text", "both"}:
            assert update.division == said["division"]


@pytest.mark.parametrize("key", UNNAMED)
def test_a_reply_that_names_no_measure_is_not_guessed_at(key: str) -> None:
    reading, _ = read_reply(key)
    assert reading.updates == ()


def test_printed_results_are_never_read_as_not_done() -> None:
    for seed, name in REPORTS.items():
        report = json.loads((REFERENCE / name).read_text(encoding="utf-8"))
        plan = reference_plan(seed)
        for row in (row for section in report["sections"] for row in section["measures"]):
            text = "\n".join(f"- {item}" for item in row["results"])
            ref = row["question_code"] or str(row["number"])
            day = FiscalYear(report["fiscal_year_be"]).end
            reading = read_report(f" {ref}\n{text}", plan, day, (), ())
            statuses = {update.status for update in reading.updates if update.field is EntryField.RESULTS}
            assert not {status.value for status in statuses if status} & {"not_started", "not_applicable"}
