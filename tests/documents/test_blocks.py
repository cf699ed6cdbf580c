"""What the documents take from the code is what the code says, and all that is declared is explained."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

from bot.config import Settings
from bot.reports.exporting import FORMATS
from bot.wording.say import say
from handlers.routing import Command
from tests.architecture.sources import ROOT
from tests.documents.blocks import MAKERS, blocks_of, documents
from tests.documents.making import chat_commands, operator_commands

CHAT = {module.__name__.rpartition(".")[2]: (module, command) for module, command in chat_commands.declared()}
OPERATOR = dict(operator_commands.declared())


@pytest.mark.parametrize("name", list(MAKERS))
def test_a_block_is_up_to_date(name: str) -> None:
    made = MAKERS[name]()
    found = [blocks_of(path.read_text(encoding="utf-8")) for path in documents()]
    written = [blocks[name] for blocks in found if name in blocks]

    assert written, f"no document holds the block {name!r}"
    assert set(written) == {made}, f"the block {name!r} is out of date; write it anew with: make docs"


@pytest.mark.parametrize("path", list(documents()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_block_has_a_maker(path: Path) -> None:
    assert blocks_of(path.read_text(encoding="utf-8")).keys() <= MAKERS.keys()


@pytest.mark.parametrize("name", list(CHAT))
def test_a_chat_command_says_what_it_does(name: str) -> None:
    module, command = CHAT[name]

    assert chat_commands.what_it_does(module), f"{name}.py must open with: <words>: <what it does>"
    assert " – " in say(command.help_key), f"{command.help_key} must read: <words> – <what it does>"


@pytest.mark.parametrize("name", list(CHAT))
def test_a_chat_command_has_an_example_somebody_says_in_a_dialogue(name: str) -> None:
    module: ModuleType
    command: Command
    module, command = CHAT[name]

    assert chat_commands.example(module, command), (
        f"no dialogue says {command.words[0]!r} and is answered; write tests/dialogues/stories/{name}.toml"
    )


@pytest.mark.parametrize("words", list(OPERATOR))
def test_an_operator_command_says_what_it_and_its_options_do(words: str) -> None:
    command: click.Command = OPERATOR[words]
    silent = [option.opts[-1] for option in operator_commands.options(command) if not option.help]

    assert inspect.cleandoc(command.help or ""), f"{words} has no docstring"
    assert silent == [], f"{words} has options without help"


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_a_setting_says_what_it_does(name: str) -> None:
    assert Settings.model_fields[name].description, f"{name} in bot/config.py has no description"


@pytest.mark.parametrize("key", list(FORMATS))
def test_an_export_format_is_explained(key: str) -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    explained = {
        name for cell in re.findall(r"^\| ([a-z, ]+) \|", text, re.MULTILINE) for name in cell.split(", ")
    }

    assert key in explained, f"docs/formats.md has no row for {key}"
