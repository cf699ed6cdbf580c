"""Figures of the clock: deciding and claiming for 40,000 chats, and pushing beside APScheduler's own jobs.

Everything runs on a real PostgreSQL and pushes to the LINE simulator in a process of its own; the jobs
push with line-bot-sdk as it comes. Judges nothing; on a busy machine compare the figures of one run with
each other only.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from bench.installation import found, postgresql
from bot.chat import Bubble, Reply
from bot.clock import SetClock, SystemClock, aware_utc
from bot.domain.delivery import DeliveryOutcome, Rendered
from bot.domain.notice import Notice, Purpose
from bot.line.connection import MOST_AT_ONCE
from bot.line.outbound import Messenger
from bot.line.render import render
from bot.line.simulator.platform import Platform
from bot.line.simulator.server import serve
from bot.line.written import written
from bot.store.migrating import upgrade
from bot.store.store import Store
from scheduler.remind import offices_due
from scheduler.sending import send_waiting
from scheduler.sharing import put_in_line

OFFICES = 6_667
CHATS = 6 * OFFICES
DUE_AT = datetime.fromisoformat("2026-03-11T09:00:00+07:00")
PUSHES = 500
ROUNDS = 3
_OURS = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_FOUNDED = datetime(2025, 10, 1, tzinfo=UTC)
_BEGUN_AT_NOON = aware_utc(datetime.fromisoformat("2026-03-11T12:00:00+07:00"))


def main() -> None:
    """Print all the tables, or play one of the parts in a process of its own."""
    parts: dict[str, Callable[..., None]] = {"tick": _tick, "line": _line}
    if len(sys.argv) > 1:
        parts[sys.argv[1]](*sys.argv[2:])
        return
    with postgresql() as new_database:
        _print(*_claiming(new_database), "", *_pushing(new_database))


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


def _pushing(new_database: Callable[[str], str]) -> Iterator[str]:
    ways: dict[str, list[float]] = {}
    with _line_process() as (url, groups), tempfile.TemporaryDirectory(prefix="tamngan-bench-") as folder:
        token = Platform(SystemClock()).channel.access_token
        messenger, line = Messenger(token, url, url), _messaging_api(token, url)
        stores = {
            "ours, PostgreSQL, durable": Store(new_database("pushing"), pool_size=5),
            "ours, SQLite, durable": Store(_sqlite(folder)),
        }
        job_stores = {
            "APScheduler, in memory": None,
            "APScheduler, jobs in PostgreSQL": new_database("jobs"),
        }
        for turn in range(ROUNDS):
            for name, store in stores.items():
                ways.setdefault(name, []).append(_ours(store, messenger, groups, turn))
            for name, job_store in job_stores.items():
                ways.setdefault(name, []).append(_apscheduler(job_store, line, groups))
    yield f"{PUSHES} reminders put in line and delivered to the simulator, s (median of {ROUNDS})"
    for name, seconds in ways.items():
        yield f"{name:<44}{statistics.median(seconds):.2f}"


def _ours(store: Store, messenger: Messenger, groups: list[str], turn: int) -> float:
    with store.writing() as books:
        offices = books.offices.all()
        office_id = offices[0].id if offices else _office(books)
    clock = SetClock(_BEGUN_AT_NOON)
    begun = time.perf_counter()
    notices = [_notice(f"{turn} {number}", office_id, group) for number, group in enumerate(groups)]
    with store.writing() as books:
        books.deliveries.claim([Rendered(one, written(render(one.reply))) for one in notices], clock.now())
    attempts = list(send_waiting(store, messenger, clock))
    seconds = time.perf_counter() - begun
    if [one.result for one in attempts] != [DeliveryOutcome.SENT] * PUSHES:
        raise AssertionError("not everything was delivered")
    return seconds


def _messaging_api(token: str, url: str) -> Any:
    """line-bot-sdk on its own, with as many connections kept as its caller has threads."""
    from linebot.v3.messaging import ApiClient, Configuration, MessagingApi  # noqa: PLC0415

    configuration = Configuration(host=url, access_token=token)
    configuration.connection_pool_maxsize = MOST_AT_ONCE
    return MessagingApi(ApiClient(configuration))


def _apscheduler(url: str | None, line: Any, groups: list[str]) -> float:
    """The same pushes as date jobs, with the library's own choices of threads and store."""
    from apscheduler.jobstores.memory import MemoryJobStore  # noqa: PLC0415
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore  # noqa: PLC0415
    from apscheduler.schedulers.background import BackgroundScheduler  # noqa: PLC0415

    store = (
        SQLAlchemyJobStore(url=url.replace("postgresql:", "postgresql+psycopg:")) if url else MemoryJobStore()
    )
    scheduler = BackgroundScheduler(jobstores={"default": store}, job_defaults={"misfire_grace_time": None})
    _Jobs.begin(line, len(groups))
    begun = time.perf_counter()
    scheduler.start(paused=True)
    for number, group in enumerate(groups):
        scheduler.add_job(push_one, "date", args=[group, number])
    scheduler.resume()
    _Jobs.done.wait()
    seconds = time.perf_counter() - begun
    scheduler.shutdown()
    return seconds


class _Jobs:
    """What APScheduler's jobs work with: they are stored by name and cannot be handed anything."""

    line: Any
    left: int
    done: threading.Event
    lock = threading.Lock()

    @classmethod
    def begin(cls, line: Any, count: int) -> None:
        cls.line, cls.left, cls.done = line, count, threading.Event()


def push_one(group: str, number: int) -> None:
    """One date job: one push, as line-bot-sdk has it."""
    from linebot.v3.messaging import PushMessageRequest, TextMessage  # noqa: PLC0415

    request = PushMessageRequest(to=group, messages=[TextMessage(text=_words(number))])
    _Jobs.line.push_message(request, x_line_retry_key=str(uuid4()))
    with _Jobs.lock:
        _Jobs.left -= 1
        if not _Jobs.left:
            _Jobs.done.set()


def _notice(key: str, office_id: int, group: str) -> Notice:
    reply = Reply((Bubble(f"ยังขาดรายงานอีก 1 เรื่องค่ะ {key}"),), measure_ids=(1,))
    return Notice(key, office_id, group, Purpose.REMINDER, date(2026, 3, 11), "เหลือ 30 วัน", 12, reply)


def _words(number: int) -> str:
    return f"ยังขาดรายงานอีก 1 เรื่องค่ะ {number}"


def _office(books: Any) -> int:
    from bot.domain.numerals import Numerals  # noqa: PLC0415

    office = books.offices.create("ห้วยตาล", "อบต.", "", "", "six-month", Numerals.THAI, ["กองคลัง"])
    return int(office.id)


def _sqlite(folder: str) -> str:
    url = f"sqlite:///{folder}/tamngan.db"
    upgrade(url)
    return url


def _line() -> None:
    """The LINE simulator with a group for each push; says where it is and ends with its standard input."""
    platform = Platform(SystemClock())
    platform.quota.limit = None
    person = platform.add_user("คน")
    groups = [platform.add_group(str(number), [person], bot_in=True).id for number in range(PUSHES)]
    with serve(platform) as line:
        _print(json.dumps([line.url, groups]))
        sys.stdout.flush()
        sys.stdin.read()


@contextmanager
def _line_process() -> Iterator[tuple[str, list[str]]]:
    command = [sys.executable, "-m", "bench.reminding", "line"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if process.stdout is None:
        raise AssertionError("the simulator has no output")
    url, groups = json.loads(process.stdout.readline())
    try:
        yield url, groups
    finally:
        process.communicate(timeout=30)


def _print(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
