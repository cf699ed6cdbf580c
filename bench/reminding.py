"""Figures of the clock on PostgreSQL: deciding and claiming for 40,000 chats in one tick.

Judges nothing; on a busy machine compare the figures of one run with each other only. What it takes to push
is told by `bench.pushing`.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from bench.installation import found, postgresql
from bot.clock import aware_utc
from bot.store.store import Store
from scheduler.remind import offices_due
from scheduler.sharing import put_in_line

OFFICES = 6_667
CHATS = 6 * OFFICES
DUE_AT = datetime.fromisoformat("2026-03-11T09:00:00+07:00")
_OURS = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_FOUNDED = datetime(2025, 10, 1, tzinfo=UTC)


def main() -> None:
    """Print the table, or do one tick in a process of its own."""
    if sys.argv[1:2] == ["tick"]:
        _tick(sys.argv[2])
        return
    with postgresql() as new_database:
        _print(*_claiming(new_database))


def _claiming(new_database: Callable[[str], str]) -> Iterator[str]:
    url = new_database("claiming")
    found(url, OFFICES, _FOUNDED)
    _tell_titles_apart(url)
    [alone] = _ticks(url, 1)
    _forget_deliveries(url)
    pair = _ticks(url, 2)
    yield f"{CHATS:,} chats due in one tick, PostgreSQL: decided and claimed"
    seconds, processor = alone["seconds"], alone["processor"]
    yield f"{'one clock, s':<44}{seconds:.1f} (processor {processor:.1f}), {alone['won']:,} won"
    yield f"{'memory of its largest process, MB':<44}{alone['largest']:.0f}"
    together = sum(one["won"] for one in pair)
    slower = max(one["seconds"] for one in pair)
    yield f"{'two clocks at once, s':<44}{slower:.1f}, {together:,} won between them"
    yield f"{'this machine, a million additions, s':<44}{_additions():.3f}"


def _tell_titles_apart(url: str) -> None:
    """Give each plan words of its own, so that nothing drawn for one office serves another."""
    import psycopg  # noqa: PLC0415

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("UPDATE measures SET title = title || ' (' || plan_id || ')'")
        connection.execute("VACUUM ANALYZE")


def _ticks(url: str, clocks: int) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "bench.reminding", "tick", url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(clocks)]
    return [json.loads(process.communicate()[0]) for process in running]


def _tick(url: str) -> None:
    """Decide and claim everything that is due; nothing is pushed. The processes it starts are counted in."""
    store = Store(url)
    now = aware_utc(DUE_AT)
    begun, worked = time.perf_counter(), _worked()
    won = sum(part.won for part in put_in_line(store, offices_due(store, now), now))
    seconds, worked = time.perf_counter() - begun, _worked() - worked
    store.close()
    largest = max(resource.getrusage(who).ru_maxrss for who in _OURS) / 1000
    _print(json.dumps({"seconds": seconds, "processor": worked, "won": won, "largest": largest}))


def _worked() -> float:
    used = [resource.getrusage(who) for who in _OURS]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _forget_deliveries(url: str) -> None:
    import psycopg  # noqa: PLC0415

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("TRUNCATE deliveries, office_looks")
        connection.execute("VACUUM ANALYZE")


def _additions() -> float:
    """How long a bare loop takes, to tell a slow machine from a slow clock."""
    begun, total = time.process_time(), 0
    for number in range(1_000_000):
        total += number
    return time.process_time() - begun


def _print(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
