"""Every table of the store, by noun; `metadata` knows them all."""

from __future__ import annotations

from bot.store.schema.audit import audit_records
from bot.store.schema.base import metadata
from bot.store.schema.conversation import events, replies, sent_messages
from bot.store.schema.deliveries import deliveries, held_notices
from bot.store.schema.documents import office_texts
from bot.store.schema.entries import entries, withdrawals
from bot.store.schema.evidence import edited_messages, evidence, open_questions, unsent_messages
from bot.store.schema.keeping import answer_counts, upkeep
from bot.store.schema.listening import line_names, measure_questions, promises
from bot.store.schema.offices import chat_divisions, chats, divisions, offices
from bot.store.schema.people import invitations, members
from bot.store.schema.plans import carried_measures, measures, plans, rounds, sections
from bot.store.schema.reminding import (
    asked_reminders,
    chat_sizes,
    office_days,
    office_looks,
    pauses,
    quota_readings,
    switched_off_occasions,
)
from bot.store.schema.signing import publications, sign_acts, snapshot_files, snapshots
from bot.store.schema.web import login_links, web_sessions
from bot.store.schema.wordings import final_wordings

__all__ = [
    "answer_counts",
    "asked_reminders",
    "audit_records",
    "carried_measures",
    "chat_divisions",
    "chat_sizes",
    "chats",
    "deliveries",
    "divisions",
    "edited_messages",
    "entries",
    "events",
    "evidence",
    "final_wordings",
    "held_notices",
    "invitations",
    "line_names",
    "login_links",
    "measure_questions",
    "measures",
    "members",
    "metadata",
    "office_days",
    "office_looks",
    "office_texts",
    "offices",
    "open_questions",
    "pauses",
    "plans",
    "promises",
    "publications",
    "quota_readings",
    "replies",
    "rounds",
    "sections",
    "sent_messages",
    "sign_acts",
    "snapshot_files",
    "snapshots",
    "switched_off_occasions",
    "unsent_messages",
    "upkeep",
    "web_sessions",
    "withdrawals",
]
