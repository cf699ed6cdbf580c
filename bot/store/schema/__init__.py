"""Every table of the store, by noun; `metadata` knows them all."""

from __future__ import annotations

from bot.store.schema.base import metadata
from bot.store.schema.conversation import events, replies, sent_messages
from bot.store.schema.deliveries import deliveries, held_notices
from bot.store.schema.entries import entries, withdrawals
from bot.store.schema.evidence import edited_messages, evidence, open_questions, unsent_messages
from bot.store.schema.listening import line_names, measure_questions, promises
from bot.store.schema.offices import chat_divisions, chats, divisions, offices
from bot.store.schema.people import invitations, members
from bot.store.schema.plans import measures, plans, rounds, sections
from bot.store.schema.reminding import (
    asked_reminders,
    chat_sizes,
    office_days,
    office_looks,
    pauses,
    quota_readings,
    switched_off_occasions,
)

__all__ = [
    "asked_reminders",
    "chat_divisions",
    "chat_sizes",
    "chats",
    "deliveries",
    "divisions",
    "edited_messages",
    "entries",
    "events",
    "evidence",
    "held_notices",
    "invitations",
    "line_names",
    "measure_questions",
    "measures",
    "members",
    "metadata",
    "office_days",
    "office_looks",
    "offices",
    "open_questions",
    "pauses",
    "plans",
    "promises",
    "quota_readings",
    "replies",
    "rounds",
    "sections",
    "sent_messages",
    "switched_off_occasions",
    "unsent_messages",
    "withdrawals",
]
