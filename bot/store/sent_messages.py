"""What our own messages were about, so that quoting one of them names the measure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.store.schema import sent_messages
from bot.store.upserts import insert_new


@dataclass(frozen=True)
class SentMessage:
    """The measures and entries a message of ours was about."""

    measure_ids: tuple[int, ...]
    entry_numbers: tuple[int, ...]


@dataclass(frozen=True)
class About:
    """A message LINE took from us, and the measures and entries it was about."""

    chat_id: str
    message_id: str
    office_id: int | None
    measure_ids: Sequence[int]
    entry_numbers: Sequence[int]


class SentMessages:
    """The messages LINE took from us, by the id it gave them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def remember(
        self,
        chat_id: str,
        message_id: str,
        measure_ids: Sequence[int],
        entry_numbers: Sequence[int],
        now: datetime,
        office_id: int | None = None,
    ) -> None:
        """Note what the message is about; said again, nothing changes."""
        self.remember_all([About(chat_id, message_id, office_id, measure_ids, entry_numbers)], now)

    def remember_all(self, messages: Sequence[About], now: datetime) -> None:
        """Note what each of the messages is about; said again, nothing changes."""
        insert_new(
            self._connection,
            sent_messages,
            [
                {
                    "chat_id": message.chat_id,
                    "message_id": message.message_id,
                    "office_id": message.office_id,
                    "measure_ids": json.dumps([*message.measure_ids]),
                    "entry_numbers": json.dumps([*message.entry_numbers]),
                }
                for message in messages
            ],
            same={"sent_at": now},
            written=["measure_ids", "entry_numbers"],
            unique=["chat_id", "message_id"],
        )

    def about(self, chat_id: str, message_id: str) -> SentMessage | None:
        """What the message was about, or None when it is none of ours."""
        row = self._connection.execute(
            select(sent_messages).where(
                sent_messages.c.chat_id == chat_id, sent_messages.c.message_id == message_id
            )
        ).one_or_none()
        return None if row is None else SentMessage(tuple(row.measure_ids), tuple(row.entry_numbers))
