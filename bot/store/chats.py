"""Chats and what they are bound to, as stored."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.chat import ChatKind
from bot.domain.binding import ChatBinding
from bot.store.schema import chat_divisions, chats
from bot.store.upserts import among, insert_into


class Chats:
    """The chats TamNgan is or was in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, chat_id: str) -> ChatBinding | None:
        """What the chat is bound to, also when we have been removed from it since; None if unbound."""
        return next(iter(self._bindings(chats.c.chat_id == chat_id)), None)

    def of_office(self, office_id: int) -> list[ChatBinding]:
        """The chats bound to the office that can be written to: we have not been removed from them."""
        return self._bindings(chats.c.office_id == office_id, chats.c.left_at.is_(None))

    def of_offices(self, office_ids: Collection[int]) -> list[ChatBinding]:
        """The chats bound to these offices, those we were removed from included."""
        return self._bindings(among(self._connection, chats.c.office_id, office_ids))

    def left_since(self, moment: datetime) -> list[ChatBinding]:
        """The bound chats that we were removed from since then."""
        return self._bindings(chats.c.left_at >= moment)

    def bind(
        self, chat_id: str, kind: ChatKind, office_id: int, division_ids: Sequence[int], now: datetime
    ) -> ChatBinding:
        """From now on the chat speaks for these divisions of the office, and for no others."""
        self._note(chat_id, kind, office_id=office_id, bound_at=now, unbound_since=None, left_at=None)
        self._forget_divisions(chat_id)
        named = tuple(dict.fromkeys(division_ids))
        rows = [
            {"chat_id": chat_id, "office_id": office_id, "division_id": division_id, "position": position}
            for position, division_id in enumerate(named, start=1)
        ]
        if rows:
            self._connection.execute(insert(chat_divisions), rows)
        return ChatBinding(chat_id, kind, office_id, named)

    def unbind(self, chat_id: str, now: datetime) -> None:
        """The chat speaks for nobody any more."""
        self._forget_divisions(chat_id)
        self._connection.execute(
            update(chats)
            .where(chats.c.chat_id == chat_id)
            .values(office_id=None, bound_at=None, unbound_since=now)
        )

    def unbound_since(self, chat_id: str) -> datetime | None:
        """Since when we are in the chat without anybody having bound it; None when that is not so."""
        return self._connection.execute(
            select(chats.c.unbound_since).where(
                chats.c.chat_id == chat_id, chats.c.office_id.is_(None), chats.c.left_at.is_(None)
            )
        ).scalar_one_or_none()

    def mark_joined(self, chat_id: str, kind: ChatKind, now: datetime) -> None:
        """We were let into the chat; a binding it had before holds again."""
        self._note(chat_id, kind, joined_at=now, unbound_since=now, left_at=None)

    def mark_left(self, chat_id: str, kind: ChatKind, now: datetime) -> None:
        """We were removed from the chat; its binding rests."""
        self._note(chat_id, kind, left_at=now)

    def mark_gone(self, chat_id: str, now: datetime) -> None:
        """LINE says that we are not in the chat any more, though nobody told us; its binding rests."""
        self._connection.execute(
            update(chats).where(chats.c.chat_id == chat_id, chats.c.left_at.is_(None)).values(left_at=now)
        )

    def _note(self, chat_id: str, kind: ChatKind, **facts: object) -> None:
        known = {"kind": kind, **facts}
        self._connection.execute(
            insert_into(self._connection, chats)
            .values(chat_id=chat_id, **known)
            .on_conflict_do_update(index_elements=["chat_id"], set_=known)
        )

    def _forget_divisions(self, chat_id: str) -> None:
        self._connection.execute(delete(chat_divisions).where(chat_divisions.c.chat_id == chat_id))

    def _bindings(self, *conditions: ColumnElement[bool]) -> list[ChatBinding]:
        rows = self._connection.execute(
            select(
                chats.c.chat_id,
                chats.c.kind,
                chats.c.office_id,
                chats.c.bound_at,
                chats.c.left_at,
                chat_divisions.c.division_id,
            )
            .outerjoin(chat_divisions, chat_divisions.c.chat_id == chats.c.chat_id)
            .where(chats.c.office_id.is_not(None), *conditions)
            .order_by(chats.c.bound_at, chats.c.chat_id, chat_divisions.c.position)
        ).all()
        bindings: list[ChatBinding] = []
        for (chat_id, kind, office_id, bound_at, left_at), of_chat in groupby(rows, lambda row: row[:5]):
            division_ids = tuple(row.division_id for row in of_chat if row.division_id is not None)
            bindings.append(ChatBinding(chat_id, kind, office_id, division_ids, bound_at, left_at))
        return bindings
