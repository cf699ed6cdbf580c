"""What LINE said of the month's quota, as stored."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from bot.domain.quota import Quota
from bot.store.schema import quota_readings


class QuotaReadings:
    """The readings of the installation's one LINE account; only the newest matters."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, quota: Quota) -> None:
        """Note a reading, in place of the ones before, also of one whose clock stood ahead."""
        self._connection.execute(delete(quota_readings))
        self._connection.execute(
            insert(quota_readings).values(most=quota.limit, used=quota.used, read_at=quota.read_at)
        )

    def newest(self) -> Quota | None:
        """The newest reading, however old; None before the first."""
        row = self._connection.execute(
            select(quota_readings).order_by(quota_readings.c.read_at.desc()).limit(1)
        ).one_or_none()
        return None if row is None else Quota(row.most, row.used, row.read_at)
