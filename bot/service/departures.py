"""Departures: the coordinators hear once when we are not in a division's group any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.chat import Bubble, Reply
from bot.clock import bangkok_day
from bot.domain.binding import ChatBinding
from bot.domain.hours import is_daytime
from bot.domain.notice import Notice, Purpose
from bot.store.store import Books
from bot.wording.say import say

_NEWS_FOR = timedelta(days=30)
"""How long after it a departure is still news, for a coordinator appointed since."""


def departure_notices(books: Books, now: datetime, office_id: int | None = None) -> list[Notice]:
    """One message to each coordinator for each bound group that we were put out of lately.

    It makes no difference whether LINE told us that we left or refused a push to the group: both
    mark the chat. What was reported stays, and the binding holds again when we come back.
    """
    if not is_daytime(now):
        return []
    notices = [
        notice
        for chat in books.chats.left_since(now - _NEWS_FOR)
        if office_id in {None, chat.office_id}
        for notice in _notices(books, chat, now)
    ]
    claimed = books.deliveries.claimed([notice.key for notice in notices])
    return [notice for notice in notices if notice.key not in claimed]


def _notices(books: Books, chat: ChatBinding, now: datetime) -> list[Notice]:
    office = books.offices.get(chat.office_id)
    if office is None or chat.left_at is None or not chat.division_ids:
        return []
    divisions = " ".join(office.division(division_id).name for division_id in chat.division_ids)
    coordinators = books.members.coordinators(office.id)
    return [
        Notice(
            key=f"{office.id}:gone:{chat.chat_id}:{chat.left_at.isoformat()}:{coordinator}",
            office_id=office.id,
            chat_id=coordinator,
            purpose=Purpose.GROUP_GONE,
            day=bangkok_day(now),
            why=say("departed.why", divisions=divisions),
            cost=1,
            reply=Reply((Bubble(say("departed.told", divisions=divisions)),)),
        )
        for coordinator in sorted(coordinators)
    ]
