"""The processes below a process, as Linux knows them."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Relative:
    """A process of the family."""

    pid: int

    def kill(self) -> None:
        """kill -9."""
        os.kill(self.pid, signal.SIGKILL)


def family_of(pid: int) -> list[Relative]:
    """The process and all it started, directly or not, the oldest first."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop(0)
        found.append(Relative(one))
        for task in (Path("/proc") / str(one) / "task").iterdir():
            waiting += map(int, (task / "children").read_text(encoding="ascii").split())
    return found
