"""`tamngan web` where it cannot serve: one sentence, and nothing is left running."""

from __future__ import annotations

import socket
from pathlib import Path

from bot.clock import SystemClock
from bot.line.simulator.platform import Platform
from tests.support.command_line import CommandLine


def web(url: str, folder: Path, *words: str) -> tuple[int, str]:
    """How `tamngan web` ends at once, and its last line."""
    command = CommandLine(url, folder).speaking_to(Platform(SystemClock()), "http://127.0.0.1:9")
    done = command.run("web", *words)
    return done.returncode, done.stderr.splitlines()[-1]


def test_on_sqlite_one_web_process_writes(sqlite_url: str, tmp_path: Path) -> None:
    status, sentence = web(sqlite_url, tmp_path, "--port", "0", "--processes", "2")

    assert status == 1
    assert sentence == "On SQLite one web process writes; for more of them use PostgreSQL."


def test_a_port_somebody_else_has_is_named(sqlite_url: str, tmp_path: Path) -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        port = somebody.getsockname()[1]
        status, sentence = web(sqlite_url, tmp_path, "--port", str(port))

    assert status == 1
    assert sentence == f"Nothing can listen on 127.0.0.1, port {port}: Address already in use."
