"""A real HTTP server on this machine that answers from a script and remembers what it was asked."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Heard:
    """One request as it arrived; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> object:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What the server says: `cut` resets the connection instead, `slow` holds the answer back for ever.

    `announced` is the length the headers claim, when it is not that of the body;
    less than nothing is a body without one, which ends when the connection does.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    slow: bool = False
    announced: int | None = None


def answer(status: int, body: object, **headers: str) -> Answer:
    """An answer in JSON; an underscore in a header's name stands for a hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, json.dumps(body).encode(), {"Content-Type": "application/json", **named})


@dataclass
class Loopback:
    """The server's address, its script and its memory; the last answer of a script repeats."""

    base: str
    answers: list[Answer] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def will_answer(self, *answers: Answer) -> None:
        self.answers = list(answers)

    def next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.line = Loopback(f"http://127.0.0.1:{self.server_port}")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        line = self.server.line
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        line.heard.append(Heard(self.command, self.path, headers, body))
        planned = line.next_answer()
        if planned.slow:
            line.released.wait()
        if planned.cut or planned.slow:
            self._cut()
        else:
            self._say(planned)

    def do_POST(self) -> None:
        self.do_GET()

    def _say(self, planned: Answer) -> None:
        self.send_response(planned.status)
        for name, value in planned.headers.items():
            self.send_header(name, value)
        length = len(planned.body) if planned.announced is None else planned.announced
        if length >= 0:
            self.send_header("Content-Length", str(length))
        self.close_connection = planned.announced is not None
        self.end_headers()
        self.wfile.write(planned.body)

    def _cut(self) -> None:
        no_farewell = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_farewell)
        self.connection.close()
        self.close_connection = True

    def handle(self) -> None:
        with suppress(OSError, ValueError):
            super().handle()

    def finish(self) -> None:
        with suppress(OSError, ValueError):
            super().finish()

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests read `heard`."""


@contextmanager
def loopback() -> Iterator[Loopback]:
    """A server that lives for the length of the block."""
    server = _Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.line
    finally:
        server.line.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def unused_address() -> str:
    """An address on this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"
