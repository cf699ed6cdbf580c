"""How people call themselves on LINE, as stored: learned later, because asking LINE takes time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, or_, select, update

from bot.store.schema import line_names
from bot.store.upserts import insert_into


@dataclass(frozen=True)
class WantedName:
    """A person whose name in a chat LINE is to be asked for."""

    office_id: int
    chat_id: str
    line_user_id: str


class LineNames:
    """The names people show in each chat; self-chosen, and never a key to anything."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def name_of(self, chat_id: str, line_user_id: str) -> str | None:
        """The name as last learned; None when it is not known yet."""
        return self._connection.execute(
            select(line_names.c.name).where(
                line_names.c.chat_id == chat_id, line_names.c.line_user_id == line_user_id
            )
        ).scalar_one_or_none()

    def of_people(self, line_user_ids: Collection[str]) -> dict[tuple[str, str], str]:
        """The names of these people as last learned, by chat and person."""
        rows = self._connection.execute(
            select(line_names.c.chat_id, line_names.c.line_user_id, line_names.c.name).where(
                line_names.c.line_user_id.in_(line_user_ids), line_names.c.name.is_not(None)
            )
        )
        return {(row.chat_id, row.line_user_id): row.name for row in rows}

    def want(
        self, office_id: int, chat_id: str, line_user_id: str, now: datetime, older_than: datetime
    ) -> None:
        """Have the name learned, unless it was, or was tried, since `older_than`."""
        self._connection.execute(
            insert_into(self._connection, line_names)
            .values(chat_id=chat_id, line_user_id=line_user_id, office_id=office_id, wanted_from=now)
            .on_conflict_do_update(
                index_elements=["chat_id", "line_user_id"],
                set_={"office_id": office_id, "wanted_from": now},
                where=(line_names.c.wanted_from.is_(None))
                & or_(line_names.c.learned_at.is_(None), line_names.c.learned_at < older_than),
            )
        )

    def take_wanted(self, now: datetime, until: datetime, limit: int) -> list[WantedName]:
        """Names to ask for now; nobody else gets them before `until`, in case this process dies."""
        rows = self._connection.execute(
            select(line_names)
            .where(line_names.c.wanted_from <= now)
            .order_by(line_names.c.wanted_from)
            .limit(limit)
            .with_for_update(skip_locked=True)
        ).all()
        for row in rows:
            self._set(row.chat_id, row.line_user_id, wanted_from=until)
        return [WantedName(row.office_id, row.chat_id, row.line_user_id) for row in rows]

    def learned(self, chat_id: str, line_user_id: str, name: str, now: datetime) -> None:
        """LINE says that the person calls themselves so."""
        self._set(chat_id, line_user_id, name=name, learned_at=now, wanted_from=None)

    def unknown(self, chat_id: str, line_user_id: str, now: datetime) -> None:
        """LINE does not say; an older name stays, and nobody asks again for a while."""
        self._set(chat_id, line_user_id, learned_at=now, wanted_from=None)

    def _set(self, chat_id: str, line_user_id: str, **facts: object) -> None:
        self._connection.execute(
            update(line_names)
            .where(line_names.c.chat_id == chat_id, line_names.c.line_user_id == line_user_id)
            .values(**facts)
        )
