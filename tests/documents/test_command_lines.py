"""Every command line of the documents does what they say it does, in the order they say it.

Each document is followed in a folder of its own that begins where the README leaves off: an office with a
plan, a coordinator, something reported, and the files the commands name. A document that creates the office
itself begins with nothing. Commands run within this process; those that go on until they are stopped are
started as processes, each once. A block under `<!-- not run: why -->` is only checked for its syntax.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click
import pytest

from bot.cli.main import cli
from bot.clock import SystemClock, bangkok_day
from bot.domain.calendar import FiscalYear
from bot.domain.numerals import Numerals
from bot.domain.person import Role
from bot.service.membership import invite, redeem
from bot.store.migrating import upgrade
from bot.store.store import Store
from tests.architecture.sources import ROOT
from tests.builders import NOON, a_draft, a_plan
from tests.documents.blocks import documents
from tests.documents.shell import CommandBlock, CommandWords, command_blocks, commands
from tests.support.in_process import invoke
from tests.support.office_files import word
from tests.support.pictures import a_photo

FOLLOWED = {path: blocks for path in documents() if (blocks := command_blocks(path))}
LASTING = {"run", "web", "worker", "clock"}
ANSWERS_BY_STATUS = {"verify", "doctor"}
"""Commands whose exit status is their answer, so that 1 is no failure."""

_HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
_LAYOUT = 'base = "six-month"\n[texts]\nnothing_reported = "ยังไม่ได้รับรายงาน"\n'
_DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder every document begins with: a new database, and the files its commands name."""
    folder = tmp_path_factory.mktemp("begun")
    upgrade(f"sqlite:///{folder}/tamngan.db")
    row = ["๑. ทำทะเบียนยืมพัสดุ", "ลงทะเบียน", "กองคลัง", "ตลอดปีงบประมาณ ๒๕๖๙"]
    (folder / "plan.docx").write_bytes(word([_HEADER, row]))
    (folder / "own.toml").write_text(_LAYOUT, encoding="utf-8")
    (folder / "emblem.png").write_bytes(a_photo(form="PNG"))
    return folder


def place_for(document: Path, begun: Path, folder: Path) -> Path:
    """A folder to follow the document in."""
    place = folder / "place"
    shutil.copytree(begun, place)
    texts = [block.text for block in FOLLOWED[document] if block.why_not is None]
    if not any("office create" in text for text in texts):
        _found_office(place)
    return place


def _found_office(place: Path) -> None:
    """An office with plans, a coordinator, and something reported."""
    store = Store(f"sqlite:///{place}/tamngan.db")
    present = FiscalYear.of(bangkok_day(SystemClock().now()))
    with store.writing() as books:
        office = books.offices.create(
            "ห้วยตาล", "อบต.", "ดอนงาม", "นครตัวอย่าง", "six-month", Numerals.THAI, _DIVISIONS
        )
        for year in {FiscalYear(2568), FiscalYear(2569), present} - {FiscalYear(2570)}:
            books.plans.save(office.id, a_plan(fiscal_year=year), NOON)
        plan = books.plans.get(office.id, FiscalYear(2569))
        assert plan is not None
        draft = a_draft(next(plan.measures()).id, office.divisions[1].id, fiscal_year=plan.fiscal_year)
        books.entries.append(office.id, draft, NOON)
        code = invite(books, office, Role.COORDINATOR, NOON)
        redeem(books, code, "U-coordinator", NOON)
        member = books.members.of_office(office.id)[0]
        books.members.rename(member.id, "อรุณี")
    store.close()


@pytest.mark.thai_font
@pytest.mark.parametrize("document", FOLLOWED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_document_can_be_followed(
    document: Path, begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = place_for(document, begun, tmp_path)
    monkeypatch.chdir(place)
    for name, value in _settings(place).items():
        monkeypatch.setenv(name, value)
    for block in FOLLOWED[document]:
        if block.why_not is not None:
            _check_syntax(document, block)
            continue
        for command in commands(block):
            where = f"{document.name}:{block.line} {' '.join(command.words)}"
            if command.words[0] == "make":
                _check_target(command, where)
            elif command.words[:1] != ("tamngan",):
                pytest.fail(f"{where}: not ours to run; write <!-- not run: why --> above the block")
            elif command.words[1] not in LASTING:
                _run(command, where)


def test_the_services_of_the_deployment_call_commands_that_are_there() -> None:
    text = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    plain = re.sub(r"\$\([^)]*\)", "today", text)
    called = [line.split() for line in re.findall(r"\.venv/bin/tamngan ([^'\n]+)", plain)]

    assert len(called) > 3
    for words in called:
        command, rest = _named(words)
        command.make_context(" ".join(words), rest)


def _named(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command the first words call, and the words left for it."""
    command: click.Command = cli
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words[0])
        assert found is not None, f"there is no command {words[0]}"
        command, words = found, words[1:]
    return command, words


def test_what_goes_on_starts_and_ends_well(begun: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    shutil.copytree(begun, place)
    every = [
        command
        for blocks in FOLLOWED.values()
        for block in blocks
        if block.why_not is None
        for command in commands(block)
    ]
    _start_and_stop({" ".join(one.words): one for one in every if one.words[1] in LASTING}, place)


def _settings(place: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": f"sqlite:///{place}/tamngan.db",
        "TAMNGAN_DATA": str(place),
        "LINE_CHANNEL_SECRET": "made-up",
        "LINE_CHANNEL_ACCESS_TOKEN": "made-up",
        "LINE_API_BASE": "http://127.0.0.1:9",
        "LINE_DATA_API_BASE": "http://127.0.0.1:9",
        "PUBLIC_URL": "https://tamngan.example",
        "SECRET_KEY": "made-up",
    }


def _run(command: CommandWords, where: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in command.settings.items():
            patch.setenv(name, value)
        done = invoke(command.words[1:])
    allowed = {0, 1} if command.words[1] in ANSWERS_BY_STATUS else {0}
    assert done.exit_code in allowed, f"{where}: {done.problem or done.output}"


def _check_target(command: CommandWords, where: str) -> None:
    done = subprocess.run(
        ["make", "-n", *command.words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{where}: {done.stderr}"


def _check_syntax(document: Path, block: CommandBlock) -> None:
    done = subprocess.run(["bash", "-n"], input=block.text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{document.name}:{block.line} {done.stderr}"


def _start_and_stop(lasting: Mapping[str, CommandWords], place: Path) -> None:
    """Start the processes together; all go on until they are told to end, and end well."""
    program = [sys.executable, "-u", "-c", "from bot.cli import main; main()"]
    environment = {**os.environ, **_settings(place), "PYTHONPATH": str(ROOT)}
    started = {
        line: subprocess.Popen(
            [*program, *_on_any_port(command)],
            cwd=place,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for line, command in lasting.items()
    }
    try:
        for line, process in started.items():
            assert process.stdout is not None
            assert process.stdout.readline(), f"{line} did not say that it runs"
            process.send_signal(signal.SIGTERM)
        assert {line: process.wait(timeout=30) for line, process in started.items()} == dict.fromkeys(
            started, 0
        )
    finally:
        for process in started.values():
            process.kill()
            process.communicate(timeout=30)


def _on_any_port(command: CommandWords) -> list[str]:
    words = list(command.words[1:])
    if "--port" in words:
        words[words.index("--port") + 1] = "0"
    elif words[0] in {"run", "web"}:
        words += ["--port", "0"]
    return words
