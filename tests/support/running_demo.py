"""`tamngan demo` as a process, for a browser to visit."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START = "from bot.cli import main; main()"


@contextmanager
def a_running_demo(folder: Path) -> Iterator[str]:
    """The address of a demo that keeps its documents in the folder; it is told to end and has to end well."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LINE_")}
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", START, "demo", "--port", "0", "--folder", str(folder)],
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        pages = (re.search(r"http://\S+", line) for line in process.stdout)
        yield next(found[0] for found in pages if found)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)
