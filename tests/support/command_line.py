"""The console command as an operator runs it: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Self

from bot.line.simulator.platform import Platform


class CommandLine:
    """Runs `tamngan` against one database."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("LINE_")},
            "DATABASE_URL": database_url,
            "TAMNGAN_DATA": str(folder),
            "PYTHONIOENCODING": "utf-8",
        }

    def speaking_to(self, platform: Platform, line_url: str) -> Self:
        """The same command line with the settings of a simulated LINE account."""
        self.environment |= {
            "LINE_CHANNEL_SECRET": platform.channel.secret,
            "LINE_CHANNEL_ACCESS_TOKEN": platform.channel.access_token,
            "LINE_API_BASE": line_url,
            "LINE_DATA_API_BASE": line_url,
        }
        return self

    def start(self, *words: str, log: Path | None = None) -> subprocess.Popen[str]:
        """A process that goes on by itself; what it prints and complains of can be read.

        One that lives long complains to a `log`: it would stand still when nobody reads its pipe.
        """
        with log.open("wb") if log else nullcontext(subprocess.PIPE) as complaints:
            return subprocess.Popen(
                [sys.executable, "-u", "-c", "from bot.cli import main; main()", *words],
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                encoding="utf-8",
            )

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from bot.cli import main; main()", *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=self.environment,
            timeout=120,
            check=False,
        )

    def ok(self, *words: str) -> str:
        """The standard output of a call that must succeed."""
        done = self.run(*words)
        if done.returncode != 0:
            raise AssertionError(f"tamngan {' '.join(words[:3])} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def json(self, *words: str) -> Any:
        """The parsed answer of a call with --json."""
        return json.loads(self.ok(*words, "--json"))
