"""Calling a webhook: signed calls as LINE sends them, as fast as they are answered or at a steady pace."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from uuid import UUID, uuid4

from bot.clock import SystemClock
from bot.line.signature import sign

SECRET = "a secret of the benches"  # noqa: S105 - made up
CONNECTIONS = 16
BURST_SECONDS = 2
_LOAD = Path(__file__).parent / "webhook_load.lua"


Call = tuple[str, bytes]
"""The signature and the body of a webhook call."""


def a_call() -> Call:
    """A call with one new message in one of a thousand groups; one in ten asks for help, which we answer."""
    fresh = uuid4()
    words = "วิธีใช้" if fresh.int % 10 == 0 else "วันนี้ประชุมกี่โมงคะ"
    return call_with(f"C{fresh.int % 1000:032x}", words, fresh)


def call_with(chat: str, words: str, fresh: UUID) -> Call:
    """A call with one new message in that group, said by one of seven people."""
    event = {
        "type": "message",
        "mode": "active",
        "timestamp": int(SystemClock().now().timestamp() * 1000),
        "source": {"type": "group", "groupId": chat, "userId": f"U{fresh.int % 7:032x}"},
        "webhookEventId": fresh.hex,
        "deliveryContext": {"isRedelivery": False},
        "replyToken": fresh.hex,
        "message": {"type": "text", "id": str(fresh.int)[:18], "quoteToken": "q" * 40, "text": words},
    }
    body = json.dumps({"destination": "U" + "0" * 32, "events": [event]}, separators=(",", ":")).encode()
    return sign(SECRET, body), body


def write_calls(path: Path, count: int) -> None:
    """Write that many calls for a burst."""
    with path.open("wb") as lines:
        for _ in range(count):
            signature, body = a_call()
            lines.write(signature.encode() + b"\t" + body + b"\n")


def burst(port: int, calls: Path, count: int) -> dict[str, float]:
    """What came of a burst of the calls in the file; `count` is how many there are."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return _burst_by_ourselves(port, calls)
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{BURST_SECONDS}s", "-s", str(_LOAD)]
    told = subprocess.run(
        [*command, f"http://127.0.0.1:{port}", "--", str(calls)], capture_output=True, text=True, check=True
    )
    came: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    if came["answered"] >= count:
        raise AssertionError("more calls were answered than were written")
    return came


def steady(port: int, rate: int, seconds: float, next_call: Callable[[], Call] = a_call) -> list[float]:
    """How long each call of a steady stream took; raises when one is not answered with 200."""
    begun = time.perf_counter()
    connections = threading.local()

    def call(number: int) -> float:
        due = begun + number / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        if not hasattr(connections, "one"):
            connections.one = HTTPConnection("127.0.0.1", port, timeout=30)
        if _status(connections.one, *next_call()) != 200:
            raise AssertionError("a call was not answered with 200")
        return time.perf_counter() - due  # late to begin counts as slow too

    with ThreadPoolExecutor(CONNECTIONS * 2) as pool:
        return list(pool.map(call, range(int(rate * seconds))))


def _burst_by_ourselves(port: int, calls: Path) -> dict[str, float]:
    waiting = iter(calls.read_bytes().splitlines())
    guard, took, failed = threading.Lock(), list[float](), list[int]()
    begun = time.perf_counter()

    def work() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        while time.perf_counter() - begun < BURST_SECONDS:
            with guard:
                line = next(waiting, b"")
            signature, _tab, body = line.partition(b"\t")
            since = time.perf_counter()
            try:
                status = _status(connection, signature.decode(), body)
            except (OSError, HTTPException):
                status = 0
            took.append(time.perf_counter() - since)
            failed.extend([status] if status != 200 else [])

    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ordered = sorted(took)
    return {
        "answered": len(took),
        "seconds": time.perf_counter() - begun,
        "failed": sum(status == 0 for status in failed),
        "refused": sum(status != 0 for status in failed),
        "median_ms": 1000 * ordered[len(ordered) // 2],
        "p99_ms": 1000 * ordered[int(len(ordered) * 0.99)],
    }


def _status(connection: HTTPConnection, signature: str, body: bytes) -> int:
    connection.request("POST", "/callback", body, {"X-Line-Signature": signature})
    answer = connection.getresponse()
    answer.read()
    return answer.status
