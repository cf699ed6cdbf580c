"""LINE, simulated in a process of its own, so that what it costs is not counted with what is measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.clock import SystemClock
from bot.line.simulator.faults import Fault, FaultKind
from bot.line.simulator.platform import Platform
from bot.line.simulator.server import serve

HANGS_SECONDS = 10.0


class Line:
    """Where the simulated LINE is, and the groups our bot is in."""

    groups: list[str]

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.url, self.access_token, self.groups = json.loads(self._answer())

    def hang(self) -> None:
        """From now on every call waits."""
        if self._process.stdin is None:
            raise AssertionError("the simulator has no input")
        self._process.stdin.write("hang\n")
        self._process.stdin.flush()
        self._answer()

    def _answer(self) -> str:
        if self._process.stdout is None:
            raise AssertionError("the simulator has no output")
        return self._process.stdout.readline()


@contextmanager
def line_process(groups: int = 0) -> Iterator[Line]:
    """A LINE with so many groups and no quota; it ends with the block."""
    command = [sys.executable, "-m", "bench.line_process", str(groups)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Line(process)
    finally:
        process.communicate(timeout=30)


def main() -> None:
    """Say where LINE is, hang when told to, and end with the standard input."""
    platform = Platform(SystemClock())
    platform.quota.limit = None
    person = platform.add_user("คน")
    count = int(sys.argv[1])
    groups = [platform.add_group(str(number), [person], bot_in=True).id for number in range(count)]
    with serve(platform) as line:
        _say([line.url, platform.channel.access_token, groups])
        for _told in sys.stdin:
            platform.faults.add(Fault("*", FaultKind.HANG, times=1_000_000, seconds=HANGS_SECONDS))
            _say("hangs")
        platform.faults.clear()


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
