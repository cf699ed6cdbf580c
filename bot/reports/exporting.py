"""Exporting: one door to every format; a new module in `exporters` is a new format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules

from bot.errors import OperatorError
from bot.reports import exporters
from bot.reports.exporter import Exporter
from bot.reports.table import Report

_LONGEST_STEM = 200  # bytes; file systems allow 255 for a name, and a Thai letter takes three
_UNSAFE = re.compile(r"[^0-9A-Za-zก-ฺเ-๎๐-๙._-]+")


class Formats(Mapping[str, Exporter]):
    """Every export format by its key; the exporters are imported when first asked for."""

    def __getitem__(self, key: str) -> Exporter:
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @cached_property
    def _found(self) -> dict[str, Exporter]:
        names = sorted(module.name for module in iter_modules(exporters.__path__))
        modules = [import_module(f"{exporters.__name__}.{name}") for name in names]
        found: list[Exporter] = [module.EXPORTER for module in modules]
        return {exporter.key: exporter for exporter in found}


FORMATS = Formats()


@dataclass(frozen=True)
class ReportFile:
    """A written report: a Thai file name every system accepts, its media type and its bytes."""

    file_name: str
    media_type: str
    data: bytes


def export(report: Report, format_key: str) -> ReportFile:
    """The report in that format; OperatorError names the formats there are."""
    exporter = FORMATS.get(format_key)
    if exporter is None:
        raise OperatorError(f"There is no export format {format_key!r}; use one of {', '.join(FORMATS)}.")
    return ReportFile(_file_name(report, exporter.suffix), exporter.media_type, exporter.write(report))


def _file_name(report: Report, suffix: str) -> str:
    stem = f"รายงาน-{report.office_name}-ปี{report.fiscal_year}-รอบ{report.round_number}"
    safe = _UNSAFE.sub("-", stem).strip("-.").encode()[:_LONGEST_STEM].decode(errors="ignore")
    return f"{safe}.{suffix}"
