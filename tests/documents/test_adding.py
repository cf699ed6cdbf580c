"""The worked examples of docs/adding.md, carried out in a copy of the repository.

Each part of the command is left out once, and a test has to name exactly that part.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files
from tests.documents.examples import Example, examples

EXAMPLES = examples(ROOT / "docs" / "adding.md")
COMPLETENESS = "tests/dialogues/test_completeness.py"
STORY = "tests/dialogues/test_dialogues.py::test_story[deadline]"
COPIED = ("bot", "handlers", "scheduler", "tests", "docs", "conftest.py", "pyproject.toml")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the small tests need, from the files that belong to the repository."""
    root = tmp_path_factory.mktemp("adding") / "tree"
    for name in COPIED:
        for path in files(ROOT / name) if (ROOT / name).is_dir() else [ROOT / name]:
            target = root / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return root


@pytest.fixture
def tree(original: Path, tmp_path: Path) -> Path:
    """A copy to change; the shared data stays beside it as it stands beside the repository."""
    tree = tmp_path / "tree"
    shutil.copytree(original, tree, copy_function=os.link)
    if (ROOT.parent / "shared").exists():
        (tmp_path / "shared").symlink_to((ROOT.parent / "shared").resolve())
    return tree


def carry_out(tree: Path, *parts: Example) -> None:
    for part in parts:
        changed = tree / part.path
        if changed.exists():  # a link to the original, which stays as it is
            text = changed.read_bytes()
            changed.unlink()
            changed.write_bytes(text)
        part.carry_out(tree)


def run(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *words], cwd=tree, env=environment, capture_output=True, text=True, check=False
    )


def outcome_of(tree: Path, *tests: str) -> tuple[bool, str]:
    """Whether these tests pass in the tree, and what pytest says."""
    done = run(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests)
    return done.returncode == 0, done.stdout + done.stderr


@pytest.mark.shared
def test_the_command_takes_one_file_its_sentences_and_a_dialogue(tree: Path) -> None:
    carry_out(tree, *EXAMPLES["A command"])
    passes, told = outcome_of(tree, COMPLETENESS, STORY)

    assert passes, told


@pytest.mark.parametrize(
    ("left_out", "named"),
    [
        ("handlers/commands/deadline.py", "help of commands no file in handlers/commands declares"),
        ("bot/wording/th.toml", "bot/wording/th.toml lacks sentences of handlers/commands/deadline.py"),
        ("tests/dialogues/stories/deadline.toml", "write tests/dialogues/stories/deadline.toml"),
    ],
)
def test_what_is_left_out_is_named(tree: Path, left_out: str, named: str) -> None:
    parts = EXAMPLES["A command"]
    carry_out(tree, *(part for part in parts if part.path != left_out))
    passes, told = outcome_of(tree, COMPLETENESS)

    assert not passes
    assert named in told
    assert "1 failed" in told, told


_TRY_THE_OTHERS = """
from datetime import date
from pathlib import Path
from bot.domain.calendar import FiscalYear
from bot.domain.ladder import Occasion, ladder
from bot.domain.rounds import default_rounds
from bot.domain.working_days import WorkingDays
from bot.reports.compiling import compile_report
from bot.reports.exporting import export
from bot.reports.layout import load_layout
from tests.builders import NOON
from tests.support.huai_tan import AS_OF, entries, office, plan

layout = load_layout("bot/reports/layouts/short-list.toml")
report = compile_report(office("six-month"), plan("six-month"), entries(), layout, 2, AS_OF)
print(export(report, "txt").data.decode().count("มาตรการ: "))
planned = ladder(default_rounds(FiscalYear(2569))[0], WorkingDays())
print(any(rung.occasion is Occasion.BEFORE_5 for day in planned for rung in day.rungs))
"""


def test_the_layout_the_format_and_the_rung_work(tree: Path) -> None:
    for heading in ("A layout", "An export format", "A reminder rule"):
        assert EXAMPLES[heading]
        carry_out(tree, *EXAMPLES[heading])
    done = run(tree, "-c", _TRY_THE_OTHERS)

    measures, has_rung = done.stdout.split()
    assert int(measures) > 3
    assert has_rung == "True"
