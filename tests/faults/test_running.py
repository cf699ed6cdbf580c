"""`tamngan run` as a real process: webhook in over HTTP, reply out to LINE, and a graceful end."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.clock import SystemClock
from bot.line.simulator.people import Place
from bot.line.simulator.platform import Platform
from bot.line.simulator.server import serve
from tests.support.command_line import CommandLine
from tests.support.family import family_of

PATIENCE = 30.0


@contextmanager
def running(command: CommandLine, platform: Platform, line_url: str) -> Iterator[subprocess.Popen[str]]:
    process = command.speaking_to(platform, line_url).start("run", "--port", "0")
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)


def bot_spoke(platform: Platform, place: Place, times: int) -> bool:
    """Wait, looking often, until the bot has said so many messages in the chat."""
    clock, pause = SystemClock(), threading.Event()
    began = clock.now()
    while (clock.now() - began).total_seconds() < PATIENCE:
        if sum(message.sender is None for message in platform.messages(place)) >= times:
            return True
        pause.wait(0.05)
    return False


def test_one_process_serves_a_small_office(tmp_path: Path) -> None:
    command = CommandLine(f"sqlite:///{tmp_path / 'office.db'}", tmp_path)
    code = command.json(
        "office", "create", "--name", "ห้วยตาล", "--kind", "อบต.", "--divisions", "กองคลัง,กองช่าง",
        "--layout", "six-month",
    )["coordinator_code"]  # fmt: skip
    platform = Platform(SystemClock())
    with serve(platform) as line, running(command, platform, line.url) as process:
        assert process.stdout is not None
        port = process.stdout.readline().split()[-1].rstrip(".")
        platform.channel.webhook_url = f"http://127.0.0.1:{port}/callback"
        person = platform.add_user("อรุณี", friend=True)
        message = platform.say(person, person, f"ลงทะเบียน {code}")
        assert [attempt.status for attempt in platform.deliver()] == [200]
        assert bot_spoke(platform, person, 1)
        assert "ผู้ประสานงาน" in platform.messages(person)[-1].text
        assert message.event is not None
        assert platform.deliver_forged(message.event).status == 400
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
        assert process.stderr is not None
        log = process.stderr.read()
    assert code not in log
    assert "อรุณี" not in log


def test_a_web_killed_while_its_processes_start_leaves_none_behind(tmp_path: Path) -> None:
    command = CommandLine(f"sqlite:///{tmp_path / 'office.db'}", tmp_path)
    web = command.speaking_to(Platform(SystemClock()), "http://127.0.0.1:1").start("web", "--port", "0")
    pause = threading.Event()
    while web.poll() is None and len(family_of(web.pid)) == 1:
        pause.wait(0.01)
    web.kill()
    web.communicate(timeout=PATIENCE)  # what they say ends when the last of them does
