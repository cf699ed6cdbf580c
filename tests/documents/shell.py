"""The command lines of the documents: fenced blocks of sh, marked where they cannot run here."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(
    r"^(?P<indent> *)(?:<!-- not run: (?P<why>[^>]+) -->\n *)?```(?:sh|console)\n(?P<body>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)
_ASSIGNMENT = re.compile(r"[A-Z_]+=")


@dataclass(frozen=True)
class CommandBlock:
    """A fenced block; `why_not` says why it is only checked for its syntax, None when it is run."""

    line: int
    text: str
    why_not: str | None


@dataclass(frozen=True)
class CommandWords:
    """One command: the settings written before it, and its words."""

    settings: dict[str, str]
    words: tuple[str, ...]


def command_blocks(document: Path) -> list[CommandBlock]:
    """The blocks of a document in order."""
    text = document.read_text(encoding="utf-8")
    found = []
    for fence in _FENCE.finditer(text):
        body = re.sub(f"^{fence['indent']}", "", fence["body"], flags=re.MULTILINE)
        found.append(CommandBlock(text.count("\n", 0, fence.start("body")) + 1, body, fence["why"]))
    return found


def commands(block: CommandBlock) -> Iterator[CommandWords]:
    """The commands of a block, continued lines joined and comments left out."""
    for line in block.text.replace("\\\n", " ").splitlines():
        words = shlex.split(line.removeprefix("$ "), comments=True)
        settings = {}
        while words and _ASSIGNMENT.match(words[0]):
            name, _, value = words.pop(0).partition("=")
            settings[name] = value
        if words:
            yield CommandWords(settings, tuple(words))
