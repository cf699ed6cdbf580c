"""What the documents promise is there: targets, commands, settings, links."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from bot.cli.main import cli
from bot.config import Settings
from tests.architecture.sources import ROOT, files, sources

DOCUMENTS = [path for path in files() if path.suffix == ".md"]
_LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]+))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_IN_CODE = re.compile(r"(?<![\w/.-])(?:docs/[a-z/-]+|README|README\.th|CONTRIBUTING|CHANGELOG)\.md\b")
_MAKE = re.compile(r"\bmake ([a-z]+)\b")
_COMMAND = re.compile(r"\btamngan ([a-z]+(?:-[a-z]+)*)")


def commands() -> set[str]:
    """The subcommands of `tamngan`."""
    return set(cli.list_commands(click.Context(cli)))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    assert [path for path, anchor in links if not _leads_somewhere(document, path, anchor)] == []


def _leads_somewhere(document: Path, path: str, anchor: str) -> bool:
    target = document.parent / path if path else document
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(document: Path) -> set[str]:
    """What the headings of a document are called in a link, as code hosts name them."""
    headings = _HEADING.findall(document.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_documents_the_code_speaks_of_are_there() -> None:
    speaking = [
        path for path in files() if path.suffix in {".py", ".toml", ".html"} or path.name == "Makefile"
    ]
    named = {
        name
        for path in speaking
        for name in _IN_CODE.findall(path.read_text(encoding="utf-8", errors="replace"))
    }
    assert {name for name in named if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_targets_of_make_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    code = re.findall(r"^(?:    |make ).*$|`[^`]+`", document.read_text(encoding="utf-8"), re.MULTILINE)
    assert {target for line in code for target in _MAKE.findall(line)} - targets == set()


@pytest.mark.parametrize("name", ["README.md", "README.th.md", "docs/operator.md", "Procfile"])
def test_commands_exist(name: str) -> None:
    assert set(_COMMAND.findall(text_of(name))) - commands() == set()


def test_every_command_is_told_of() -> None:
    assert commands() - set(_COMMAND.findall(text_of("docs/operator.md"))) - {"db", "demo", "office"} == set()


def test_the_glossary_has_every_word_of_the_domain() -> None:
    """A class is named by a word of the glossary, or by one with more behind it: EntryDraft by Entry."""
    words = set(
        re.findall(
            r"[A-Za-z]+", "".join(re.findall(r"^\| [^|]+ \|", text_of("docs/glossary.md"), re.MULTILINE))
        )
    )
    named = [
        node.name
        for source in sources("bot")
        if source.name.startswith("bot/domain/")
        for node in source.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [
        name for name in named if not any(name.startswith(word) for word in words if word[0].isupper())
    ] == []


def test_every_setting_is_explained() -> None:
    explained = set(re.findall(r"^\| `([A-Z_]+)` \|", text_of("docs/settings.md"), re.MULTILINE))
    assert explained == {name.upper() for name in Settings.model_fields}
