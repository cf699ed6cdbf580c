"""The main job on three real reports: plan in Word, results told in LINE groups, table out in Word."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest

from bot.domain.numerals import to_arabic
from bot.domain.office import Office
from bot.line.simulator.people import Group, Person
from bot.store.store import Store
from tests.support.command_line import CommandLine
from tests.support.docx_grid import grid
from tests.support.reference_documents import load_reference, plan_docx
from tests.support.stage import Stage, a_stage

pytestmark = pytest.mark.shared

REPORTS = {
    "00-sam-ruean": ("seven-topics", "2025-03-20T09:00:00+07:00"),
    "02-na-som": ("six-month", "2022-03-28T09:00:00+07:00"),
    "04-nong-chok": ("indicator-followup", "2021-03-20T09:00:00+07:00"),
}
DIVISIONS = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"]


def bare(text: str | None) -> str:
    """Text without white space: line wraps are the printer's, not the office's."""
    return "".join((text or "").split())


@pytest.mark.parametrize("source", ["items", "raw"])
@pytest.mark.parametrize("name", REPORTS)
def test_a_real_report_comes_out_as_the_office_typed_it(
    name: str, source: Literal["items", "raw"], tmp_path: Path
) -> None:
    layout, moment = REPORTS[name]
    reference = load_reference(name)
    year = str(reference["fiscal_year_be"])
    url = f"sqlite:///{tmp_path / 'office.db'}"
    command = CommandLine(url, tmp_path)
    created = create_office(command, reference, layout)

    plan_file = tmp_path / "plan.docx"
    plan_file.write_bytes(plan_docx(reference, source=source))
    told = command.json("plan", "import", str(plan_file), "--fiscal-year", year)
    assert told["problems"] == []
    shown = command.json("plan", "show", "--fiscal-year", year)
    measures = [measure for section in shown["sections"] for measure in section["measures"]]
    expected = [measure for section in reference["sections"] for measure in section["measures"]]
    compare_plan(measures, expected)

    store = Store(url)
    with a_stage(store, moment) as stage:
        tell_results(stage, command, created, measures, expected)
    store.close()

    out = tmp_path / "report.docx"
    command.ok("export", "--fiscal-year", year, "--round", "1", "--format", "docx", "-o", str(out))
    rows = [row for table in grid(out.read_bytes()) for row in table]
    compare_report(rows, reference, expected)
    again = command.json("plan", "import", str(plan_file), "--fiscal-year", year)
    assert again["measures"] == told["measures"]
    entries = command.json("entries", "--fiscal-year", year)["entries"]
    assert all(entry["round"] == 1 for entry in entries)


def create_office(command: CommandLine, reference: dict[str, Any], layout: str) -> dict[str, Any]:
    office = reference["organization"]
    return dict(
        command.json(
            "office", "create", "--name", office["name"], "--kind", office["kind"],
            "--district", office["district"] or "", "--province", office["province"] or "",
            "--divisions", ",".join(DIVISIONS), "--layout", layout,
        )
    )  # fmt: skip


def compare_plan(measures: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    assert len(measures) == len(expected)
    assert len({measure["ref"] for measure in measures}) == len(measures)
    for got, wanted in zip(measures, expected, strict=True):
        where = wanted["id"]
        assert bare(got["title"]) == bare(wanted["title"]), where
        assert [bare(step) for step in got["steps"]] == [bare(step) for step in wanted["steps"]], where
        assert got["responsible_scope"] == wanted["responsible_scope"], where
        assert got["responsible"] == wanted["responsible"], where
        assert got["number"] == wanted["number"], where
        assert {key: value[:7] for key, value in got["period"].items()} == wanted["period"], where
        assert got["question_code"] == wanted["question_code"], where
        for field in ("indicator", "question", "followup"):
            if wanted[field]:
                assert bare(got[field]) == bare(wanted[field]), where


def tell_results(
    stage: Stage,
    command: CommandLine,
    created: dict[str, Any],
    measures: list[dict[str, Any]],
    expected: list[dict[str, Any]],
) -> None:
    coordinator = stage.platform.add_user("ผู้ประสานงาน", friend=True)
    answers = stage.say(coordinator, coordinator, f"ลงทะเบียน {created['coordinator_code']}")
    assert len(answers) == 1
    with stage.store.reading() as books:
        office = books.offices.all()[0]
    groups = divisions_in_line(stage, office, coordinator)
    for position, (measure, wanted) in enumerate(zip(measures, expected, strict=True)):
        everybody = wanted["responsible_scope"] == "all"
        division = DIVISIONS[position % len(DIVISIONS)] if everybody else wanted["responsible"][0]
        staff, group = groups[division]
        for text in messages(measure["ref"], wanted, position):
            replies = stage.say(staff, group, text)
            assert len(replies) == 1, text
            assert "#" in str(replies[0].content.get("altText")), replies[0].content
    assert stage.platform.quota.used(stage.clock.now()) == 0


def divisions_in_line(stage: Stage, office: Office, coordinator: Person) -> dict[str, tuple[Person, Group]]:
    groups = {}
    for division in office.divisions:
        staff = stage.platform.add_user(f"เจ้าหน้าที่ {division.name}")
        groups[division.name] = (staff, stage.division_group(coordinator, division.name, [staff]))
    return groups


def messages(ref: str, wanted: dict[str, Any], position: int) -> list[str]:
    """What staff type for a measure: Thai or Arabic digits, numbered, dashed or labelled."""
    if wanted["status_text"]:
        return [f"รายงาน {to_arabic(ref) if position % 2 else ref} {wanted['status_text']}ค่ะ"]
    has_sub_items = any("\n" in item for item in wanted["results"])
    is_numbered = position % 2 == 1 and not has_sub_items
    lines = [f"รายงาน {ref}"]
    if len(wanted["results"]) == 1:
        lines = [f"รายงาน {ref} {wanted['results'][0]}"]
    else:
        marks = (f"{number}." if is_numbered else "-" for number in range(1, 100))
        lines += [f"{mark} {item}" for mark, item in zip(marks, wanted["results"], strict=False)]
    if wanted["outcomes"]:
        lines.append("ผลลัพธ์:")
        lines += wanted["outcomes"]
    if wanted["suggestions"] and position % 2:
        return ["\n".join(lines), f"ข้อเสนอแนะ {ref} {wanted['suggestions']}"]
    if wanted["suggestions"]:
        lines.append(f"ข้อเสนอแนะ: {wanted['suggestions']}")
    return ["\n".join(lines)]


def compare_report(rows: list[list[str]], reference: dict[str, Any], expected: list[dict[str, Any]]) -> None:
    columns = [column["field"] for column in reference["layout"]["columns"]]
    header = [bare(column["header"]) for column in reference["layout"]["columns"]]
    headers = [row for row in rows if [bare(cell) for cell in row] == header]
    assert headers, "the header row is there"
    body = [row for row in rows if len(row) == len(columns) and [bare(cell) for cell in row] != header]
    body = [row for row in body if len(set(row)) > 1]
    assert len(body) == len(expected)
    for row, wanted in zip(body, expected, strict=True):
        cells = dict(zip(columns, row, strict=True))
        for field, cell in cells.items():
            assert bare(cell) == bare(expected_cell(field, wanted, reference)), (wanted["id"], field)


def expected_cell(field: str, wanted: dict[str, Any], reference: dict[str, Any]) -> str:
    if field in ("results", "outcomes"):
        return listed(
            wanted[field],
            dash=field == "results" and reference["layout"]["list_styles"]["results"].startswith('"-'),
        )
    if field == "suggestions":
        return wanted["suggestions"] or ""
    if field == "status":
        return wanted["status_text"] or ""
    return printed_cell(wanted["cells"][field])


def listed(items: list[str], dash: bool) -> str:
    thai = "๐๑๒๓๔๕๖๗๘๙"
    if dash:
        return "\n".join(f"- {item}" for item in items)
    if len(items) == 1:
        return items[0]
    return "\n".join(f"{thai[number]}. {item}" for number, item in enumerate(items, start=1))


def printed_cell(cell: dict[str, Any]) -> str:
    parts: list[str] = []
    for item in cell["items"]:
        parts.append(f"{item['marker'] or ''} {item['text']}")
        parts += [f"{child['marker'] or ''} {child['text']}" for child in item.get("children", ())]
        parts.append(item.get("tail") or "")
    return "\n".join(parts)
