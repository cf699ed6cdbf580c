"""Every table of the store, by noun; `metadata` knows them all."""

from __future__ import annotations

from bot.store.schema.base import metadata
from bot.store.schema.conversation import events, replies, sent_messages
from bot.store.schema.entries import entries, withdrawals
from bot.store.schema.offices import chat_divisions, chats, divisions, offices
from bot.store.schema.people import invitations, members
from bot.store.schema.plans import measures, plans, rounds, sections

__all__ = [
    "chat_divisions",
    "chats",
    "divisions",
    "entries",
    "events",
    "invitations",
    "measures",
    "members",
    "metadata",
    "offices",
    "plans",
    "replies",
    "rounds",
    "sections",
    "sent_messages",
    "withdrawals",
]
