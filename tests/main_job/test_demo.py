"""tamngan demo as a newcomer starts it, and where it refuses to start."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from bot.domain.plan import PlanField
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import load_layout
from tests.builders import NOON, a_measure, a_plan, an_office
from tests.support.command_line import CommandLine


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(f"sqlite:///{tmp_path / 'unused.db'}", tmp_path)


def words_of(path: Path) -> str:
    """Everything in the tables of a Word file."""
    tables = Document(str(path)).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_once_tells_the_story_and_writes_the_documents(line: CommandLine, tmp_path: Path) -> None:
    out = line.ok("demo", "--once", "--folder", str(tmp_path / "demo"))

    assert "report.docx" in out
    assert "ผู้ยืมส่งคืนตรงเวลาทุกราย" in words_of(tmp_path / "demo" / "report.docx")
    assert not (tmp_path / "unused.db").exists()


@pytest.mark.parametrize("setting", ["LINE_CHANNEL_ACCESS_TOKEN", "LINE_CHANNEL_SECRET"])
def test_beside_a_real_channel_the_demo_does_not_start(
    line: CommandLine, tmp_path: Path, setting: str
) -> None:
    line.environment[setting] = "from-the-console"
    done = line.run("demo", "--folder", str(tmp_path / "demo"))

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert setting in done.stderr
    assert "from-the-console" not in done.stderr
    assert not (tmp_path / "demo").exists()


def test_a_rehearsal_takes_its_divisions_from_the_plan(line: CommandLine, tmp_path: Path) -> None:
    cells = {PlanField.MEASURE: "ทบทวนคู่มือ", PlanField.RESPONSIBLE: "กองสาธารณสุข กองช่าง"}
    office = an_office()
    blank = compile_report(office, a_plan(a_measure(cells=cells)), (), load_layout(office.layout), 1, NOON)
    plan = tmp_path / "แผน.docx"
    plan.write_bytes(export(blank, "docx").data)
    line.ok("demo", "--once", "--folder", str(tmp_path / "demo"), "--plan", str(plan))

    line.environment["DATABASE_URL"] = f"sqlite:///{tmp_path / 'demo' / 'demo.db'}"
    offices = line.json("office", "list")
    assert [office["divisions"] for office in offices] == [["กองสาธารณสุข", "กองช่าง"]]
    assert "ทบทวนคู่มือ" in words_of(tmp_path / "demo" / "report.docx")


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("--plan", "nowhere.docx"), 1, "cannot be read"),
        (("--plan", "nonsense.docx"), 1, "nonsense.docx"),
        (("--plan", "nonsense.docx", "--layout", "no-such"), 1, "nonsense.docx"),
        (("--layout", "six-month"), 2, "--plan FILE"),
        (("--port", "99999"), 1, "--port"),
    ],
)
def test_what_cannot_be_played_is_one_sentence(
    line: CommandLine, tmp_path: Path, words: tuple[str, ...], status: int, sentence: str
) -> None:
    (tmp_path / "nonsense.docx").write_bytes(b"no document")
    named = [str(tmp_path / word) if word.endswith(".docx") else word for word in words]
    done = line.run("demo", *named, "--folder", str(tmp_path / "demo"))

    assert done.returncode == status
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
