"""Every table of the store, by noun; `metadata` knows them all."""

from __future__ import annotations

from bot.store.schema.base import metadata
from bot.store.schema.conversation import events, replies, sent_messages
from bot.store.schema.documents import office_texts
from bot.store.schema.entries import entries, withdrawals
from bot.store.schema.evidence import edited_messages, evidence, open_questions, unsent_messages
from bot.store.schema.listening import line_names, measure_questions, promises
from bot.store.schema.offices import chat_divisions, chats, divisions, offices
from bot.store.schema.people import invitations, members
from bot.store.schema.plans import measures, plans, rounds, sections
from bot.store.schema.wordings import final_wordings

__all__ = [
    "chat_divisions",
    "chats",
    "divisions",
    "edited_messages",
    "entries",
    "events",
    "evidence",
    "final_wordings",
    "invitations",
    "line_names",
    "measure_questions",
    "measures",
    "members",
    "metadata",
    "office_texts",
    "offices",
    "open_questions",
    "plans",
    "promises",
    "replies",
    "rounds",
    "sections",
    "sent_messages",
    "unsent_messages",
    "withdrawals",
]
