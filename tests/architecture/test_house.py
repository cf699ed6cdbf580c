"""The rules of the house that no linter knows: time, size, words, places. docs/architecture.md lists them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import PACKAGES, ROOT, Source, dotted, files, sources

LONGEST_FILE = 250
LONGEST_FUNCTION = 45
_ASKS_THE_SYSTEM = re.compile(
    r"(?:^|\.)(?:datetime\.(?:now|today|utcnow)|date\.today|time\.(?:time|time_ns|localtime|gmtime))$"
)
# How many arguments may stand before the time zone in each way of making a moment.
_BEFORE_THE_ZONE = {"datetime": 7, "datetime.combine": 2, "datetime.fromtimestamp": 1}
_MACHINE_PATH = re.compile(r"(?<![\w.>/-])/(?:work|root|home|Users|opt|mnt|private|var/folders)/\w")
_INDEX_HOST = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|yarnpkg|crates|debian|anaconda)\.(?:org|com|io|net)\b", re.IGNORECASE
)


def house() -> tuple[Source, ...]:
    return sources(*PACKAGES)


def test_only_the_clock_asks_what_time_it_is() -> None:
    asking = [
        f"{source.name}:{call.lineno} {dotted(call.func)}"
        for source in house()
        if source.name != "bot/clock.py"
        for call in source.calls()
        if _ASKS_THE_SYSTEM.search(dotted(call.func))
    ]
    assert asking == []


def test_every_moment_has_a_time_zone() -> None:
    naive = [
        f"{source.name}:{call.lineno} {dotted(call.func)}"
        for source in house()
        for call in source.calls()
        if _is_naive(call)
    ]
    assert naive == []


def _is_naive(call: ast.Call) -> bool:
    way = dotted(call.func).removeprefix("datetime.datetime").removeprefix("datetime").strip(".")
    name = ".".join(part for part in ("datetime", way) if part)
    if not dotted(call.func).startswith("datetime"):
        return False
    if name in {"datetime.utcfromtimestamp", "datetime.utcnow"}:
        return True
    if name not in _BEFORE_THE_ZONE:
        return False
    has_zone = any(keyword.arg in {"tzinfo", "tz", None} for keyword in call.keywords)
    return not has_zone and len(call.args) <= _BEFORE_THE_ZONE[name]


def test_files_stay_small() -> None:
    sizes = {source.name: len(source.text.splitlines()) for source in house()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_functions_stay_small() -> None:
    long = [
        f"{source.name}:{function.lineno} {function.name} {_length(function)}"
        for source in house()
        for function in source.functions()
        if _length(function) > LONGEST_FUNCTION
    ]
    assert long == []


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, the docstring not counted: explaining is free."""
    first = function.body[0]
    explained = 0
    if ast.get_docstring(function) is not None and first.end_lineno is not None:
        explained = first.end_lineno - first.lineno + 1
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1 - explained


def test_what_others_may_use_says_what_it_is_for() -> None:
    silent = [
        f"{source.name}:{node.lineno} {node.name}"
        for source in house()
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    silent += [
        source.name for source in house() if source.text.strip() and not ast.get_docstring(source.tree)
    ]
    assert silent == []


def test_only_the_doorkeeper_prints() -> None:
    printing = [
        f"{source.name}:{call.lineno}"
        for source in house()
        if not source.name.startswith("bot/cli")
        for call in source.calls()
        if dotted(call.func) in {"print", "sys.stdout.write", "sys.stderr.write"}
    ]
    assert printing == []


def test_unit_tests_stand_where_the_code_stands() -> None:
    lost = []
    for path in sorted((ROOT / "tests" / "unit").rglob("test_*.py")):
        room = path.parent.relative_to(ROOT / "tests" / "unit")
        home = ROOT if room.parts[:1] in {("handlers",), ("scheduler",)} else ROOT / "bot"
        if not _says_what_it_tests(path.stem.removeprefix("test_"), home / room):
            lost.append(path.relative_to(ROOT).as_posix())
    assert lost == []


def _says_what_it_tests(subject: str, room: Path) -> bool:
    """Whether the subject is a module or a room inside this one, or one of them and an aspect of it."""
    nouns = {path.stem for path in room.glob("*.py")} | {
        path.name for path in room.glob("*") if path.is_dir()
    }
    return any(subject == noun or subject.startswith(f"{noun}_") for noun in nouns)


def test_every_room_has_tests() -> None:
    # The doorkeeper is tested from outside, as the commands an operator types.
    tested_from_outside = {"cli"}
    rooms = {source.name.split("/")[1] for source in sources("bot") if source.name.count("/") > 1}
    tested = {path.name for path in (ROOT / "tests" / "unit").iterdir() if any(path.rglob("test_*.py"))}
    assert sorted(rooms - tested - tested_from_outside) == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert list(_lines_with(_MACHINE_PATH)) == []


def test_no_file_names_a_package_index() -> None:
    assert list(_lines_with(_INDEX_HOST)) == []


def _lines_with(pattern: re.Pattern[str]) -> Iterator[str]:
    for path in files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, start=1):
            if pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number} {line.strip()[:80]}"
