"""docs/security.md keeps its word: each threat names tests, and each of those tests is there."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.sources import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
THREATS = re.findall(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| (.+) \|$", PAGE, re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_threats_are_numbered_one_by_one() -> None:
    assert [int(number) for number, *_rest in THREATS] == list(range(1, len(THREATS) + 1))
    assert len(THREATS) > 30


@pytest.mark.parametrize("threat", THREATS, ids=lambda threat: threat[0])
def test_each_threat_has_its_defence_and_tests_that_exist(threat: tuple[str, str, str, str]) -> None:
    _number, what, defence, proved_by = threat
    named = _TEST.findall(proved_by)
    assert what.strip()
    assert defence.strip()
    assert named, "a defence without a test is a hope"
    missing = [f"{file}::{name}" for file, name in named if name not in functions_of(file)]
    assert missing == []


def functions_of(file: str) -> set[str]:
    path = ROOT / file
    if not path.exists():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
