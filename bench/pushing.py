"""Pushing 500 reminders that are kept durably, beside APScheduler's own jobs that do the same.

Both push to the LINE simulator in a process of its own; the jobs push with line-bot-sdk as it comes, as an
office's own script would. Judges nothing.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from bench.history import Figure, keep
from bench.installation import postgresql
from bench.line_process import line_process
from bot.chat import Bubble, Reply
from bot.clock import SetClock, aware_utc
from bot.domain.delivery import DeliveryOutcome, Rendered
from bot.domain.notice import Notice, Purpose
from bot.line.connection import MOST_AT_ONCE
from bot.line.outbound import Messenger
from bot.line.render import render
from bot.line.written import written
from bot.store.migrating import upgrade
from bot.store.store import Store
from scheduler.sending import send_waiting

PUSHES = 500
ROUNDS = 3
_BEGUN_AT_NOON = aware_utc(datetime.fromisoformat("2026-03-11T12:00:00+07:00"))
_OURS = ("ours, PostgreSQL, durable", "ours, SQLite, durable")
_PEERS = ("APScheduler, in memory", "APScheduler, jobs in PostgreSQL")


def main() -> None:
    """Print the table."""
    with postgresql() as new_database:
        seconds = _pushing(new_database)
    _print(f"{PUSHES} reminders put in line and delivered to the simulator, s (median of {ROUNDS})")
    _print(*(f"{name:<44}{took:.2f}" for name, took in seconds.items()))
    keep(
        "pushing",
        *(
            Figure(f"pushing, {ours} beside {peer}", seconds[peer] / seconds[ours])
            for ours in _OURS
            for peer in _PEERS
        ),
    )


def _pushing(new_database: Callable[[str], str]) -> dict[str, float]:
    """The median seconds of each way, taken in turns."""
    ways: dict[str, list[float]] = {}
    with line_process(PUSHES) as place, tempfile.TemporaryDirectory(prefix="tamngan-bench-") as folder:
        messenger = Messenger(place.access_token, place.url, place.url)
        line, groups = _messaging_api(place.access_token, place.url), place.groups
        stores = {
            _OURS[0]: Store(new_database("pushing"), pool_size=5),
            _OURS[1]: Store(_sqlite(folder)),
        }
        job_stores = {
            _PEERS[0]: None,
            _PEERS[1]: new_database("jobs"),
        }
        for turn in range(ROUNDS):
            for name, store in stores.items():
                ways.setdefault(name, []).append(_our_way(store, messenger, groups, turn))
            for name, job_store in job_stores.items():
                ways.setdefault(name, []).append(_their_way(job_store, line, groups))
    return {name: statistics.median(seconds) for name, seconds in ways.items()}


def _our_way(store: Store, messenger: Messenger, groups: list[str], turn: int) -> float:
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


def _their_way(url: str | None, line: Any, groups: list[str]) -> float:
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


def _print(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
