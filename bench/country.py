"""The whole country on one PostgreSQL: 7,850 offices, 39,250 groups, 298,300 measures, and a deadline day.

In the morning the clock decides and claims every reminder that is due; during the day 100,000 replies come
in and two workers read them; in the evening reports are written, one of every ten offices as a sample.
`bench.country 10 1` founds ten hundredths of the offices and lets one hundredth of the day happen to them;
all of it by default. Judges nothing. The figures are in docs/scale.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from sqlalchemy import Engine, event

from bench.installation import YEAR, found, postgresql
from bot.clock import SystemClock, aware_utc
from bot.line.inbound import event_key
from bot.service.reporting import export_report
from bot.store.accepting import Delivered, NewEvent
from bot.store.store import Store
from handlers.inbox import Inbox
from handlers.routing import discover
from scheduler.remind import offices_due
from scheduler.sharing import put_in_line

OFFICES, MEASURES, REPLIES, EXPORTS = 7_850, 38, 100_000, 785
DEADLINE = datetime.fromisoformat("2026-04-10T09:00:00+07:00")
_FOUNDED = datetime(2025, 10, 1, tzinfo=UTC)
_WORKERS = 2
_WATCHED = 500


def main() -> None:
    """Print the day, or export reports in a process of its own."""
    if sys.argv[1:2] == ["export"]:
        _export(sys.argv[2], *map(int, sys.argv[3:]))
        return
    shares = [int(word) / 100 for word in sys.argv[1:]] or [1.0]
    with postgresql() as new_database:
        for line in _day(new_database("country"), shares[0], shares[-1]):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


def _day(url: str, share: float, share_of_day: float) -> Iterator[str]:
    offices = max(int(OFFICES * share), 10)
    reminded, replies, exports = (max(int(of * share_of_day), 10) for of in (OFFICES, REPLIES, EXPORTS))
    reminded, exports = min(reminded, offices), min(exports, offices)
    groups, measures = offices * 5, offices * MEASURES
    yield f"{offices:,} offices, {groups:,} groups, {measures:,} measures (load {os.getloadavg()[0]:.1f})"
    yield _timed("filled", lambda: found(url, offices, _FOUNDED, MEASURES), offices, "offices")
    yield f"{'database':<36}{_sizes(url)}"
    yield _timed("a tick that decides and claims", lambda: _tick(url, reminded), reminded * 5, "groups")
    yield _timed("replies stored", lambda: _replies(url, replies), replies, "replies")
    yield from _slowest(url)
    yield _timed(f"replies read by {_WORKERS} workers", lambda: _drain(url), replies - _WATCHED, "replies")
    yield _timed(
        f"exports to Word by {_WORKERS} processes", lambda: _exports(url, exports), exports, "exports"
    )
    yield f"{'database in the evening':<36}{_sizes(url)}"
    with psycopg.connect(url) as connection:
        entries, open_ = connection.execute(
            "SELECT (SELECT count(*) FROM entries), (SELECT count(*) FROM events WHERE settled_at IS NULL)"
        ).fetchall()[0]
    yield f"{'entries, events not read':<36}{entries:,}, {open_:,}"


def _timed(name: str, work: Callable[[], object], things: int, unit: str) -> str:
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    return f"{name:<36}{seconds:.1f} s, {things / seconds:,.0f} {unit}/s"


def _sizes(url: str) -> str:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ANALYZE")
        whole = connection.execute("SELECT pg_size_pretty(pg_database_size(current_database()))").fetchall()
        largest = connection.execute(
            "SELECT relname || ' ' || pg_size_pretty(pg_total_relation_size(relid))"
            " FROM pg_stat_user_tables ORDER BY pg_total_relation_size(relid) DESC LIMIT 4"
        ).fetchall()
    return f"{whole[0][0]} ({', '.join(row[0] for row in largest)})"


def _tick(url: str, offices: int) -> None:
    store, now = Store(url), aware_utc(DEADLINE)
    for _part in put_in_line(store, offices_due(store, now)[:offices], now):
        pass
    store.close()


def _replies(url: str, replies: int) -> None:
    """Each group reports what it can, one measure after the other, in the order of the day."""
    with psycopg.connect(url) as connection:
        chats = [row[0] for row in connection.execute("SELECT chat_id FROM chats ORDER BY md5(chat_id)")]
    store = Store(url)
    begun = SystemClock().now() - timedelta(hours=1)
    for first in range(0, replies, 500):
        numbers = range(first, min(first + 500, replies))
        events = [_reply(chats[number % len(chats)], number) for number in numbers]
        store.accept_events(Delivered(tuple(events), begun))
    store.close()


def _reply(chat: str, number: int) -> NewEvent:
    raw: dict[str, Any] = {
        "type": "message",
        "mode": "active",
        "timestamp": int((DEADLINE + timedelta(milliseconds=300 * number)).timestamp() * 1000),
        "source": {"type": "group", "groupId": chat, "userId": f"U{chat[1:31]}{number % 5:02x}"},
        "webhookEventId": f"01{number:024x}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"a{number:031x}",
        "message": {
            "type": "text",
            "id": str(600_000_000_000_000_000 + number),
            "quoteToken": "q",
            "text": f"รายงาน {(1, 4, 6, 7, 8)[number % 5]} ดำเนินการแล้ว จัดกิจกรรมครั้งที่ {number} เมื่อ 2 เม.ย. 69",
        },
    }
    key = event_key(raw)
    return NewEvent(key[0], "U-bot", key[1], key[2] or DEADLINE, raw, key[3])


def _slowest(url: str) -> Iterator[str]:
    """The statements that took longest while the first replies were read, by what they took altogether."""
    spent: defaultdict[str, list[float]] = defaultdict(list)

    def before(
        _connection: Any, _cursor: Any, _statement: str, _values: Any, context: Any, _many: bool
    ) -> None:
        context.begun = time.perf_counter()

    def after(
        _connection: Any, _cursor: Any, statement: str, _values: Any, context: Any, _many: bool
    ) -> None:
        spent[" ".join(statement.split())].append(time.perf_counter() - context.begun)

    event.listen(Engine, "before_cursor_execute", before)
    event.listen(Engine, "after_cursor_execute", after)
    store = Store(url)
    inbox, read = Inbox(store, SystemClock(), discover()), 0
    while read < _WATCHED and (taken := inbox.work()):
        read += taken
    store.close()
    event.remove(Engine, "before_cursor_execute", before)
    event.remove(Engine, "after_cursor_execute", after)
    statements = sum(len(took) for took in spent.values())
    yield f"{'statements a reply':<36}{statements / max(read, 1):.1f}; the slowest, ms each:"
    for statement, took in sorted(spent.items(), key=lambda one: -max(one[1]))[:5]:
        yield f"    {1000 * sum(took) / len(took):>7.2f} (worst {1000 * max(took):.1f})  {statement[:90]}"


def _drain(url: str) -> None:
    command = [sys.executable, "-m", "bench.draining", "work", url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(_WORKERS)]
    for process in running:
        json.loads(process.communicate()[0])


def _exports(url: str, exports: int) -> None:
    command = [sys.executable, "-m", "bench.country", "export", url]
    parts = [[*command, str(part), str(exports)] for part in range(_WORKERS)]
    for process in [subprocess.Popen(part) for part in parts]:
        if process.wait():
            raise AssertionError("an export failed")


def _export(url: str, part: int, exports: int) -> None:
    store = Store(url)
    with store.reading() as books:
        offices = books.offices.all()
    sample = offices[:: max(len(offices) // exports, 1)][:exports]
    for office in sample[part::_WORKERS]:
        if not export_report(store, office, YEAR, 1, "docx", SystemClock().now()).data:
            raise AssertionError("an empty document")
    store.close()


if __name__ == "__main__":
    main()
