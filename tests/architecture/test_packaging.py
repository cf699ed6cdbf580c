"""What reaches another machine: the built package, the pins, and the libraries the code really imports."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import Any
from zipfile import ZipFile

import pytest

from tests.architecture.sources import PACKAGES, ROOT, files, sources

_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_PIN = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)", re.MULTILINE)
_PIN_LINE = re.compile(r"[a-z0-9.-]+==[\w.+!]+ \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?|#.*|")


def project() -> Any:
    """The [project] table of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def named(requirements: list[str]) -> set[str]:
    """The packages some requirements name, in the spelling of the pins."""
    found = (_NAME.match(requirement) for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}


def pins(file_name: str) -> dict[str, str]:
    """The version each package is pinned to."""
    return dict(_PIN.findall((ROOT / file_name).read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the built wheel; built from a copy, so the working tree stays clean."""
    copy = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, copy)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    built = tmp_path_factory.mktemp("wheel")
    program = f"import setuptools.build_meta as backend; backend.build_wheel({str(built)!r})"
    subprocess.run([sys.executable, "-c", program], cwd=copy, check=True, capture_output=True)
    (path,) = built.glob("tamngan-*.whl")
    return set(ZipFile(path).namelist())


def test_the_package_holds_every_file_of_the_code(wheel: set[str]) -> None:
    ours = {path.relative_to(ROOT).as_posix() for package in PACKAGES for path in files(ROOT / package)}
    assert ours - wheel == set()


def test_the_package_holds_sentences_layouts_and_migrations(wheel: set[str]) -> None:
    assert "bot/wording/th.toml" in wheel
    assert any(name.startswith("bot/reports/layouts/") and name.endswith(".toml") for name in wheel)
    assert any(name.startswith("bot/store/migrations/versions/") for name in wheel)


def test_the_package_holds_nothing_but_the_code(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == set(PACKAGES)


@pytest.mark.parametrize("file_name", ["requirements.txt", "requirements-test.txt"])
def test_pins_are_versions_and_hashes_and_nothing_else(file_name: str) -> None:
    lines = (ROOT / file_name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not _PIN_LINE.fullmatch(line)] == []


def test_everything_asked_for_is_pinned() -> None:
    assert named(project()["dependencies"]) - set(pins("requirements.txt")) == set()
    assert named(project()["optional-dependencies"]["test"]) - set(pins("requirements-test.txt")) == set()


def test_tests_run_on_what_is_shipped() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


@pytest.mark.parametrize(
    ("where", "groups"), [(PACKAGES, ["dependencies"]), (("tests",), ["dependencies", "test"])]
)
def test_every_imported_library_is_asked_for(where: tuple[str, ...], groups: list[str]) -> None:
    asked = {"dependencies": project()["dependencies"], **project()["optional-dependencies"]}
    declared = named([requirement for group in groups for requirement in asked[group]])
    providers = packages_distributions()
    strangers = {
        module: providers[module]
        for module in _imported(where)
        if module in providers and not named(providers[module]) & (declared | {"tamngan"})
    }
    assert strangers == {}


def _imported(packages: tuple[str, ...]) -> set[str]:
    modules = set()
    for source in sources(*packages):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    return modules


def test_dependencies_are_explained() -> None:
    rows = re.findall(
        r"^\| ([a-z0-9-]+) \| (\d\S*) \| ([^|]+) \| ([^|]+) \|$",
        (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    explained = {name: version for name, version, licence, why in rows if licence.strip() and why.strip()}
    asked = named(project()["dependencies"] + project()["optional-dependencies"]["test"])
    pinned = pins("requirements-test.txt")
    assert explained == {name: pinned[name] for name in sorted(asked)}
