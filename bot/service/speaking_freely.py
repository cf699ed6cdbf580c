"""Speaking freely: whoever speaks in a group gets what is missing with the answer, and no push is needed.

LINE does not count replies. What a group would be pushed today, or was held back for the quota, goes
along with the next answer there.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.chat import Chat, Reply
from bot.clock import BANGKOK, bangkok_day
from bot.domain.binding import ChatBinding
from bot.domain.calendar import weekday_date
from bot.domain.ladder import SPEAKING_TIME
from bot.domain.notice import Notice
from bot.service.group_asks import GroupAsk, round_ask, spoken_ask
from bot.service.group_cards import group_reply
from bot.service.noticing import notice_of
from bot.service.situation import Situation
from bot.service.surveying import situations
from bot.store.store import Books
from bot.wording.say import say

MOST_MESSAGES = 5
"""LINE's own limit for one reply."""


def with_what_is_missing(
    books: Books, office_id: int, chat: Chat, reply: Reply, now: datetime
) -> tuple[Reply, str | None]:
    """The reply with the list of what is missing, if the group is to hear it; and the reminder's key.

    A reply that already lists it all is enough by itself. Claims the reminder, so that it is not pushed.
    """
    if not (reply.entry_numbers or reply.measure_ids) or len(reply.messages) >= MOST_MESSAGES:
        return reply, None
    ask = _unheard(books, office_id, chat, now)
    if ask is None or not books.free_words.claim(_notice(ask), now):
        return reply, None
    missing = {item.measure.id for item in ask.missing}
    if missing <= set(reply.measure_ids):
        return reply, ask.key
    listing = group_reply(ask, say("reminder.free"))
    about = tuple(dict.fromkeys((*reply.measure_ids, *listing.measure_ids)))
    together = replace(reply, messages=(*reply.messages, *listing.messages), measure_ids=about)
    return together, ask.key


def missing_of_group(books: Books, office_id: int, chat: Chat, now: datetime) -> Reply | None:
    """The list of what the group has not answered; None when nothing is missing."""
    found = _placed(books, office_id, chat, now)
    ask = spoken_ask(*found) if found is not None else None
    return group_reply(ask) if ask is not None else None


def _unheard(books: Books, office_id: int, chat: Chat, now: datetime) -> GroupAsk | None:
    """What the group would be told today by a push, now or as soon as the day's hour comes."""
    speaking = datetime.combine(bangkok_day(now), SPEAKING_TIME, BANGKOK)
    found = _placed(books, office_id, chat, max(now, speaking))
    ask = round_ask(*found) if found is not None else None
    if ask is None or ask.cause is not None or books.deliveries.claimed(ask.heard):
        return None
    return ask


def _placed(books: Books, office_id: int, chat: Chat, now: datetime) -> tuple[Situation, ChatBinding] | None:
    for situation in situations(books, [office_id], now):
        for binding in situation.groups:
            if binding.chat_id == chat.id:
                return situation, binding
    return None


def _notice(ask: GroupAsk) -> Notice:
    """The reminder as it is kept: said, at no cost."""
    return replace(notice_of(ask, (), None), why=say("reminder.why_free", day=weekday_date(ask.day)), cost=0)
