"""Tables of the conversation: raw events in, replies out, and what our sent messages were about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Named,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypedColumns,
    false,
    text,
)

from bot.store.outcome import ReplyOutcome
from bot.store.schema.base import metadata, partial_index
from bot.store.types import ROW_ID, UtcDateTime, word_of

UNSETTLED = text("settled_at IS NULL")
_HELD_BACK = text("settled_at IS NULL AND not_before IS NOT NULL")
_CARRYING = text("notice_key IS NOT NULL")
_FAILED = text("settled_at IS NOT NULL AND failure IS NOT NULL")
WITH_WORDS = text("settled_at IS NOT NULL AND failure IS NULL AND body <> '{}'")


class EventColumns(TypedColumns):
    """A raw webhook event. It waits until `settled_at`; settled with a `failure` it is quarantined.

    `message_id` is the message whose content the body holds, so that it can be found when unsent.
    """

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int | None] = Column(ROW_ID, ForeignKey("offices.id"))
    webhook_event_id: Named[str] = Column(unique=True)
    destination: Named[str]
    chat_key: Named[str]
    happened_at: Named[datetime] = Column(UtcDateTime())
    received_at: Named[datetime] = Column(UtcDateTime())
    body: Named[str] = Column(Text)
    attempts: Named[int] = Column(default=0)
    not_before: Named[datetime | None] = Column(UtcDateTime())
    settled_at: Named[datetime | None] = Column(UtcDateTime())
    failure: Named[str | None]
    message_id: Named[str | None]


class ReplyColumns(TypedColumns):
    """A free reply. It waits until `claimed_at`, is being sent until `settled_at`, then has an outcome.

    Settled it has no messages any more. `is_farewell` when we leave the chat after it; `notice_key` is
    the reminder it carries along, which is then not pushed.
    """

    id: Named[int] = Column(ROW_ID, primary_key=True)
    office_id: Named[int | None] = Column(ROW_ID, ForeignKey("offices.id"))
    event_id: Named[int] = Column(ROW_ID, ForeignKey("events.id"), unique=True)
    chat_id: Named[str]
    reply_token: Named[str]
    messages: Named[Any] = Column(JSON, nullable=False)
    measure_ids: Named[Any] = Column(JSON, nullable=False)
    entry_numbers: Named[Any] = Column(JSON, nullable=False)
    is_farewell: Named[bool] = Column(default=False, server_default=false())
    received_at: Named[datetime] = Column(UtcDateTime())
    created_at: Named[datetime] = Column(UtcDateTime())
    claimed_at: Named[datetime | None] = Column(UtcDateTime())
    settled_at: Named[datetime | None] = Column(UtcDateTime())
    outcome: Named[ReplyOutcome | None] = Column(word_of(ReplyOutcome))
    line_request_id: Named[str | None]
    notice_key: Named[str | None]


class SentMessageColumns(TypedColumns):
    """What one of our own messages was about, so that quoting it names the measure."""

    chat_id: Named[str]
    message_id: Named[str]
    office_id: Named[int | None] = Column(ROW_ID, ForeignKey("offices.id"))
    measure_ids: Named[Any] = Column(JSON, nullable=False)
    entry_numbers: Named[Any] = Column(JSON, nullable=False)
    sent_at: Named[datetime] = Column(UtcDateTime())


events = Table(
    "events",
    metadata,
    EventColumns,
    partial_index(UNSETTLED, "ix_events_waiting", "happened_at", "id"),
    partial_index(UNSETTLED, "ix_events_waiting_in_chat", "chat_key", "happened_at", "id"),
    partial_index(_HELD_BACK, "ix_events_held_back", "not_before", "chat_key"),
    partial_index(_FAILED, "ix_events_failed", "settled_at"),
    partial_index(WITH_WORDS, "ix_events_with_words", "settled_at"),
    Index("ix_events_message", "message_id"),
    sqlite_autoincrement=True,
)

replies = Table(
    "replies",
    metadata,
    ReplyColumns,
    partial_index(UNSETTLED, "ix_replies_unsettled", "id"),
    partial_index(UNSETTLED, "ix_replies_unsettled_in_chat", "chat_id", "id"),
    partial_index(_CARRYING, "ix_replies_notice", "notice_key"),
    sqlite_autoincrement=True,
)

sent_messages = Table(
    "sent_messages", metadata, SentMessageColumns, PrimaryKeyConstraint("chat_id", "message_id")
)
