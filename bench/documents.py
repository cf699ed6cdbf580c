"""Figures of the documents, to look at: `make bench` prints them and judges nothing.

Each row is one comparison within the same run: processor time, the median of several passes, without
imports. Targets: rendering.md, section 8. S is a small office's report, L ten of them, P is S with 40
photos of 1600 by 1200. A further format is a further function in `ROWS`.
"""

from __future__ import annotations

import hashlib
import io
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from PIL import Image

from bench import document_peers as peers
from bench.children import cpu_with_children, pdf_by_libreoffice
from bench.history import Figure, keep
from bench.invented_report import DIVISIONS, SECTIONS_OF_L, SECTIONS_OF_S, YEAR, invented_report
from bot.plan.docx_file import read_docx
from bot.plan.importing import import_plan
from bot.plan.package import Package
from bot.reports.annex import Annex, Photo
from bot.reports.exporting import FORMATS
from bot.reports.table import Report

PASSES = 5
PHOTOS = 40
_MEMORY = (
    "import resource; from bench.documents import report_l; from bot.reports.exporting import FORMATS;"
    " FORMATS[{format!r}].write(report_l());"
    " print(max(resource.getrusage(who).ru_maxrss"
    " for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
)


def main() -> None:
    """Print every row."""
    for row in ROWS:
        sys.stdout.write(row() + "\n")
        sys.stdout.flush()


@cache
def report_s() -> Report:
    return invented_report(sections=SECTIONS_OF_S)


@cache
def report_l() -> Report:
    return invented_report(sections=SECTIONS_OF_L)


@cache
def report_p() -> Report:
    """S with an annex of photos that no compression makes smaller."""
    output = io.BytesIO()
    Image.effect_noise((1600, 1200), 20).save(output, "JPEG", quality=70)
    data = output.getvalue()
    photos = tuple(_photo(number, data + bytes([number])) for number in range(1, PHOTOS + 1))
    return replace(report_s(), annex=Annex("ภาพประกอบ", photos))


def docx_s() -> str:
    ours = cpu(lambda: FORMATS["docx"].write(report_s()))
    naive = cpu(lambda: peers.docx_by_cell(report_s()), passes=3)
    return _row("docx S", ours, {"table.cell": naive, **_template_seconds(report_s())})


def docx_l() -> str:
    ours = cpu(lambda: FORMATS["docx"].write(report_l()))
    by_row = cpu(lambda: peers.docx_by_row(report_l()), passes=3)
    return _row("docx L", ours, {"add_row().cells": by_row, **_template_seconds(report_l())})


def docx_p() -> str:
    ours = cpu(lambda: FORMATS["docx"].write(report_p()), passes=3)
    return _row("docx P, without peer", ours, {})


def xlsx_s() -> str:
    ours = cpu(lambda: FORMATS["xlsx"].write(report_s()))
    return _row("xlsx S, with heights", ours, _openpyxl_seconds(report_s()))


def xlsx_l() -> str:
    ours = cpu(lambda: FORMATS["xlsx"].write(report_l()))
    return _row("xlsx L, with heights", ours, _openpyxl_seconds(report_l()))


def reading_s() -> str:
    data = FORMATS["docx"].write(report_s())
    naive = cpu(lambda: peers.read_by_cell(data), passes=3)
    by_row = cpu(lambda: peers.read_by_row(data), passes=3)
    return _row("read docx S", cpu(lambda: _read(data)), {"table.cell": naive, "row.cells": by_row})


def importing_s() -> str:
    data = FORMATS["docx"].write(report_s())
    naive = cpu(lambda: peers.read_by_cell(data), passes=3)
    return _row("import docx S, understood", cpu(lambda: _import(data)), {"table.cell, read only": naive})


def importing_l() -> str:
    data = FORMATS["docx"].write(report_l())
    by_row = cpu(lambda: peers.read_by_row(data), passes=3)
    return _row("import docx L, understood", cpu(lambda: _import(data)), {"row.cells, read only": by_row})


def pdf_s() -> str:
    return _pdf_row("pdf S", report_s())


def pdf_l() -> str:
    return _pdf_row("pdf L", report_l())


def memory() -> str:
    found = {key: _peak_megabytes(key) for key in ("docx", "xlsx", "pdf")}
    return "peak memory L, MB             " + ", ".join(f"{key} {size:.0f}" for key, size in found.items())


ROWS: tuple[Callable[[], str], ...] = (
    docx_s,
    docx_l,
    docx_p,
    xlsx_s,
    xlsx_l,
    reading_s,
    importing_s,
    importing_l,
    pdf_s,
    pdf_l,
    memory,
)


def cpu(work: Callable[[], object], passes: int = PASSES) -> float:
    """Seconds of processor time, the median of the passes after one that does not count."""
    work()
    taken: list[float] = []
    for _ in range(passes):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def _row(title: str, ours: float, others: dict[str, float]) -> str:
    told = [f"{name} {seconds * 1e3:.0f} ({seconds / ours:.1f}×)" for name, seconds in others.items()]
    measured = {name: seconds / ours for name, seconds in others.items() if not math.isnan(seconds)}
    keep("documents", *(Figure(f"{name}, times ours: {title}", ratio) for name, ratio in measured.items()))
    return f"{title + ', ms':<32}{ours * 1e3:>8.1f}   " + ", ".join(told)


def _template_seconds(report: Report) -> dict[str, float]:
    try:
        return {"docxtpl": cpu(lambda: peers.docx_by_template(report), passes=3)}
    except ImportError:
        return {"docxtpl (not installed)": float("nan")}


def _openpyxl_seconds(report: Report) -> dict[str, float]:
    return {"openpyxl without heights": cpu(lambda: peers.xlsx_by_openpyxl(report))}


def _pdf_row(title: str, report: Report) -> str:
    """Both with the processes they start; LibreOffice turns our Word file into a pdf."""
    word_file = FORMATS["docx"].write(report)
    try:
        peer = {"LibreOffice from docx": cpu_with_children(lambda: pdf_by_libreoffice(word_file))}
    except FileNotFoundError:
        peer = {"LibreOffice (not installed)": float("nan")}
    return _row(title, cpu_with_children(lambda: FORMATS["pdf"].write(report)), peer)


def _read(data: bytes) -> object:
    package = Package(data, "report.docx")
    return read_docx(package, package.main_part())


def _import(data: bytes) -> object:
    return import_plan(data, "report.docx", YEAR, None, [division.name for division in DIVISIONS])


def _photo(number: int, data: bytes) -> Photo:
    name = hashlib.sha256(data).hexdigest()
    return Photo(
        number=number,
        label=f"ภาพที่ {number}",
        caption="เจ้าหน้าที่อธิบายขั้นตอนการขออนุญาตแก่ประชาชน",
        refs=(str(number),),
        entry_numbers=(number,),
        content_hash=name,
        size=len(data),
        width=1600,
        height=1200,
        read=lambda: data,
    )


def _peak_megabytes(format_key: str) -> float:
    """The largest the process gets that compiles and writes L, imports included."""
    command = [sys.executable, "-c", _MEMORY.format(format=format_key)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout) / 1024


if __name__ == "__main__":
    main()
