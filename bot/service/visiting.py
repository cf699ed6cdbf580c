"""Visiting a public web address somebody gave us, without being led to anything behind our own doors.

The name is looked up once, every address it has must be public, and the connection is made to the one
that was checked: a name that points elsewhere a moment later leads nowhere (DNS rebinding).
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.exceptions import HTTPError, SSLError

TIMEOUT = Timeout(connect=5, read=10)
MOST_REDIRECTS = 3

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


def fault_of(address: str, may_visit: Callable[[Address], bool] = is_public) -> str | None:
    """What is wrong with the address, as one of the words above; None when it answers in order.

    Bounded in redirects, and in how long the other side may be silent; only the answer's head is read.
    Never raises for anything the other side does.
    """
    for _ in range(MOST_REDIRECTS + 1):
        step = _visit(address, may_visit)
        if step.leads_to is None:
            return step.fault
        address = step.leads_to
    return LED_AROUND


def _visit(address: str, may_visit: Callable[[Address], bool]) -> _Step:
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
    return _ask(parts, host, port, str(known[0]))


def _ask(parts: SplitResult, host: str, port: int, number: str) -> _Step:
    pool: HTTPConnectionPool
    if parts.scheme == "https":
        pool = HTTPSConnectionPool(
            number, port, timeout=TIMEOUT, retries=False, server_hostname=host, assert_hostname=host
        )
    else:
        pool = HTTPConnectionPool(number, port, timeout=TIMEOUT, retries=False)
    target = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    headers = {"Host": parts.netloc.encode("idna").decode(), "User-Agent": "TamNgan link check"}
    try:
        answer = pool.request("GET", target, headers=headers, redirect=False, preload_content=False)
        leads_to, status = answer.get_redirect_location(), answer.status
        answer.close()
    except SSLError:
        return _Step(CERTIFICATE)
    except (HTTPError, OSError, ValueError):
        return _Step(NO_ANSWER)
    finally:
        pool.close()
    return _Step(leads_to=urljoin(parts.geturl(), leads_to)) if leads_to else _Step(_fault(status))


def _fault(status: int) -> str | None:
    if status in {404, 410}:
        return NOT_FOUND
    if 400 <= status < 500:
        return REFUSED
    return FAILED if status >= 500 or status < 200 else None
