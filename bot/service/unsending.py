"""Unsending: whoever takes a message back takes back what it said; only the fact stays.

Source: LINE Developers, "Unsend event": the content must become unseeable and unusable.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.chat import Chat
from bot.domain.evidence import EvidenceReason
from bot.service.speaking import Speaker
from bot.store.messages import Fate
from bot.store.store import Books

_FATES = frozenset({"edited_messages", "unsent_messages"})


def fate_of(books: Books, chat: Chat, message_id: str) -> Fate:
    """What became of the message since it was written, as far as we know."""
    known = ("fate", chat.id, message_id)
    return books.memory.recall(known, lambda: books.messages.fate(chat.id, message_id), _FATES)


def learn_fates(books: Books, chat: Chat, message_ids: Collection[str]) -> None:
    """Read what became of several messages of the chat at once."""
    found = books.messages.fates(chat.id, message_ids)
    books.memory.learn({("fate", chat.id, one): fate for one, fate in found.items()}, _FATES)


def unsend(
    books: Books,
    speaker: Speaker | None,
    chat: Chat,
    chat_key: str,
    message_id: str,
    unsent_at: datetime,
    now: datetime,
) -> None:
    """Withdraw the message's entries and remove its content; also when the message is still to come."""
    office_id = speaker.office.id if speaker else None
    books.messages.mark_unsent(chat.id, message_id, unsent_at, office_id)
    for entry in books.entries.in_chat(chat.id, message_id):
        books.entries.withdraw(entry.office_id, entry.number, now, message_id)
    remove_content(books, chat, chat_key, message_id, now)


def remove_content(books: Books, chat: Chat, chat_key: str, message_id: str, now: datetime) -> None:
    """Take what the message said and showed out of entries, evidence, raw events and replies.

    `chat_key` is what the chat's events are filed under. The files go soon after (`discard_forgotten`).
    """
    books.entries.forget(chat.id, message_id)
    books.evidence.forget(chat.id, message_id, EvidenceReason.UNSENT, now)
    books.measure_questions.forget(chat.id, message_id)
    books.promises.forget(chat.id, message_id)
    books.replies.forget(chat.id, message_id)
    books.inbox.forget(chat_key, message_id)
