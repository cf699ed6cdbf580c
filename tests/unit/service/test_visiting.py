"""Visiting addresses somebody gave us: only public ones, with every fault as a word."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from bot.service.visiting import (
    CERTIFICATE,
    FAILED,
    LED_AROUND,
    NO_ANSWER,
    NOT_FOUND,
    NOT_PUBLIC,
    REFUSED,
    fault_of,
    is_public,
)


@contextmanager
def a_server_that(answers: Callable[[socket.socket], None]) -> Iterator[str]:
    """Something that takes one call and does so; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            line, _caller = door.accept()
            with line, suppress(OSError):
                answers(line)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"127.0.0.1:{door.getsockname()[1]}"
        thread.join()


def drip(line: socket.socket) -> None:
    """A byte now and then, never an answer, until nobody listens any more."""
    while True:
        line.sendall(b"H")
        time.sleep(0.02)


def flood(line: socket.socket) -> None:
    """Headers without end."""
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        line.sendall(b"X-More: and more\r\n" * 100)


class _Site(BaseHTTPRequestHandler):
    """An office's site: a page, pages that are gone or broken, and links that lead on."""

    def do_GET(self) -> None:
        status, leads_to = {
            "/": (200, None),
            "/moved": (302, "/"),
            "/around": (302, "/around"),
            "/inside": (302, "http://10.0.0.7/secret"),
            "/elsewhere": (302, "ftp://files.example/report"),
            "/closed": (403, None),
            "/broken": (500, None),
        }.get(self.path, (404, None))
        self.send_response(status)
        if leads_to:
            self.send_header("Location", leads_to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's own name)
        """Keep the test's output clean."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def on_loopback_too(address: object) -> bool:
    """What the tests may visit: their own server, and nothing else that is private."""
    return str(address) == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/", None),
        ("/moved", None),
        ("/gone", NOT_FOUND),
        ("/closed", REFUSED),
        ("/broken", FAILED),
        ("/around", LED_AROUND),
        ("/inside", NOT_PUBLIC),
        ("/elsewhere", NOT_PUBLIC),
    ],
)
def test_each_way_a_page_can_be_is_told(site: str, path: str, fault: str | None) -> None:
    assert fault_of(site + path, on_loopback_too) == fault


def test_our_own_machine_is_not_visited(site: str) -> None:
    assert fault_of(site) == NOT_PUBLIC
    assert fault_of(site.replace("127.0.0.1", "localhost")) == NOT_PUBLIC


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://",
        "http://[::1]/",
        "http://0x7f000001/",
        "https://169.254.169.254/a",
        "x",
    ],
)
def test_what_is_no_public_web_address_is_not_visited(address: str) -> None:
    assert fault_of(address) in {NOT_PUBLIC, NO_ANSWER}


def test_a_site_that_does_not_answer_is_told(site: str) -> None:
    port = site.rpartition(":")[2]
    assert fault_of(f"https://127.0.0.1:{port}/", on_loopback_too) is not None


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_site_that_answers_drop_by_drop_is_not_waited_for(scheme: str) -> None:
    with a_server_that(drip) as place:
        assert fault_of(f"{scheme}://{place}/", on_loopback_too, seconds=0.3) in {NO_ANSWER, CERTIFICATE}


def test_a_site_whose_answer_never_ends_is_not_read_on() -> None:
    with a_server_that(flood) as place:
        assert fault_of(f"http://{place}/", on_loopback_too) == NO_ANSWER


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("203.150.1.1", True),
        ("2001:fb0::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
    ],
)
def test_only_addresses_of_the_public_internet_count(number: str, public: bool) -> None:
    assert is_public(ip_address(number)) is public
