"""Figures of the webhook: ours with durable storage beside line-bot-sdk's own echo app, which stores nothing.

Everything is started once and then asked in turn, in short bursts, by wrk (without it by a driver of our
own): 16 connections that each send the next call as soon as the last one is answered. Judges nothing; on
a busy machine compare the figures of one run with each other only.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.calling import burst, write_calls
from bench.history import Figure, keep
from bench.installation import postgresql
from bench.serving import Server, echo, tamngan

ROUNDS = 6
CALLS = 12_000
"""The calls written for a burst, more than any server here answers in it."""

Bursts = list[dict[str, float]]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="tamngan-bench-") as name, postgresql() as new_database:
        folder = Path(name)
        sqlite, server = f"sqlite:///{folder}/tamngan.db", new_database("webhook")
        with (
            echo(folder) as peer,
            tamngan("SQLite, synchronous=FULL", sqlite, folder, "web") as ours,
            tamngan("PostgreSQL, synchronous_commit=on", server, folder, "web") as apart,
        ):
            sys.stdout.writelines(f"{line}\n" for line in _bursts([peer, ours, apart], folder))


def _bursts(servers: list[Server], folder: Path) -> Iterator[str]:
    calls = folder / "calls"
    came: dict[str, Bursts] = {server.name: [] for server in servers}
    for turn in range(ROUNDS + 1):
        write_calls(calls, CALLS)
        for server in servers:
            before = server.spent()
            one = burst(server.port, calls, CALLS)
            one["ms"] = 1000 * (server.spent() - before) / one["answered"]
            if turn:  # the first one warms up
                came[server.name].append(one)
    peer = _rates(came[servers[0].name])
    yield f"Webhook calls, median of {ROUNDS} bursts in turn (load {os.getloadavg()[0]:.1f})"
    yield f"{'':<44}{'calls/s':>8}{'ratio':>7}{'p99 ms':>8}{'processor ms':>14}{'errors':>8}"
    figures = []
    for name, bursts in came.items():
        rates = _rates(bursts)
        ratio = statistics.median(ours / its for ours, its in zip(rates, peer, strict=True))
        median = {key: statistics.median(one[key] for one in bursts) for key in ("p99_ms", "ms")}
        errors = sum(one["failed"] + one["refused"] for one in bursts)
        yield (
            f"{name:<44}{statistics.median(rates):>8.0f}{ratio:>7.2f}{median['p99_ms']:>8.1f}"
            f"{median['ms']:>14.2f}{errors:>8.0f}"
        )
        if name != servers[0].name:
            figures.append(Figure(f"webhook beside the SDK's echo, {name}", ratio))
    keep("webhook", *figures)


def _rates(bursts: Bursts) -> list[float]:
    return [one["answered"] / one["seconds"] for one in bursts]


if __name__ == "__main__":
    main()
