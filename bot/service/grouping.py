"""What a coordinator does about groups from the board; every act is in the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.audit import AuditAction
from bot.domain.binding import ChatBinding
from bot.errors import Refusal
from bot.service.signing_in import Visitor
from bot.store.store import Books


def rebind(books: Books, visitor: Visitor, chat_id: str, division_ids: Sequence[int], now: datetime) -> None:
    """The group speaks for these divisions of the office from now on."""
    binding = _own(books, visitor, chat_id)
    known = [division.id for division in visitor.office.divisions if division.id in division_ids]
    if not known:
        raise Refusal("web.groups.no_division")
    books.chats.bind(chat_id, binding.kind, visitor.office.id, known, now)
    books.audit.note(
        visitor.office.id,
        visitor.actor,
        AuditAction.GROUP_BOUND,
        f"chat:{chat_id}",
        now,
        {"divisions": known},
    )


def unbind(books: Books, visitor: Visitor, chat_id: str, now: datetime) -> None:
    """The group speaks for nobody any more; what it reported stays."""
    _own(books, visitor, chat_id)
    books.chats.unbind(chat_id, now)
    books.audit.note(visitor.office.id, visitor.actor, AuditAction.GROUP_UNBOUND, f"chat:{chat_id}", now)


def _own(books: Books, visitor: Visitor, chat_id: str) -> ChatBinding:
    binding = books.chats.get(chat_id)
    if binding is None or binding.office_id != visitor.office.id:
        raise Refusal("web.groups.unknown")
    return binding
