"""Signing for free: whoever speaks to us gets the card that waits for them with the answer, not by a push."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.chat import Chat, Reply
from bot.links import Links
from bot.service.sign_notices import sign_notices
from bot.service.speaking_freely import MOST_MESSAGES
from bot.store.store import Books


def with_sign_card(
    books: Books, chat: Chat, reply: Reply, now: datetime, links: Links
) -> tuple[Reply, str | None]:
    """The reply with one thing about sign-off the person has not been told; and that notice's key.

    Claims the notice, so that it is not pushed.
    """
    if reply.choices or len(reply.messages) >= MOST_MESSAGES:
        return reply, None
    waiting = sign_notices(books, now, links, chat_id=chat.id)
    if not waiting or not books.free_words.claim(waiting[0], now):
        return reply, None
    return replace(reply, messages=(*reply.messages, *waiting[0].reply.messages)), waiting[0].key
