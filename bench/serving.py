"""The servers the benches ask: ours as an operator starts them, and the echo app of line-bot-sdk."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from bench.calling import SECRET
from bench.spent import processor_seconds

ECHO_NAME = "echo of line-bot-sdk, gunicorn 2 × 4"
_TAMNGAN = [sys.executable, "-u", "-c", "from bot.cli import main; main()"]
_ECHO = [
    *(sys.executable, "-m", "gunicorn", "--no-control-socket", "--worker-class", "gthread"),
    *("--workers", "2", "--threads", "4", "--bind", "127.0.0.1:{port}", "bench.echo:create_echo()"),
]
_START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """Processes at work, the one that listens first, and the port it listens on."""

    name: str
    port: int
    processes: tuple[subprocess.Popen[bytes], ...]

    def spent(self) -> float:
        """Seconds of processor time so far."""
        return sum(processor_seconds(process.pid) for process in self.processes)


@contextmanager
def echo(folder: Path) -> Iterator[Server]:
    """The echo app at work, until the block is left."""
    port = _free_port()
    with _process(_ECHO, port, folder, {}) as process:
        _wait_for(port, process)
        yield Server(ECHO_NAME, port, (process,))


@contextmanager
def tamngan(name: str, url: str, folder: Path, *words: str, **settings: str) -> Iterator[Server]:
    """`tamngan run`, or "web" and "worker" apart, on one database, until the block is left."""
    port = _free_port()
    settings = {"DATABASE_URL": url, **settings}
    listens, *others = words
    with _process([*_TAMNGAN, listens, "--port", "{port}"], port, folder, settings) as first:
        _wait_for(port, first)
        if not others:
            yield Server(name, port, (first,))
            return
        with _process([*_TAMNGAN, *others], port, folder, settings) as second:
            yield Server(name, port, (first, second))


def _free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@contextmanager
def _process(
    command: list[str], port: int, folder: Path, settings: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
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
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(_START_SECONDS * 20):
        if process.poll() is not None:
            raise AssertionError("a server did not start")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("a server does not answer")
