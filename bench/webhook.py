"""Figures of the webhook: ours with durable storage beside line-bot-sdk's own echo app, which stores nothing.

Everything is started once and then asked in turn, in short bursts, by wrk (without it by a driver of our
own): 16 connections that each send the next call as soon as the last one is answered. Then a
steady 100 calls a second, to `tamngan run` with its worker reading what comes in and LINE's API hanging.
Judges nothing; on a busy machine compare the figures of one run with each other only.
"""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from bench.calling import SECRET, burst, steady, write_calls
from bench.history import Figure, keep
from bench.installation import postgresql
from bench.spent import processor_seconds
from bot.clock import SystemClock
from bot.line.simulator.faults import Fault, FaultKind
from bot.line.simulator.platform import Platform
from bot.line.simulator.server import serve

ROUNDS = 6
CALLS = 12_000
"""The calls written for a burst, more than any server here answers in it."""

STEADY_SECONDS = 10
STEADY_RATE = 100
WARM_UP_SECONDS = 2
HANGS_SECONDS = 10.0


@dataclass
class Server:
    """One of the servers compared, and what came of its bursts."""

    name: str
    process: subprocess.Popen[bytes]
    port: int
    bursts: list[dict[str, float]] = field(default_factory=list)

    @property
    def rates(self) -> list[float]:
        return [one["answered"] / one["seconds"] for one in self.bursts]


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory(prefix="tamngan-bench-") as name, postgresql() as new_database:
        folder = Path(name)
        sqlite, server = f"sqlite:///{folder}/tamngan.db", new_database("webhook")
        with (
            _started("echo of line-bot-sdk, gunicorn 2 × 4", _echo(), folder) as echo,
            _ours("SQLite, synchronous=FULL", sqlite, folder) as ours,
            _ours("PostgreSQL, synchronous_commit=on", server, folder) as apart,
        ):
            _print(*_bursts([echo, ours, apart], folder))
        _print("", *_steadily(folder, f"sqlite:///{folder}/steady.db"))


def _bursts(servers: list[Server], folder: Path) -> Iterator[str]:
    calls = folder / "calls"
    for turn in range(ROUNDS + 1):
        write_calls(calls, CALLS)
        for server in servers:
            before = processor_seconds(server.process.pid)
            came = burst(server.port, calls, CALLS)
            came["ms"] = 1000 * (processor_seconds(server.process.pid) - before) / came["answered"]
            if turn:  # the first one warms up
                server.bursts.append(came)
    echo = servers[0]
    yield f"Webhook calls, median of {ROUNDS} bursts in turn (load {os.getloadavg()[0]:.1f})"
    yield f"{'':<44}{'calls/s':>8}{'ratio':>7}{'p99 ms':>8}{'processor ms':>14}{'errors':>8}"
    figures = []
    for server in servers:
        ratio = statistics.median(ours / its for ours, its in zip(server.rates, echo.rates, strict=True))
        median = {key: statistics.median(one[key] for one in server.bursts) for key in ("p99_ms", "ms")}
        errors = sum(one["failed"] + one["refused"] for one in server.bursts)
        yield (
            f"{server.name:<44}{statistics.median(server.rates):>8.0f}{ratio:>7.2f}{median['p99_ms']:>8.1f}"
            f"{median['ms']:>14.2f}{errors:>8.0f}"
        )
        if server is not echo:
            figures.append(Figure(f"webhook beside the SDK's echo, {server.name}", ratio))
    keep("webhook", *figures)


def _steadily(folder: Path, url: str) -> Iterator[str]:
    platform = Platform(SystemClock())
    with serve(platform) as line:
        settings = {"LINE_API_BASE": line.url, "LINE_CHANNEL_ACCESS_TOKEN": platform.channel.access_token}
        command = [*_TAMNGAN, "run", "--port", "{port}"]
        with (
            _started("run", command, folder, DATABASE_URL=url, **settings) as ours,
            _started("echo", _echo(), folder) as echo,
        ):
            yield f"{STEADY_RATE} calls a second for {STEADY_SECONDS} s, ms: median, p99, worst"
            yield _steady_line("echo of line-bot-sdk", echo)
            yield _steady_line("tamngan run, SQLite", ours)
            platform.faults.add(Fault("*", FaultKind.HANG, times=100_000, seconds=HANGS_SECONDS))
            yield _steady_line("tamngan run, LINE hangs for 10 s", ours)
            platform.faults.clear()


def _steady_line(name: str, server: Server) -> str:
    steady(server.port, STEADY_RATE, WARM_UP_SECONDS)
    return f"{name:<44}{_said(steady(server.port, STEADY_RATE, STEADY_SECONDS))}"


def _said(took: list[float]) -> str:
    ordered = sorted(took)
    at = [statistics.median(ordered), ordered[int(len(ordered) * 0.99)], ordered[-1]]
    return "  ".join(f"{1000 * one:.1f}" for one in at) + f"  ({len(took)} answered)"


_TAMNGAN = [sys.executable, "-c", "from bot.cli import main; main()"]


def _echo() -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "--no-control-socket", "--worker-class", "gthread"),
        *("--workers", "2", "--threads", "4", "--bind", "127.0.0.1:{port}", "bench.echo:create_echo()"),
    ]


@contextmanager
def _ours(name: str, url: str, folder: Path) -> Iterator[Server]:
    with _started(name, [*_TAMNGAN, "web", "--port", "{port}"], folder, DATABASE_URL=url) as server:
        yield server


@contextmanager
def _started(name: str, command: list[str], folder: Path, **settings: str) -> Iterator[Server]:
    """The server at work on a free port, until the block is left."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    environment = os.environ | {
        "LINE_CHANNEL_SECRET": SECRET,
        "LINE_CHANNEL_ACCESS_TOKEN": "none",
        "TAMNGAN_DATA": str(folder),
        **settings,
    }
    with (folder / f"{uuid4()}.log").open("wb") as log:
        process = subprocess.Popen(
            [word.format(port=port) for word in command], env=environment, stdout=log, stderr=log
        )
        try:
            _wait_for(port, process)
            yield Server(name, process, port)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            raise AssertionError("a server did not start")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("a server does not answer")


def _print(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
