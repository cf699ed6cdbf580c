"""Reminders coordinators asked for, as stored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.store.schema import asked_reminders
from bot.store.upserts import among


@dataclass(frozen=True)
class AskedReminder:
    """A coordinator wants this chat reminded."""

    id: int
    office_id: int
    chat_id: str
    asked_at: datetime


class AskedReminders:
    """What coordinators asked for, office by office."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, office_id: int, chat_ids: Collection[str], now: datetime) -> None:
        """Have these chats reminded at the next tick of the clock."""
        if chat_ids:
            self._connection.execute(
                insert(asked_reminders),
                [{"office_id": office_id, "chat_id": chat_id, "asked_at": now} for chat_id in chat_ids],
            )

    def since(self, office_ids: Collection[int], moment: datetime) -> list[AskedReminder]:
        """What was asked for in these offices since then, the oldest first."""
        rows = self._connection.execute(
            select(asked_reminders)
            .where(
                among(self._connection, asked_reminders.c.office_id, office_ids),
                asked_reminders.c.asked_at >= moment,
            )
            .order_by(asked_reminders.c.asked_at, asked_reminders.c.id)
        )
        return [AskedReminder(row.id, row.office_id, row.chat_id, row.asked_at) for row in rows]
