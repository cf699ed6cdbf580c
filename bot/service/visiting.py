"""Visiting a public web address somebody gave us, without being led to anything behind our own doors.

The name is looked up once, every address it has must be public, and the connection is made to the one
that was checked: a name that points elsewhere a moment later leads nowhere (DNS rebinding).
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

MOST_REDIRECTS = 3
MOST_SECONDS = 20.0
"""How long one page may take to answer, all in all."""

_SILENCE = 10.0
_LEADING_ON = frozenset({301, 302, 303, 307, 308})

Address = IPv4Address | IPv6Address

NOT_PUBLIC, NOT_FOUND, NO_ANSWER = "not_public", "not_found", "no_answer"
REFUSED, FAILED, CERTIFICATE, LED_AROUND = "refused", "failed", "certificate", "led_around"
FAULTS = (NOT_PUBLIC, NOT_FOUND, NO_ANSWER, REFUSED, FAILED, CERTIFICATE, LED_AROUND)


def is_public(address: Address) -> bool:
    """Whether the address is one of the public internet, whichever way it is written."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    inner = mapped or address
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


@dataclass(frozen=True)
class _Step:
    """What one request came to: an end, in order without a fault, or an address it leads on to."""

    fault: str | None = None
    leads_to: str | None = None


def fault_of(
    address: str, may_visit: Callable[[Address], bool] = is_public, seconds: float = MOST_SECONDS
) -> str | None:
    """What is wrong with the address, as one of the words above; None when it answers in order.

    Bounded in redirects, in the time each page may take (`seconds`), and in size: only the answer's head is
    read, of at most a hundred lines (http.client).
    Never raises for anything the other side does.
    """
    for _ in range(MOST_REDIRECTS + 1):
        step = _visit(address, may_visit, seconds)
        if step.leads_to is None:
            return step.fault
        address = step.leads_to
    return LED_AROUND


def _visit(address: str, may_visit: Callable[[Address], bool], seconds: float) -> _Step:
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        return _Step(NOT_PUBLIC)
    if parts.scheme not in {"http", "https"} or not host:
        return _Step(NOT_PUBLIC)
    try:
        numbers = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        known = [ip_address(number.partition("%")[0]) for number in sorted(numbers)]
    except (OSError, ValueError):
        return _Step(NO_ANSWER)
    if not known or not all(may_visit(number) for number in known):
        return _Step(NOT_PUBLIC)
    return _ask(parts, host, port, str(known[0]), seconds)


def _ask(parts: SplitResult, host: str, port: int, number: str, seconds: float) -> _Step:
    try:
        with socket.create_connection((number, port), timeout=_SILENCE) as plain, _cut_off(plain, seconds):
            status, leads_to = _head(plain, parts, host, port)
    except ssl.SSLError:
        return _Step(CERTIFICATE)
    except (HTTPException, OSError, ValueError):
        return _Step(NO_ANSWER)
    if leads_to and status in _LEADING_ON:
        return _Step(leads_to=urljoin(parts.geturl(), leads_to))
    return _Step(_fault(status))


def _head(plain: socket.socket, parts: SplitResult, host: str, port: int) -> tuple[int, str | None]:
    """The status of the answer and where it points to; nothing further is read."""
    target = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    headers = {"Host": parts.netloc.encode("idna").decode(), "User-Agent": "TamNgan link check"}
    connection = HTTPConnection(host, port)
    connection.sock = (
        ssl.create_default_context().wrap_socket(plain, server_hostname=host)
        if parts.scheme == "https"
        else plain
    )
    with closing(connection):
        connection.request("GET", target, headers={**headers, "Connection": "close"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location")


@contextmanager
def _cut_off(plain: socket.socket, seconds: float) -> Iterator[None]:
    """End the conversation after that time, however little by little the other side goes on."""
    line = plain.dup()  # stays open while TLS takes the first one over
    timer = threading.Timer(seconds, _hang_up, [line])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        line.close()


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):  # it may have ended by itself
        line.shutdown(socket.SHUT_RDWR)


def _fault(status: int) -> str | None:
    if status in {404, 410}:
        return NOT_FOUND
    if 400 <= status < 500:
        return REFUSED
    return FAILED if status >= 500 or status < 200 else None
