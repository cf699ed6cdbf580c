"""Blocks: the parts of the documents that are written from the declarations in the code.

A document holds a block between two comments that nobody sees; `make docs` writes it anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.architecture.sources import files
from tests.documents.making.chat_commands import chat_commands
from tests.documents.making.layouts import layouts
from tests.documents.making.metrics import metrics
from tests.documents.making.operator_commands import operator_commands
from tests.documents.making.settings import settings

MAKERS: Mapping[str, Callable[[], str]] = {
    "chat commands": chat_commands,
    "operator commands": operator_commands,
    "settings": settings,
    "metrics": metrics,
    "layouts": layouts,
}
_BLOCK = re.compile(r"(<!-- made: ([a-z ]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def documents() -> Iterator[Path]:
    """Every document of the repository."""
    return (path for path in files() if path.suffix == ".md")


def blocks_of(text: str) -> dict[str, str]:
    """The blocks of a document as they stand there, by name."""
    return {name: body for _begin, name, body, _end in _BLOCK.findall(text)}


def renewed(text: str) -> str:
    """The document with every block written anew."""
    return _BLOCK.sub(lambda found: f"{found[1]}{MAKERS[found[2]]()}{found[4]}", text)


def write() -> None:
    """Write every block of every document anew; the text around them stays."""
    for path in documents():
        text = path.read_text(encoding="utf-8")
        if (new := renewed(text)) != text:
            path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    write()
