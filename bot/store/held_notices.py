"""What was held back and why, as stored, for the digest, the board and `tamngan status`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, select

from bot.domain.notice import Cause, Held
from bot.store.schema import held_notices
from bot.store.upserts import insert_into

_AT_A_TIME = 1_000


class HeldNotices:
    """The notices that were not sent on a day; one row each, however often it was decided."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, held: Sequence[Held], now: datetime) -> None:
        """Note them; what is already known with the same reason and cost is not written again."""
        if not held:
            return
        fresh = insert_into(self._connection, held_notices)
        changed = (held_notices.c.reason != fresh.excluded.reason) | (
            held_notices.c.cost != fresh.excluded.cost
        )
        self._connection.execute(
            fresh.on_conflict_do_update(
                index_elements=["key", "day"],
                set_={
                    "reason": fresh.excluded.reason,
                    "cost": fresh.excluded.cost,
                    "cause": fresh.excluded.cause,
                    "held_at": now,
                },
                where=changed,
            ),
            [
                {
                    "key": one.key,
                    "day": one.day,
                    "office_id": one.office_id,
                    "chat_id": one.chat_id,
                    "purpose": one.purpose,
                    "why": one.why,
                    "reason": one.reason,
                    "cost": one.cost,
                    "cause": one.cause,
                    "held_at": now,
                }
                for one in held
            ],
        )

    def held_for(self, keys: Collection[str], cause: Cause) -> set[str]:
        """Those of the keys that were ever held back for that cause."""
        held: set[str] = set()
        asked = sorted(keys)
        for start in range(0, len(asked), _AT_A_TIME):
            rows = self._connection.execute(
                select(held_notices.c.key).where(
                    held_notices.c.key.in_(asked[start : start + _AT_A_TIME]), held_notices.c.cause == cause
                )
            )
            held.update(rows.scalars())
        return held

    def since(self, office_id: int, day: date) -> list[Held]:
        """What was held back of an office on that day and after it, the oldest first."""
        rows = self._connection.execute(
            select(held_notices)
            .where(held_notices.c.office_id == office_id, held_notices.c.day >= day)
            .order_by(held_notices.c.day, held_notices.c.held_at, held_notices.c.key)
        )
        return [
            Held(
                key=row.key,
                office_id=row.office_id,
                chat_id=row.chat_id,
                purpose=row.purpose,
                day=row.day,
                why=row.why,
                reason=row.reason,
                cost=row.cost,
                cause=row.cause,
            )
            for row in rows
        ]
