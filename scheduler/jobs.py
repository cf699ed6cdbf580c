"""Timed jobs, one row each. A job holds no data: it asks the database what is due."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.service.answering import release_dead_replies
from bot.service.own_addresses import check_addresses
from bot.service.retaining import remove_old
from bot.service.signed_documents import make_due_documents
from bot.service.sweeping import forget_unclaimed, remove_ownerless_files
from bot.service.visiting import fault_of
from bot.store.upkeep import Task
from scheduler.readings import count_chats
from scheduler.remind import remind
from scheduler.sending import send_waiting
from scheduler.tools import Tools

_HOUR = 60 * 60


@dataclass(frozen=True)
class Job:
    """A function the metronome calls every so many seconds; `leader_only` by the leading clock alone."""

    name: str
    every_seconds: int
    run: Callable[[Tools], None]
    leader_only: bool = True


def _sweep_replies(tools: Tools) -> None:
    release_dead_replies(tools.store, tools.clock.now())


def _forget_unclaimed(tools: Tools) -> None:
    forget_unclaimed(tools.store, tools.clock.now())


def _sweep_files(tools: Tools) -> None:
    remove_ownerless_files(tools.store, tools.files, tools.clock.now())


def _remove_old(tools: Tools) -> None:
    remove_old(tools.store, tools.message_days, tools.clock.now())


def _tick(tools: Tools) -> None:
    with tools.store.writing() as books:
        books.upkeep.note(Task.TICK, tools.clock.now())


def _remind(tools: Tools) -> None:
    _exhaust(remind(tools))


def _send(tools: Tools) -> None:
    _exhaust(send_waiting(tools.store, tools.messenger, tools.clock))


def _count_chats(tools: Tools) -> None:
    count_chats(tools.store, tools.messenger, tools.clock)


def _exhaust(steps: Iterable[object]) -> None:
    deque(steps, maxlen=0)


def _make_signed_documents(tools: Tools) -> None:
    make_due_documents(tools.store, tools.files, tools.clock.now())


def _check_own_addresses(tools: Tools) -> None:
    check_addresses(tools.store, fault_of, tools.clock.now())


JOBS = (
    Job("sweep replies", 30, _sweep_replies, leader_only=False),
    Job("remind", 60, _remind),
    Job("send what waits", 5, _send),
    Job("count chats", _HOUR, _count_chats),
    Job("signed documents", 10, _make_signed_documents),
    Job("own addresses", _HOUR, _check_own_addresses),
    Job("forget unclaimed evidence", _HOUR, _forget_unclaimed),
    Job("sweep files", 6 * _HOUR, _sweep_files),
    Job("retention", 6 * _HOUR, _remove_old),
    Job("tick", 60, _tick),
)
