"""What the documents promise is there: targets, commands, settings, links."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from bot.cli.main import cli
from bot.config import Settings
from tests.architecture.sources import ROOT, files

DOCUMENTS = [path for path in files() if path.suffix == ".md"]
_LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)")
_MAKE = re.compile(r"\bmake ([a-z]+)\b")
_COMMAND = re.compile(r"\btamngan ([a-z]+(?:-[a-z]+)*)")


def commands() -> set[str]:
    """The subcommands of `tamngan`."""
    return set(cli.list_commands(click.Context(cli)))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    targets = _LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_targets_of_make_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    code = re.findall(r"^    .*$|`[^`]+`", document.read_text(encoding="utf-8"), re.MULTILINE)
    assert {target for line in code for target in _MAKE.findall(line)} - targets == set()


@pytest.mark.parametrize("name", ["README.md", "Procfile"])
def test_commands_exist(name: str) -> None:
    assert set(_COMMAND.findall(text_of(name))) - commands() == set()


def test_every_command_is_in_the_readme() -> None:
    assert commands() - set(_COMMAND.findall(text_of("README.md"))) - {"demo"} == set()


def test_every_setting_is_explained() -> None:
    explained = set(re.findall(r"^\| `([A-Z_]+)` \|", text_of("docs/settings.md"), re.MULTILINE))
    assert explained == {name.upper() for name in Settings.model_fields}
