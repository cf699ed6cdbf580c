"""The files the architecture tests read: what belongs to the repository, and its Python code parsed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "scheduler")
_NOT_OURS = {"build", "data", "dist", "out", "__pycache__"}
_HIDDEN_BUT_OURS = {".ci", ".gitignore"}


@dataclass(frozen=True)
class Source:
    """One Python file, parsed; `name` is its path from the root of the repository."""

    name: str
    text: str
    tree: ast.Module

    def calls(self) -> Iterator[ast.Call]:
        """Every call in the file."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method in the file, nested ones included."""
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that belongs to the repository, by the same lines .gitignore draws."""
    for path in sorted(folder.iterdir()):
        is_hidden = path.name.startswith(".") and path.name not in _HIDDEN_BUT_OURS
        if is_hidden or path.name in _NOT_OURS or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


@cache
def sources(*packages: str) -> tuple[Source, ...]:
    """The Python files of some packages, migrations aside: a migration is a record, not prose to shape."""
    found = []
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            text = path.read_text(encoding="utf-8")
            found.append(Source(path.relative_to(ROOT).as_posix(), text, ast.parse(text)))
    return tuple(found)


def dotted(node: ast.expr) -> str:
    """datetime.datetime.now for the expression that says so; empty for anything that is not a name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""
