"""What work costs together with the processes it starts: LibreOffice, and our own typesetter."""

from __future__ import annotations

import resource
import statistics
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


def cpu_with_children(work: Callable[[], object], passes: int = 3) -> float:
    """Seconds of processor time of this process and its children, the median of the passes."""
    work()
    taken: list[float] = []
    for _ in range(passes):
        begun = _spent()
        work()
        taken.append(_spent() - begun)
    return statistics.median(taken)


def _spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@cache
def _profile() -> TemporaryDirectory[str]:
    """LibreOffice's own folder, made by the first pass and gone when the run ends."""
    return TemporaryDirectory()


def pdf_by_libreoffice(data: bytes) -> None:
    """A Word file turned into a pdf, as an office without a typesetter would."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(data)
        subprocess.run(
            [  # noqa: S607 - whichever LibreOffice is on the path
                "soffice",
                f"-env:UserInstallation={Path(_profile().name).as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                name,
                str(folder / "report.docx"),
            ],
            capture_output=True,
            check=True,
            timeout=180,
        )
