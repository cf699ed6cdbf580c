"""Reminders that went along with a free reply, as stored: deliveries nobody pushes while the reply goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, exists, or_, select, update

from bot.domain.delivery import DeliveryOutcome, Rendered
from bot.domain.notice import Notice
from bot.store.deliveries import Deliveries
from bot.store.outcome import ReplyOutcome
from bot.store.schema import deliveries, replies

_NEWS_FOR = timedelta(hours=2)
"""How long the fate of a reply can be unknown, with room: its token lives for a minute."""


class FreeWords:
    """What was said in replies instead of pushes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, notice: Notice, now: datetime) -> bool:
        """Have the notice said by the reply being written; False when it has been said or is in line."""
        won = Deliveries(self._connection).claim([Rendered(replace(notice, cost=0), "[]")], now)
        if won:
            self._connection.execute(
                update(deliveries)
                .where(deliveries.c.key == notice.key, deliveries.c.settled_at.is_(None))
                .values(settled_at=now, outcome=DeliveryOutcome.SENT)
            )
        return bool(won)

    def take_back(self, now: datetime) -> set[int]:
        """Free the notices whose reply never went out, to be decided afresh; gives their offices."""
        said = exists().where(
            replies.c.notice_key == deliveries.c.key,
            or_(
                replies.c.outcome.is_(None), replies.c.outcome.in_([ReplyOutcome.SENT, ReplyOutcome.UNKNOWN])
            ),
        )
        unsaid = and_(
            deliveries.c.outcome == DeliveryOutcome.SENT,
            deliveries.c.attempts == 0,
            deliveries.c.settled_at >= now - _NEWS_FOR,
            ~said,
        )
        found = self._connection.execute(select(deliveries.c.id, deliveries.c.office_id).where(unsaid)).all()
        if found:
            self._connection.execute(
                update(deliveries)
                .where(deliveries.c.id.in_([row.id for row in found]))
                .values(outcome=DeliveryOutcome.LAPSED)
            )
        return {row.office_id for row in found}
