"""Figures of the worker: real worker processes empty an inbox of mixed events on PostgreSQL.

People of 400 groups talk, report, send photos, edit what they said, and LINE delivers some of it twice.
One process first, then two on the same events; afterwards it is counted that nothing was lost, doubled
or taken out of order within its chat. Judges nothing; `bench.draining N` takes N events instead of 20,000.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from bench.history import Figure, keep
from bench.installation import found, postgresql
from bot.clock import SystemClock
from bot.line.inbound import event_key
from bot.store.accepting import Delivered, NewEvent
from bot.store.store import Store

EVENTS = 20_000
CHATS = 400
PEOPLE = 8
OFFICES = 80
TWICE = 50
"""One event in so many is delivered again."""

REPORTS = (
    "รายงาน 1 จัดอบรมเจ้าหน้าที่แล้ว 30 คน เมื่อ 5 มี.ค. 69 ครั้งที่ {turn}",
    "รายงาน 4 เผยแพร่บนเว็บไซต์เรียบร้อยแล้ว ครั้งที่ {turn}",
    "รายงาน 6 อยู่ระหว่างดำเนินการ คืบหน้าร้อยละ 60 ครั้งที่ {turn}",
)
TALK = ("สวัสดีค่ะ วันนี้ประชุมกี่โมงคะ", "รับทราบครับ", "ใครเอากุญแจรถไปคะ", "พรุ่งนี้ลาป่วยนะคะ ฝากงานด้วย")
_FOUNDED = datetime(2025, 10, 1, tzinfo=UTC)


def main() -> None:
    """Print the table, or be one of the workers."""
    if sys.argv[1:2] == ["work"]:
        _work(sys.argv[2])
        return
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with postgresql() as new_database:
        figures = [_drained(new_database, events, workers) for workers in (1, 2)]
    lines = list(_lines(events, figures))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    one, two = (events / figure["seconds"] for figure in figures)
    keep(
        "draining",
        Figure("two workers beside one, events a second", two / one),
        seconds=figures[1]["seconds"],
    )


def _lines(events: int, figures: list[dict[str, Any]]) -> Iterator[str]:
    yield f"{events:,} events of {CHATS} groups, PostgreSQL (load {os.getloadavg()[0]:.1f})"
    for workers, figure in enumerate(figures, start=1):
        name = f"{workers} worker{'s' if workers > 1 else ''}, events/s"
        yield f"{name:<44}{events / figure['seconds']:.0f} (processor {figure['ms']:.1f} ms an event)"
        yield f"{'  memory at a tenth and at the end, MB':<44}{figure['memory']}"
        yield f"{'  lost, doubled, out of order, failed':<44}{figure['wrong']}"


def _drained(new_database: Callable[[str], str], events: int, workers: int) -> dict[str, Any]:
    url = new_database(f"draining_{workers}")
    found(url, OFFICES, _FOUNDED)
    said = _deliver(url, events)
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bench.draining", "work", url]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(workers)]
    answers = [json.loads(process.communicate()[0]) for process in running]
    seconds = max(answer["until"] for answer in answers) - min(answer["since"] for answer in answers)
    if not 0 < seconds < time.perf_counter() - begun:
        raise AssertionError("the workers' clocks disagree with ours")
    return {
        "seconds": seconds,
        "ms": 1000 * sum(answer["processor"] for answer in answers) / events,
        "memory": ", ".join(f"{answer['early']:.0f} → {answer['late']:.0f}" for answer in answers),
        "wrong": ", ".join(map(str, _wrong(url, said))),
    }


def _work(url: str) -> None:
    """Empty the inbox as `tamngan worker` does, and say what it took."""
    from bot.text.warming import warm_up  # noqa: PLC0415
    from handlers.inbox import Inbox  # noqa: PLC0415
    from handlers.routing import discover  # noqa: PLC0415

    store = Store(url)
    inbox = Inbox(store, SystemClock(), discover())
    warm_up()
    since, used, memory = time.monotonic(), time.process_time(), []
    while inbox.work():
        memory.append(_resident())
    used = time.process_time() - used
    figures = {"since": since, "until": time.monotonic(), "processor": used}
    store.close()
    early = memory[len(memory) // 10]
    sys.stdout.write(json.dumps(figures | {"early": early, "late": memory[-1], "most": _most_resident()}))


def _resident() -> float:
    """Memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def _most_resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _deliver(url: str, count: int) -> list[tuple[str, str, str]]:
    """Store the events; gives chat, message and text of each report in the order it was said."""
    with psycopg.connect(url) as connection:
        chats = [
            row[0] for row in connection.execute("SELECT chat_id FROM chats ORDER BY 1 LIMIT %s", [CHATS])
        ]
    now = SystemClock().now()
    chance, said = random.Random(2569), list[tuple[str, str, str]]()
    store = Store(url)
    waiting: list[NewEvent] = []
    for turn, raw in enumerate(_talk(chats, count, now - timedelta(seconds=count / 100), chance, said)):
        key = event_key(raw)
        event = NewEvent(key[0], "U-bot", key[1], key[2] or now, raw, key[3])
        waiting += [event] * (2 if turn % TWICE == 0 else 1)
        if len(waiting) >= 500:
            store.accept_events(Delivered(tuple(waiting), now))
            waiting.clear()
    store.accept_events(Delivered(tuple(waiting), now))
    store.close()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ANALYZE")
    return said


def _talk(
    chats: list[str], count: int, begun: datetime, chance: random.Random, said: list[tuple[str, str, str]]
) -> Iterator[dict[str, Any]]:
    """Raw events as LINE sends them: two thirds talk, a fifth reports, then photos and edits."""
    newest: dict[str, tuple[str, str]] = {}
    for turn in range(count):
        chat, kind = chance.choice(chats), chance.random()
        user, message = f"U{chance.randrange(PEOPLE):031x}{chat[-1]}", str(500_000_000_000_000_000 + turn)
        words = chance.choice(TALK)
        if kind < 0.2:
            words = chance.choice(REPORTS).format(turn=turn)
            newest[chat] = (user, message)
            said.append((chat, message, words))
        content: dict[str, Any] = {"type": "text", "id": message, "quoteToken": "q", "text": words}
        if 0.85 < kind < 0.95:
            content = {"type": "image", "id": message, "quoteToken": "q", "contentProvider": {"type": "line"}}
        is_edit = kind >= 0.95 and chat in newest
        if is_edit:
            user, content["id"] = newest[chat]
            content["text"] = f"รายงาน 1 แก้เป็นเสร็จเรียบร้อยแล้ว ครั้งที่ {turn}"
        yield {
            "type": "messageEdited" if is_edit else "message",
            "mode": "active",
            "timestamp": int((begun + timedelta(seconds=turn / 100)).timestamp() * 1000),
            "source": {"type": "group", "groupId": chat, "userId": user},
            "webhookEventId": f"01{turn:024x}",
            "deliveryContext": {"isRedelivery": False},
            "replyToken": f"a{turn:031x}",
            "message": content,
        }


def _wrong(url: str, said: list[tuple[str, str, str]]) -> tuple[int, int, int, int]:
    """How many reports were lost, were stored twice, stand in the wrong order, and how many events failed."""
    with psycopg.connect(url) as connection:
        stored = connection.execute(
            "SELECT chat_id, message_id FROM entries WHERE supersedes IS NULL ORDER BY office_id, number"
        ).fetchall()
        failed = connection.execute(
            "SELECT count(*) FROM events WHERE settled_at IS NULL OR failure IS NOT NULL"
        ).fetchone()
    found = [(chat, message) for chat, message in stored]
    wanted = [(chat, message) for chat, message, _words in said]
    out_of_order = sum(
        [one for one in found if one[0] == chat and one in set(wanted)]
        != [one for one in wanted if one[0] == chat]
        for chat in {chat for chat, _message in wanted}
    )
    lost, doubled = len(set(wanted) - set(found)), len(found) - len(set(found))
    return lost, doubled, out_of_order, failed[0] if failed else 0


if __name__ == "__main__":
    main()
