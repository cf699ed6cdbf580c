"""Office texts, as stored: every choice an office made, so that an older document keeps its words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.domain.office_text import OfficeText
from bot.store.schema import office_texts


class OfficeTexts:
    """The words of every office's own; only ever added to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def choose(self, office_id: int, key: OfficeText, text: str | None, now: datetime) -> None:
        """From now on this is the office's text; None takes the usual words again."""
        self._connection.execute(
            insert(office_texts).values(office_id=office_id, key=key, text=text, set_at=now)
        )

    def at(self, office_id: int, instant: datetime) -> Mapping[OfficeText, str]:
        """The texts the office had chosen by that instant."""
        rows = self._connection.execute(
            select(office_texts.c.key, office_texts.c.text)
            .where(office_texts.c.office_id == office_id, office_texts.c.set_at <= instant)
            .order_by(office_texts.c.set_at, office_texts.c.id)
        )
        newest: dict[OfficeText, str | None] = {row.key: row.text for row in rows}
        return {key: text for key, text in newest.items() if text is not None}
