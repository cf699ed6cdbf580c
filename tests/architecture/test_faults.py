"""docs/faults.md names a test for each row, and no story of tests/faults is left out of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import ROOT
from tests.faults.test_under_load import TROUBLES

_ROW = re.compile(r"^\| [^|]+ \| [^|]+ \| `([^`]+)` ([^|]+) \|$", re.MULTILINE)


def rows() -> set[tuple[str, str]]:
    """File and test, or trouble, that each row names."""
    return set(_ROW.findall((ROOT / "docs" / "faults.md").read_text(encoding="utf-8")))


def stories_in(path: str) -> Iterator[tuple[str, str]]:
    """The tests of a file; of the one about troubles, these instead."""
    if path.endswith("test_under_load.py"):
        yield from ((path, trouble) for trouble in TROUBLES)
        return
    for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield path, node.name


def test_every_row_names_a_test_that_exists() -> None:
    named = rows()

    assert len(named) > 25
    assert named - {test for path, _name in named for test in stories_in(path)} == set()


def test_every_fault_that_is_tested_has_a_row() -> None:
    files = sorted((ROOT / "tests" / "faults").glob("test_*.py"))
    tested = {test for file in files for test in stories_in(file.relative_to(ROOT).as_posix())}

    assert tested - rows() == set()
