"""A busy group: two hundred messages within a minute, half of them reports and half of them talk.

The real application behind a real web server, the real worker with its threads, LINE simulated at the
HTTP edge. The clock goes as fast as the messages do, so that no slow machine lets a reply token die.
"""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, cycle
from pathlib import Path

from waitress import create_server

from bot.clock import SystemClock
from bot.line.simulator.messages import Message
from bot.line.simulator.transport import post_over_http
from bot.store.store import Store
from handlers.app import create_app
from handlers.web.desk import Desk
from tests.support.khlang import Khlang, words
from tests.support.stage import Stage, a_stage

STORY = Path(__file__).parent.parent / "dialogues" / "stories" / "chatter.toml"
REPORTS = 100
SECONDS_BETWEEN = 0.25
PATIENCE = 300.0


def test_in_a_busy_group_every_report_is_kept_and_answered_in_order_and_talk_is_not(store: Store) -> None:
    talk = tomllib.loads(STORY.read_text(encoding="utf-8"))["turn"][0]["chatters"].strip("\n").split("\n")
    lines = list(chain.from_iterable(zip(map(report, range(REPORTS)), cycle(talk), strict=False)))
    with a_stage(store) as stage:
        khlang = Khlang(stage)
        said_before = len(stage.platform.messages(khlang.group))
        with served(stage):
            people = cycle((khlang.suda, khlang.manee, khlang.coordinator))
            for line, person in zip(lines, people, strict=False):
                stage.platform.say(person, khlang.group, line)
                assert [attempt.status for attempt in stage.platform.deliver()] == [200]
                khlang.later(SECONDS_BETWEEN)
            assert in_time(lambda: is_read(store) and len(answers(khlang, said_before)) >= REPORTS)
        stage.worker.drain()
        answered = words(answers(khlang, said_before))
        entries = khlang.entries()

    assert [entry.text for entry in entries] == [kept(number) for number in range(REPORTS)]
    assert len(answered) == REPORTS
    for number, answer in enumerate(answered):
        assert f"#{number + 1}" in answer
        assert kept(number) in answer


def report(number: int) -> str:
    """A report, with a command or without one."""
    if number % 2:
        return f"ข้อ 4 {kept(number)}ค่ะ"
    return f"รายงาน 3 {kept(number)}"


def kept(number: int) -> str:
    """What is to be printed of that report."""
    return f"ตรวจครั้งที่ {number} เสร็จแล้ว"


@contextmanager
def served(stage: Stage) -> Iterator[None]:
    """The application on a port of this machine, and its worker at work, until the block is left."""
    desk = Desk(stage.store, stage.clock, stage.files)
    app = create_app(desk, stage.platform.channel.secret, stage.worker.nudge)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    web = threading.Thread(target=server.run, name="web")
    web.start()
    stage.worker.start()
    stage.platform.post = post_over_http
    stage.platform.channel.webhook_url = f"http://127.0.0.1:{server.effective_port}/callback"
    try:
        yield
    finally:
        stage.worker.finish()
        server.close()
        web.join()


def answers(khlang: Khlang, said_before: int) -> list[Message]:
    """What the bot has said in the group since."""
    return [m for m in khlang.platform.messages(khlang.group)[said_before:] if m.sender is None]


def is_read(store: Store) -> bool:
    """Whether every event was dealt with, none of them in vain."""
    with store.reading() as books:
        backlog = books.inbox.backlog()
    return (backlog.waiting, backlog.failed) == (0, 0)


def in_time(condition: Callable[[], bool]) -> bool:
    """Look often until the condition holds; gives up after PATIENCE seconds."""
    clock, pause = SystemClock(), threading.Event()
    began = clock.now()
    while (clock.now() - began).total_seconds() < PATIENCE:
        if condition():
            return True
        pause.wait(0.1)
    return False
