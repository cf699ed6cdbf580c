"""tamngan layout: what an office's own layout says, and a document built from it and its own Word file."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from tests.main_job.test_own_plans import SINGLE, Village
from tests.support.command_line import CommandLine
from tests.support.docx_grid import lines
from tests.support.office_files import word
from tests.support.word_templates import LETTERHEAD, letterhead

OWN = """
base = "seven-topics-single"
template = "letter.docx"
[texts]
title = ["รายงานของเรา {fiscal_year}"]
"""


@pytest.fixture
def village(tmp_path: Path) -> Village:
    return Village(tmp_path, "seven-topics-single", word(*SINGLE), "docx")


def own_layout(folder: Path, text: str = OWN) -> str:
    (folder / "letter.docx").write_bytes(letterhead())
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_layout_is_checked_before_it_is_used(tmp_path: Path) -> None:
    command = CommandLine(f"sqlite:///{tmp_path / 'office.db'}", tmp_path)
    path = own_layout(tmp_path)
    facts = command.json("layout", "check", path)
    assert (facts["base"], facts["sections"]["style"]) == ("seven-topics-single", "row")
    assert [column["width_cm"] for column in facts["columns"]] == [4.6, 6.2, 2.6, 2.6, 5.8, 4.9]
    assert "ผู้รับผิดชอบ" in command.ok("layout", "check", path)
    assert command.ok("layout", "show", "six-month").startswith("#")


def test_a_wrong_layout_is_one_sentence(tmp_path: Path) -> None:
    command = CommandLine(f"sqlite:///{tmp_path / 'office.db'}", tmp_path)
    done = command.run("layout", "check", own_layout(tmp_path, OWN.replace("title", "titel")))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert '"texts.titel" is unknown; allowed are cover, title' in done.stderr


def test_a_document_is_built_from_the_offices_own_files(village: Village) -> None:
    output = village.folder / "report.docx"
    village.command.ok(
        "export", "--fiscal-year", "2569", "--round", "1", "--format", "docx",
        "--layout", own_layout(village.folder), "-o", str(output),
    )  # fmt: skip
    data = output.read_bytes()
    assert "รายงานของเรา 2569" in lines(data)
    assert docx.Document(io.BytesIO(data)).sections[-1].header.paragraphs[0].text == LETTERHEAD
