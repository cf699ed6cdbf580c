"""Reminding: one tick decides what is due, puts it in line under its unique keys, and pushes it.

The order is such that a process may die anywhere: what is decided is committed with its messages
before anything is pushed, and what is in line is pushed by whichever tick comes next.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.delivery import DeliveryOutcome, Rendered
from bot.domain.notice import Decisions, Held, Notice
from bot.domain.quota import Quota
from bot.line.render import render
from bot.line.written import written
from bot.service.delivering import Attempt, tidy
from bot.service.departures import departure_notices
from bot.service.own_addresses import broken_link_notices
from bot.service.reminding import decide, due_offices, note_looks
from bot.service.sign_notices import sign_notices
from bot.service.spending import current_quota
from bot.store.store import Store
from scheduler.readings import count_new_chats, read_quota
from scheduler.sending import send_waiting
from scheduler.tools import Tools

OFFICES_AT_A_TIME = 200
"""Enough to ask the database seldom, few enough that a tick holds little in memory and nobody up."""


@dataclass(frozen=True)
class Look:
    """What a look at some offices found due."""

    office_ids: Sequence[int]
    decisions: Decisions


def remind(tools: Tools, office_id: int | None = None) -> Iterator[Attempt | Held]:
    """One tick: gives what is held back and every push tried. Nothing happens until it is asked for.

    With an office only its notices are decided; what waits in line is pushed whose ever it is.
    """
    with tools.store.writing() as books:
        tidy(books, tools.clock.now())
    if offices := offices_due(tools.store, tools.clock.now(), office_id):
        read_quota(tools.store, tools.messenger, tools.clock)
        count_new_chats(tools.store, tools.messenger, tools.clock)
        yield from _put_in_line(tools, offices)
    _put_news_in_line(tools, office_id)
    is_gone = False
    for attempt in send_waiting(tools.store, tools.messenger, tools.clock):
        is_gone |= attempt.result is DeliveryOutcome.GONE
        yield attempt
    if is_gone:
        _put_news_in_line(tools, office_id)
        yield from send_waiting(tools.store, tools.messenger, tools.clock)


def tell_news(tools: Tools) -> None:
    """Push at once what single people are to hear whatever the rounds say."""
    _put_news_in_line(tools, None)
    for _attempt in send_waiting(tools.store, tools.messenger, tools.clock):
        pass


def offices_due(store: Store, now: datetime, office_id: int | None = None) -> list[int]:
    """The offices to look at now, or the one asked for if it is among them."""
    with store.reading() as books:
        due = due_offices(books, now)
    return [one for one in due if office_id in {None, one}]


def look_at(store: Store, offices: Sequence[int], now: datetime) -> Iterator[Look]:
    """What is due in these offices, some at a time; later ones know what earlier ones will cost."""
    with store.reading() as books:
        quota = current_quota(books, now)
    for start in range(0, len(offices), OFFICES_AT_A_TIME):
        some = offices[start : start + OFFICES_AT_A_TIME]
        with store.reading() as books:
            decisions = decide(books, some, now, quota)
        quota = _spent(quota, decisions.notices)
        yield Look(some, decisions)


def claim(store: Store, looks: Iterable[Look], now: datetime) -> Iterator[tuple[Look, set[str]]]:
    """Put what each look found in line, with its messages; gives the keys nobody had claimed before.

    While the database takes one look in, the next one is already made.
    """
    with _old_heap_left_alone(), ThreadPoolExecutor(1, thread_name_prefix="tamngan-claim") as writer:
        before: tuple[Look, Future[set[str]]] | None = None
        for look in looks:
            claimed = writer.submit(_claim, store, look, _rendered(look.decisions.notices), now)
            if before is not None:
                yield before[0], before[1].result()
            before = look, claimed
        if before is not None:
            yield before[0], before[1].result()


@contextmanager
def _old_heap_left_alone() -> Iterator[None]:
    """Spare the garbage collector what was there before; each look makes enough to have it all searched."""
    gc.freeze()
    gc.collect()  # it now finds nothing old, so the next ones come soon and cost little
    try:
        yield
    finally:
        gc.unfreeze()


def _claim(store: Store, look: Look, rendered: Sequence[Rendered], now: datetime) -> set[str]:
    with store.writing() as books:
        won = books.deliveries.claim(rendered, now)
        books.held_notices.keep(look.decisions.held, now)
        note_looks(books, look.office_ids, look.decisions, now)
    return won


def _put_in_line(tools: Tools, offices: Sequence[int]) -> Iterator[Held]:
    now = tools.clock.now()
    for look, _won in claim(tools.store, look_at(tools.store, offices, now), now):
        yield from look.decisions.held


def _put_news_in_line(tools: Tools, office_id: int | None) -> None:
    """What single people are to hear whatever the rounds say: groups gone, sign-off, broken links."""
    now = tools.clock.now()
    with tools.store.reading() as books:
        notices = [
            *departure_notices(books, now, office_id),
            *sign_notices(books, now, tools.links, office_id),
            *broken_link_notices(books, now, office_id),
        ]
    if notices:
        with tools.store.writing() as books:
            books.deliveries.claim(_rendered(notices), now)


def _rendered(notices: Sequence[Notice]) -> list[Rendered]:
    return [Rendered(notice, written(render(notice.reply))) for notice in notices]


def _spent(quota: Quota | None, notices: Sequence[Notice]) -> Quota | None:
    if quota is None:
        return None
    return replace(quota, used=quota.used + sum(notice.cost for notice in notices))
