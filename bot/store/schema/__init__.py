"""Every table of the store, by noun; `metadata` knows them all."""

from __future__ import annotations

from bot.store.schema.audit import audit_records
from bot.store.schema.base import metadata
from bot.store.schema.conversation import events, replies, sent_messages
from bot.store.schema.documents import office_texts
from bot.store.schema.entries import entries, withdrawals
from bot.store.schema.evidence import edited_messages, evidence, open_questions, unsent_messages
from bot.store.schema.listening import line_names, measure_questions, promises
from bot.store.schema.offices import chat_divisions, chats, divisions, offices
from bot.store.schema.people import invitations, members
from bot.store.schema.plans import measures, plans, rounds, sections
from bot.store.schema.signing import publications, sign_acts, snapshot_files, snapshots
from bot.store.schema.web import login_links, web_sessions
from bot.store.schema.wordings import final_wordings

__all__ = [
    "audit_records",
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
    "login_links",
    "measure_questions",
    "measures",
    "members",
    "metadata",
    "office_texts",
    "offices",
    "open_questions",
    "plans",
    "promises",
    "publications",
    "replies",
    "rounds",
    "sections",
    "sent_messages",
    "sign_acts",
    "snapshot_files",
    "snapshots",
    "unsent_messages",
    "web_sessions",
    "withdrawals",
]
