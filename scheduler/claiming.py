"""Claiming: what is due in some offices is decided, drawn, and put in line under its unique keys."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.delivery import Rendered
from bot.domain.notice import Decisions, Notice
from bot.domain.quota import Quota
from bot.line.render import render
from bot.line.written import written
from bot.service.reminding import decide, note_looks
from bot.service.spending import current_quota
from bot.store.store import Store

OFFICES_AT_A_TIME = 200
"""Enough to ask the database seldom, few enough that a tick holds little in memory and nobody up."""


@dataclass(frozen=True)
class Look:
    """What a look at some offices found due."""

    office_ids: Sequence[int]
    decisions: Decisions


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
            claimed = writer.submit(_claim, store, look, rendered(look.decisions.notices), now)
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


def rendered(notices: Sequence[Notice]) -> list[Rendered]:
    """The notices with their messages, as they are put in line."""
    return [Rendered(notice, written(render(notice.reply))) for notice in notices]


def _spent(quota: Quota | None, notices: Sequence[Notice]) -> Quota | None:
    if quota is None:
        return None
    return replace(quota, used=quota.used + sum(notice.cost for notice in notices))
