"""Figures of the webhook at a steady pace: 100 calls a second, with a worker reading all of them beside it.

People of a hundred groups talk (two thirds), report (a fifth) and ask for help. Every installation is asked
in turn beside line-bot-sdk's own echo app, which stores nothing and reads nothing, and then once more
while LINE's API keeps every call waiting for ten seconds. LINE is simulated in a process of its own. Judges
nothing: on a busy machine every server is slow, and the echo tells how slow. `bench.steady SECONDS ROUNDS`
takes other times than 10 s and 3 rounds.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from uuid import uuid4

from bench.calling import Call, call_with, steady
from bench.history import Figure, keep
from bench.installation import found_some, postgresql
from bench.line_process import HANGS_SECONDS, line_process
from bench.serving import Server, echo, tamngan
from bot.clock import SystemClock
from bot.store.migrating import upgrade

SECONDS = 10.0
ROUNDS = 3
RATE = 100
WARM_UP_SECONDS = 5.0
OFFICES = 20
PROMISED_MS = 50

_TALK = "วันนี้ประชุมกี่โมงคะ ใครเอากุญแจรถไป"
_HELP = "วิธีใช้"
_REPORT = "รายงาน 6 จัดอบรมเจ้าหน้าที่แล้ว 30 คน เมื่อ 5 มี.ค. 69 ครั้งที่ {}"


@dataclass
class Asked:
    """A server and what came of its stretches: seconds a call took, and seconds of processor time."""

    server: Server
    took: list[float] = field(default_factory=list)
    spent: float = 0.0

    def ask(self, seconds: float, next_call: Callable[[], Call]) -> None:
        """One more stretch."""
        before = self.server.spent()
        self.took += steady(self.server.port, RATE, seconds, next_call)
        self.spent += self.server.spent() - before

    @property
    def p99_ms(self) -> float:
        return 1000 * sorted(self.took)[int(len(self.took) * 0.99)]

    @property
    def line(self) -> str:
        """A row of the table."""
        slow = sum(1000 * one > PROMISED_MS for one in self.took)
        figures = [1000 * statistics.median(self.took), self.p99_ms, 1000 * max(self.took)]
        told = "".join(f"{figure:>9.1f}" for figure in figures) + f"{slow:>7} of {len(self.took)}"
        return f"{self.server.name:<40}{told}{1000 * self.spent / len(self.took):>8.1f}"


def main() -> None:
    """Print the tables."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tamngan-bench-")))
        new_database = stack.enter_context(postgresql())
        line = stack.enter_context(line_process())
        settings = {"LINE_API_BASE": line.url, "LINE_CHANNEL_ACCESS_TOKEN": line.access_token}
        databases = {"SQLite": f"sqlite:///{folder}/{{}}.db", "PostgreSQL": ""}
        servers = [stack.enter_context(echo(folder))]
        for number, (database, *words) in enumerate(_INSTALLATIONS):
            url = databases[database].format(number) or new_database(f"steady{number}")
            groups = _founded(url)
            name = f"tamngan {' and '.join(words)}, {database}"
            servers.append(stack.enter_context(tamngan(name, url, folder, *words, **settings)))
        next_call = partial(_call, groups, count())
        for title in ("", f", LINE hangs for {HANGS_SECONDS:.0f} s"):
            if title:
                line.hang()
            sys.stdout.writelines(f"{row}\n" for row in _rows(servers, seconds, rounds, title, next_call))
            sys.stdout.flush()


_INSTALLATIONS = (
    ("SQLite", "web"),
    ("PostgreSQL", "web"),
    ("SQLite", "run"),
    ("SQLite", "web", "worker"),
    ("PostgreSQL", "web", "worker"),
)


def _rows(
    servers: list[Server], seconds: float, rounds: int, title: str, next_call: Callable[[], Call]
) -> Iterator[str]:
    asked = [Asked(server) for server in servers]
    for one in asked:
        steady(one.server.port, RATE, WARM_UP_SECONDS, next_call)
    for _ in range(rounds):
        for one in asked:
            one.ask(seconds, next_call)
    yield f"{RATE} calls a second, {rounds} × {seconds:.0f} s{title} (load {os.getloadavg()[0]:.1f})"
    yield f"{'ms':<40}{'median':>9}{'p99':>9}{'worst':>9}{f'over {PROMISED_MS} ms':>15}{'cpu ms':>8}"
    yield from (one.line for one in asked)
    peer, *ours = asked
    keep(
        "steady",
        *(Figure(f"p99 beside the echo{title}, {one.server.name}", one.p99_ms / peer.p99_ms) for one in ours),
        echo_p99_ms=peer.p99_ms,
    )


def _founded(url: str) -> list[str]:
    upgrade(url)
    return found_some(url, OFFICES, SystemClock().now())


def _call(groups: list[str], turns: Iterator[int]) -> Call:
    turn, fresh = next(turns), uuid4()
    words = _TALK if turn % 15 < 10 else _REPORT.format(turn) if turn % 15 < 13 else _HELP
    return call_with(groups[fresh.int % len(groups)], words, fresh)


if __name__ == "__main__":
    main()
