"""The walls of the house, held by the import contracts of pyproject.toml.

One test holds the real code against them; the others plant a fault in a small copy of the house, because
a contract that cannot break protects nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = (
    "bot", "bot.cli", "bot.service", "bot.line", "bot.line.simulator", "bot.store", "bot.reports",
    "bot.reports.exporters", "bot.plan", "bot.text", "bot.wording", "bot.domain", "bot.chat", "bot.clock",
    "bot.config", "bot.errors", "bot.logs", "handlers", "handlers.commands", "scheduler",
)  # fmt: skip


def broken_contracts(folder: Path, *contracts: str) -> str:
    """What import-linter says about the packages in a folder: nothing when every contract is kept."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    run = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if run.returncode == 0 else run.stdout + run.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The rooms of the house, empty, under the contracts of the real one."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ROOMS:
        folder = tmp_path.joinpath(*room.split("."))
        folder.mkdir()
        (folder / "__init__.py").touch()
    return tmp_path


def plant(house: Path, module: str, code: str) -> None:
    """Write a module into the house."""
    path = house.joinpath(*module.split(".")).with_suffix(".py")
    path.write_text(code, encoding="utf-8")


def test_the_code_keeps_every_contract() -> None:
    complaint = broken_contracts(ROOT)
    assert not complaint, complaint


def test_empty_rooms_keep_every_contract(house: Path) -> None:
    complaint = broken_contracts(house)
    assert not complaint, complaint


@pytest.mark.parametrize(
    ("contract", "module", "code"),
    [
        pytest.param("doors", "scheduler.tick", "import handlers.commands", id="one door opens the other"),
        pytest.param("doors", "bot.service.remind", "import scheduler", id="the room opens a door"),
        pytest.param("doors", "handlers.start", "import bot.cli", id="a door calls the doorkeeper"),
        pytest.param("rows", "bot.service.send", "import bot.line", id="a use case sends by itself"),
        pytest.param("rows", "bot.text.reading", "import bot.store", id="a row reaches sideways"),
        pytest.param("rows", "bot.domain.rounds", "import bot.wording", id="a rule speaks"),
        pytest.param("rows", "bot.helpers", "", id="a file without a room"),
        pytest.param("sqlalchemy", "bot.service.sums", "import sqlalchemy.orm", id="SQL in a use case"),
        pytest.param("linebot", "handlers.hook", "from linebot.v3 import messaging", id="LINE at the door"),
        pytest.param("flask", "bot.line.outbound", "import flask", id="flask beside the simulator"),
        pytest.param("apscheduler", "handlers.timer", "import apscheduler.job", id="a second clock"),
        pytest.param("documents", "bot.reports.table", "from docx import Document", id="Word in the table"),
        pytest.param("pythainlp", "bot.plan.words", "import pythainlp.util", id="Thai words in the plan"),
        pytest.param("pillow", "bot.store.files", "from PIL import Image", id="pictures beside their wall"),
        pytest.param("holidays", "bot.domain.working_days", "import holidays", id="the calendar in a rule"),
        pytest.param(
            "icalendar", "handlers.page", "from icalendar import Event", id="a calendar at the door"
        ),
        pytest.param("markdown", "bot.reports.notes", "import markdown_it", id="Markdown in a report"),
        pytest.param("click", "handlers.options", "import click", id="the terminal in a handler"),
    ],
)
def test_a_wall_stops_a_planted_import(house: Path, contract: str, module: str, code: str) -> None:
    plant(house, module, code)
    assert module in broken_contracts(house, contract)


@pytest.mark.parametrize(
    ("contract", "room"),
    [("commands", "handlers.commands"), ("exporters", "bot.reports.exporters")],
)
def test_siblings_of_one_kind_do_not_know_each_other(house: Path, contract: str, room: str) -> None:
    plant(house, f"{room}.first", "")
    plant(house, f"{room}.second", f"import {room}.first")
    assert f"{room}.second" in broken_contracts(house, contract)


def test_a_room_may_use_its_own_library(house: Path) -> None:
    plant(house, "bot.store.schema", "import sqlalchemy.orm, alembic.op, psycopg")
    plant(house, "bot.line.simulator.app", "import flask, linebot")
    plant(house, "bot.plan.word_table", "import docx, lxml.etree")
    plant(house, "bot.store.pictures", "from PIL import Image")
    complaint = broken_contracts(house)
    assert not complaint, complaint
