"""Reminding: one tick decides what is due, puts it in line under its unique keys, and pushes it.

The order is such that a process may die anywhere: what is decided is committed with its messages
before anything is pushed, and what is in line is pushed by whichever tick comes next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.delivery import DeliveryOutcome
from bot.domain.notice import Held
from bot.service.delivering import Attempt, tidy
from bot.service.departures import departure_notices
from bot.service.own_addresses import broken_link_notices
from bot.service.reminding import due_offices
from bot.service.sign_notices import sign_notices
from bot.store.store import Store
from scheduler.claiming import rendered
from scheduler.readings import count_new_chats, read_quota
from scheduler.sending import send_waiting
from scheduler.sharing import put_in_line
from scheduler.tools import Tools


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


def _put_in_line(tools: Tools, offices: Sequence[int]) -> Iterator[Held]:
    for part in put_in_line(tools.store, offices, tools.clock.now()):
        yield from part.held


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
            books.deliveries.claim(rendered(notices), now)
